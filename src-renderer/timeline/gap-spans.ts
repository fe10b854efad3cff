/** What of a span is not covered: gaps found, and time that the capture did not reach though it could have. Pure. */
import type { Finding } from '#shared/coverage.ts';
import type { OperationOutput } from '#shared/operations.ts';
import type { GapSpan } from './list-rows.ts';

interface Coverage {
  readonly findings: readonly Finding[];
  readonly captured: readonly { readonly from: string; readonly to: string }[];
}

interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Shorter holes between two captured spans are how spans are counted, not absence. */
const SHORTEST_HOLE_MS = 1000;

/** Gaps that touch the span, oldest first; holes in the capture that no gap explains come along without a finding. */
export function gapSpans(coverage: Coverage, span: Span, nowMs: number): GapSpan[] {
  const found = coverage.findings
    .filter(({ severity }) => severity === 'gap')
    .map((finding) => findingSpan(finding, nowMs));
  const holes = capturedHoles(coverage.captured, span)
    .filter((hole) => !found.some((gap) => gap.fromMs < hole.toMs && gap.toMs > hole.fromMs))
    .map((hole) => ({ ...hole, id: `hole-${hole.fromMs}`, findingId: null }));
  return [...found, ...holes]
    .filter((gap) => gap.fromMs < span.toMs && gap.toMs >= span.fromMs)
    .sort((a, b) => a.fromMs - b.fromMs);
}

/** What came late was captured too: from the first late change to where the source's own counts agree. Null where nothing was late. */
export function lateSpan(
  { findings, verdict }: Pick<OperationOutput<'getCoverage'>, 'findings' | 'verdict'>,
  nowMs: number,
): Span | null {
  const late = findings.filter(({ kind }) => kind === 'late');
  if (late.length === 0 || verdict.reconciledTo === null) return null;
  const fromMs = Math.min(...late.map(({ from }) => Date.parse(from)));
  const received = Math.max(...late.map(({ to }) => (to === null ? nowMs : Date.parse(to))));
  const toMs = Math.min(received, Date.parse(verdict.reconciledTo));
  return toMs > fromMs ? { fromMs, toMs } : null;
}

/** Holes between the first and the last captured moment; before and after them nothing was promised. */
export function capturedHoles(captured: Coverage['captured'], span: Span): Span[] {
  const spans = captured
    .map(({ from, to }) => ({ fromMs: Date.parse(from), toMs: Date.parse(to) }))
    .sort((a, b) => a.fromMs - b.fromMs);
  const holes: Span[] = [];
  let reached: number | null = null;
  for (const { fromMs, toMs } of spans) {
    if (reached !== null && fromMs - reached > SHORTEST_HOLE_MS) holes.push({ fromMs: reached, toMs: fromMs });
    reached = Math.max(reached ?? toMs, toMs);
  }
  return holes.filter((hole) => hole.fromMs < span.toMs && hole.toMs > span.fromMs);
}

function findingSpan(finding: Finding, nowMs: number): GapSpan {
  const fromMs = Date.parse(finding.from);
  return {
    id: finding.id,
    findingId: finding.id,
    fromMs,
    toMs: finding.to === null ? Math.max(nowMs, fromMs) : Date.parse(finding.to),
  };
}
