/** What can be said of a span: no sign of loss, incomplete, or unknown and why. Never "complete": a stream can't prove what it does not hold. */
import type { Finding } from '#shared/coverage.ts';
import type { CoverageVerdict } from '#shared/query.ts';
import { laterOf } from './span.ts';

export interface SourceReach {
  readonly id: string;
  /** The earliest instant that was captured; null before anything was. */
  readonly since: string | null;
  readonly reconciledTo: string | null;
  /** Whether any change came after the first reading: only that can be of a transaction. */
  readonly streamed: boolean;
}

export interface VerdictInput {
  readonly from: string | null;
  readonly to: string | null;
  /** Those that touch the span. */
  readonly findings: readonly Finding[];
  readonly sources: readonly SourceReach[];
}

/** While open, nobody can say what happened meanwhile. */
const unknownWhileOpen: readonly Finding['kind'][] = [
  'silence',
  'workstation-off',
  'xa-unknown',
  'quarantine',
  'delivery-refused',
  'cannot-store',
  'retention-countdown',
  'connector-stuck',
  'unexpected-delivery',
  'receipt-out-of-order',
  'signature-failed',
];

export function verdictOf({ from, to, findings, sources }: VerdictInput): CoverageVerdict {
  const gaps = findings.filter(({ severity }) => severity === 'gap').map(({ id }) => id);
  const captured = sources.filter(({ since }) => since !== null);
  const reconciledTo = reconciled(captured);
  const why = [...reasons({ from, to, captured, reconciledTo }), ...openReasons(findings)];
  const verdict = gaps.length > 0 ? 'incomplete' : why.length > 0 ? 'unknown' : 'no-sign-of-loss';
  return { verdict, gaps, reconciledTo, why };
}

/** All sources are reconciled up to the least of them. */
function reconciled(sources: readonly SourceReach[]): string | null {
  let least: string | null = null;
  for (const { reconciledTo } of sources) {
    if (reconciledTo === null) return null;
    if (least === null || laterOf(least, reconciledTo) === least) least = reconciledTo;
  }
  return least;
}

interface Reach {
  readonly from: string | null;
  readonly to: string | null;
  readonly captured: readonly SourceReach[];
  readonly reconciledTo: string | null;
}

function reasons({ from, to, captured, reconciledTo }: Reach): string[] {
  if (captured.length === 0) return ['nothing-captured'];
  const why: string[] = [];
  const startedLate = captured.filter(
    ({ since }) => from !== null && since !== null && Date.parse(since) > Date.parse(from),
  );
  if (startedLate.length === captured.length) {
    const first = startedLate.map(({ since }) => Date.parse(since ?? '')).sort((a, b) => a - b)[0] ?? 0;
    why.push(to !== null && Date.parse(to) <= first ? 'before-capture' : 'partly-before-capture');
  }
  const isDeclaring = (source: SourceReach) => source.reconciledTo !== null || !source.streamed;
  if (reconciledTo === null) why.push(captured.every(isDeclaring) ? 'no-transaction-yet' : 'not-declared');
  else if (from !== null && Date.parse(from) > Date.parse(reconciledTo)) why.push('not-reconciled-yet');
  return why;
}

function openReasons(findings: readonly Finding[]): string[] {
  const open = findings.filter(({ kind, closedLeaf }) => closedLeaf === null && unknownWhileOpen.includes(kind));
  return [...new Set(open.map(({ kind }) => kind))];
}
