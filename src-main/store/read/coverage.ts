/** What was captured of a span, what is missing and why. */
import { rowOperations } from '#shared/canonical-change-event.ts';
import type { OperationInput, OperationOutput, Transaction } from '#shared/operations.ts';
import type { Sqlite } from '../sqlite.ts';
import { coverageVerdict } from './coverage-verdict.ts';
import { resolveFilter } from './event-filter.ts';
import { countOperations } from './event-tally.ts';
import { readFindings, touchesSpan } from './finding-row.ts';
import { chosenSources, type SourceChoice } from './source-choice.ts';
import { splitSpan } from './span-parts.ts';

type Answer = OperationOutput<'getCoverage'>;
type Span = OperationInput<'getCoverage'>;

export function getCoverage(db: Sqlite, input: Span): Answer {
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

function countsOf(db: Sqlite, input: Span): Answer['counts'] {
  const states = countTransactions(db, input);
  const sum = (...names: Transaction['state'][]) => names.reduce((total, name) => total + (states.get(name) ?? 0), 0);
  const ofSources = sourceCondition(db, input);
  const events = countOperations(db, resolveFilter(db, input));
  const epochs = db.prepare<string[], number>(`SELECT count(*) FROM epoch WHERE ${ofSources.sql}`).pluck();
  return {
    transactions: sum('complete', 'incomplete', 'open', 'no-boundary'),
    complete: sum('complete'),
    incomplete: sum('incomplete'),
    undeclared: sum('open', 'no-boundary'),
    changeEvents: [...events.values()].reduce((total, n) => total + n, 0),
    rowChanges: rowOperations.reduce((total, name) => total + (events.get(name) ?? 0), 0),
    truncates: events.get('truncate') ?? 0,
    schemaChanges: events.get('schema-change') ?? 0,
    redelivered: countRedelivered(db, input),
    epochs: epochs.get(...ofSources.parameters) ?? 0,
  };
}

/** Whole slots from the roll-ups, the parts of slots at both ends from the transactions themselves. */
function countTransactions(db: Sqlite, { from, to, ...choice }: Span): Map<Transaction['state'], number> {
  const { rollups, edges } = splitSpan(epochMs(from), epochMs(to));
  const ofSources = sourceCondition(db, choice);
  const counts = new Map<Transaction['state'], number>();
  const add = ({ state, n }: StateCount) => counts.set(state, (counts.get(state) ?? 0) + n);
  const whole = db.prepare<(string | number)[], StateCount>(
    `SELECT substr(what, 4) AS state, sum(n) AS n FROM counter
     WHERE grain_ms = ? AND start_ms >= ? AND start_ms < ? AND what LIKE 'tx:%' AND ${ofSources.sql} GROUP BY 1`,
  );
  const part = db.prepare<(string | number)[], StateCount>(
    `SELECT state, count(*) AS n FROM tx WHERE at_ms >= ? AND at_ms < ? AND ${ofSources.sql} GROUP BY 1`,
  );
  for (const { grainMs, fromMs, toMs } of rollups)
    whole.all(grainMs, fromMs, toMs, ...ofSources.parameters).forEach(add);
  for (const { fromMs, toMs } of edges) part.all(fromMs, toMs, ...ofSources.parameters).forEach(add);
  return counts;
}

interface StateCount {
  readonly state: Transaction['state'];
  readonly n: number;
}

/** Deliveries, again, of changes that are filed within the span. */
function countRedelivered(db: Sqlite, { from, to, ...choice }: Span): number {
  const ofSources = sourceCondition(db, choice);
  return (
    db
      .prepare<(string | number)[], number>(
        `SELECT count(*) FROM redelivery JOIN change_event ON change_event.leaf = of_leaf JOIN origin ON origin.id = change_event.origin
         WHERE at_ms >= ? AND at_ms < ? AND ${ofSources.sql}`,
      )
      .pluck()
      .get(epochMs(from) ?? -forever, epochMs(to) ?? forever, ...ofSources.parameters) ?? 0
  );
}

const forever = Number.MAX_SAFE_INTEGER;

function epochMs(instant: string | undefined): number | null {
  return instant === undefined ? null : Date.parse(instant);
}

/** Those that touch the span, in order; spans of several sources may overlap. */
function capturedSpans(db: Sqlite, { from, to, ...choice }: Span): Answer['captured'] {
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
