/** What was captured of a span, what is missing and why. */
import type { OperationInput, OperationOutput } from '#shared/operations.ts';
import { slotMs } from '../insight/time-slots.ts';
import type { Sqlite } from '../sqlite.ts';
import { coverageVerdict } from './coverage-verdict.ts';
import { resolveFilter } from './event-filter.ts';
import { countEvents } from './event-tally.ts';
import { readFindings, touchesSpan } from './finding-row.ts';
import { chosenSources, type SourceChoice } from './source-choice.ts';
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
  const ofSources = sourceCondition(db, input);
  const epochs = db.prepare<string[], number>(`SELECT count(*) FROM epoch WHERE ${ofSources.sql}`).pluck();
  return {
    transactions: sum('tx:%'),
    complete: sum('tx:complete'),
    incomplete: sum('tx:incomplete'),
    changeEvents: countEvents(db, resolveFilter(db, input)),
    redelivered: sum('redelivered'),
    epochs: epochs.get(...ofSources.parameters) ?? 0,
  };
}

/** By whole slots of ten minutes: a slot that the span cuts counts as a whole. */
function sumCounter(db: Sqlite, { from, to, ...choice }: OperationInput<'getCoverage'>, what: string): number {
  const { rollups, edges } = splitSpan(
    from === undefined ? null : Date.parse(from),
    to === undefined ? null : Date.parse(to),
  );
  const ofSources = sourceCondition(db, choice);
  const sum = db
    .prepare<(string | number)[], number>(
      `SELECT coalesce(sum(n), 0) FROM counter WHERE grain_ms = ? AND start_ms >= ? AND start_ms < ? AND what LIKE ? AND ${ofSources.sql}`,
    )
    .pluck();
  const slots = new Set(edges.map(({ fromMs }) => Math.floor(fromMs / slotMs) * slotMs));
  const ranges = [...rollups, ...[...slots].map((fromMs) => ({ grainMs: slotMs, fromMs, toMs: fromMs + 1 }))];
  return ranges.reduce(
    (total, range) => total + (sum.get(range.grainMs, range.fromMs, range.toMs, what, ...ofSources.parameters) ?? 0),
    0,
  );
}

/** Those that touch the span, in order; spans of several sources may overlap. */
function capturedSpans(db: Sqlite, { from, to, ...choice }: OperationInput<'getCoverage'>): Answer['captured'] {
  const ofSources = sourceCondition(db, choice);
  const conditions = [ofSources.sql];
  const parameters = [...ofSources.parameters];
  if (to !== undefined) conditions.push('from_at < ?') && parameters.push(new Date(to).toISOString());
  if (from !== undefined) conditions.push('to_at >= ?') && parameters.push(new Date(from).toISOString());
  return db
    .prepare<string[], { from: string; to: string }>(
      `SELECT from_at AS "from", to_at AS "to" FROM capture_span WHERE ${conditions.join(' AND ')} ORDER BY from_at, leaf`,
    )
    .all(...parameters);
}

/** Over tables that name a source by its number. */
function sourceCondition(db: Sqlite, choice: SourceChoice): { sql: string; parameters: string[] } {
  const sources = chosenSources(db, choice);
  return sources === null
    ? { sql: '1', parameters: [] }
    : { sql: 'source IN (SELECT value FROM json_each(?))', parameters: [JSON.stringify(sources)] };
}
