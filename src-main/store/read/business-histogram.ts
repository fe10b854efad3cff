/** Business events over time, counted exactly from the events themselves; and how many row changes they tell. */
import type { OperationInput, OperationOutput } from '#shared/operations.ts';
import type { Sqlite } from '../sqlite.ts';
import { businessConditions, type Conditions } from './business-filter.ts';

type Answer = OperationOutput<'getBusinessHistogram'>;

interface Cell {
  readonly bucket: number;
  readonly events: number;
  readonly sensitive: number;
}

export function getBusinessHistogram(db: Sqlite, input: OperationInput<'getBusinessHistogram'>): Answer {
  const conditions = businessConditions(db, input);
  const span = spanOf(db, input, conditions);
  const totals = { events: 0, sensitive: 0, rows: 0 };
  if (span === null) return { from: input.from ?? '', to: input.to ?? '', bucketMs: 1000, buckets: [], totals };
  const { fromMs, toMs } = span;
  const bucketMs = Math.max(1000, Math.ceil((toMs - fromMs) / input.buckets / 1000) * 1000);
  const count = Math.max(1, Math.ceil((toMs - fromMs) / bucketMs));
  const buckets = Array.from({ length: count }, (_, index) => ({
    from: new Date(fromMs + index * bucketMs).toISOString(),
    events: 0,
    sensitive: 0,
  }));
  for (const { bucket, events, sensitive } of cellsOf(db, conditions, fromMs, bucketMs)) {
    const cell = buckets[bucket];
    if (cell === undefined) continue;
    cell.events = events;
    cell.sensitive = sensitive;
    totals.events += events;
    totals.sensitive += sensitive;
  }
  totals.rows = rowsOf(db, conditions);
  return {
    from: new Date(fromMs).toISOString(),
    to: new Date(fromMs + count * bucketMs).toISOString(),
    bucketMs,
    buckets,
    totals,
  };
}

/** As asked for, else from the first to the last of the events; null where there are none. */
function spanOf(
  db: Sqlite,
  { from, to }: OperationInput<'getBusinessHistogram'>,
  { sql, parameters }: Conditions,
): { fromMs: number; toMs: number } | null {
  const found = db
    .prepare<(string | number)[], { first: number | null; last: number | null }>(
      `SELECT min(at_ms) AS first, max(at_ms) AS last FROM business_event WHERE ${sql}`,
    )
    .get(...parameters);
  const fromMs = from === undefined ? (found?.first ?? null) : Date.parse(from);
  const toMs = to === undefined ? (found?.last == null ? null : found.last + 1) : Date.parse(to);
  return fromMs === null || toMs === null || fromMs >= toMs ? null : { fromMs, toMs };
}

function cellsOf(db: Sqlite, { sql, parameters }: Conditions, fromMs: number, bucketMs: number): Cell[] {
  return db
    .prepare<(string | number)[], Cell>(
      `SELECT CAST((at_ms - ?) / ? AS INTEGER) AS bucket, count(*) AS events,
        sum(rule IN (SELECT id FROM rule WHERE sensitive = 1)) AS sensitive
       FROM business_event WHERE ${sql} GROUP BY bucket`,
    )
    .all(fromMs, bucketMs, ...parameters);
}

/** Rows of the events and of those that they gather, each once; of a bulk also those that its evidence does not list. */
function rowsOf(db: Sqlite, { sql, parameters }: Conditions): number {
  const told = `SELECT id, rows, evidence FROM business_event WHERE ${sql}
    UNION SELECT id, rows, evidence FROM business_event WHERE absorbed_by IN (SELECT id FROM business_event WHERE ${sql})`;
  const row = db
    .prepare<(string | number)[], { listed: number; rows: number; leaves: number }>(
      `WITH told AS MATERIALIZED (${told}), leaf AS (SELECT told.id, item.value FROM told, json_each(told.evidence) AS part, json_each(part.value) AS item)
       SELECT (SELECT coalesce(sum(rows), 0) FROM told) AS rows, (SELECT count(*) FROM (SELECT DISTINCT id, value FROM leaf)) AS listed,
        (SELECT count(DISTINCT value) FROM leaf) AS leaves`,
    )
    .get(...parameters, ...parameters);
  return row === undefined ? 0 : row.leaves + Math.max(0, row.rows - row.listed);
}
