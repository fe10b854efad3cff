/** What was captured of a span, what is missing and why. */
import type { OperationInput, OperationOutput } from '#shared/operations.ts';
import { slotMs } from '../insight/time-slots.ts';
import type { Sqlite } from '../sqlite.ts';
import { coverageVerdict } from './coverage-verdict.ts';
import { resolveFilter } from './event-filter.ts';
import { countEvents } from './event-tally.ts';
import { readFindings, touchesSpan } from './finding-row.ts';
import { splitSpan } from './span-parts.ts';

type Answer = OperationOutput<'getCoverage'>;

export function getCoverage(db: Sqlite, input: OperationInput<'getCoverage'>): Answer {
  const { where, parameters } = touchesSpan(input);
  return {
    from: input.from ?? null,
    to: input.to ?? null,
    verdict: coverageVerdict(db, input),
    findings: readFindings(db, where, parameters),
    counts: countsOf(db, input),
    captured: capturedSpans(db, input),
  };
}

function countsOf(db: Sqlite, input: OperationInput<'getCoverage'>): Answer['counts'] {
  const sum = (what: string) => sumCounter(db, input, what);
  const source = input.source === undefined ? '1' : 'source = (SELECT id FROM source WHERE name = ?)';
  const epochs = db.prepare<string[], number>(`SELECT count(*) FROM epoch WHERE ${source}`).pluck();
  return {
    transactions: sum('tx:%'),
    complete: sum('tx:complete'),
    incomplete: sum('tx:incomplete'),
    changeEvents: countEvents(db, resolveFilter(db, input)),
    redelivered: sum('redelivered'),
    epochs: epochs.get(...(input.source === undefined ? [] : [input.source])) ?? 0,
  };
}

/** By whole slots of ten minutes: a slot that the span cuts counts as a whole. */
function sumCounter(db: Sqlite, { from, to, source }: OperationInput<'getCoverage'>, what: string): number {
  const { rollups, edges } = splitSpan(
    from === undefined ? null : Date.parse(from),
    to === undefined ? null : Date.parse(to),
  );
  const ofSource = source === undefined ? '1' : 'source = (SELECT id FROM source WHERE name = ?)';
  const sum = db
    .prepare<(string | number)[], number>(
      `SELECT coalesce(sum(n), 0) FROM counter WHERE grain_ms = ? AND start_ms >= ? AND start_ms < ? AND what LIKE ? AND ${ofSource}`,
    )
    .pluck();
  const slots = new Set(edges.map(({ fromMs }) => Math.floor(fromMs / slotMs) * slotMs));
  const ranges = [...rollups, ...[...slots].map((fromMs) => ({ grainMs: slotMs, fromMs, toMs: fromMs + 1 }))];
  return ranges.reduce(
    (total, range) =>
      total + (sum.get(range.grainMs, range.fromMs, range.toMs, what, ...(source === undefined ? [] : [source])) ?? 0),
    0,
  );
}

/** Those that touch the span, in order; spans of several sources may overlap. */
function capturedSpans(db: Sqlite, { from, to, source }: OperationInput<'getCoverage'>): Answer['captured'] {
  const conditions: string[] = [];
  const parameters: string[] = [];
  if (source !== undefined)
    conditions.push('source = (SELECT id FROM source WHERE name = ?)') && parameters.push(source);
  if (to !== undefined) conditions.push('from_at < ?') && parameters.push(new Date(to).toISOString());
  if (from !== undefined) conditions.push('to_at >= ?') && parameters.push(new Date(from).toISOString());
  return db
    .prepare<string[], { from: string; to: string }>(
      `SELECT from_at AS "from", to_at AS "to" FROM capture_span ${conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`} ORDER BY from_at, leaf`,
    )
    .all(...parameters);
}
