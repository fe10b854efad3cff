/** Exact counts of change events by table and operation for any span: from roll-ups, and from rows where a span cuts a slot. */

import { slotMs } from '../insight/time-slots.ts';
import type { Sqlite } from '../sqlite.ts';
import { type EventFilter, eventConditions, takesOperation } from './event-filter.ts';
import { splitSpan } from './span-parts.ts';

export interface TallyRow {
  readonly tableId: number;
  readonly operation: string;
  readonly events: number;
}

/** Filtered by time, key and transaction; by table and operation only as `passes` says, so that facets can leave their own filter out. */
export function tallyEvents(db: Sqlite, filter: EventFilter): TallyRow[] {
  if (filter.leaves !== null) return tallyLeaves(db, filter, filter.leaves);
  const { rollups, edges } = splitSpan(filter.fromMs, filter.toMs);
  const sums = new Map<string, TallyRow>();
  const whole = db.prepare<[number, number, number], TallyRow>(
    'SELECT table_id AS tableId, operation, sum(events) AS events FROM rollup WHERE grain_ms = ? AND start_ms >= ? AND start_ms < ? GROUP BY table_id, operation',
  );
  for (const { grainMs, fromMs, toMs } of rollups) for (const row of whole.all(grainMs, fromMs, toMs)) add(sums, row);
  for (const edge of edges) for (const row of tallyEdge(db, edge)) add(sums, row);
  // Roll-ups know neither keys nor transactions: what those leave out is counted by itself and taken off.
  for (const row of tallyLeaves(db, filter, filter.without)) add(sums, { ...row, events: -row.events });
  return [...sums.values()].filter(({ events }) => events > 0);
}

export function passes(filter: EventFilter, { tableId, operation }: Pick<TallyRow, 'tableId' | 'operation'>): boolean {
  return (filter.tables === null || filter.tables.has(tableId)) && takesOperation(filter, operation);
}

export function countEvents(db: Sqlite, filter: EventFilter): number {
  let total = 0;
  for (const n of countOperations(db, filter).values()) total += n;
  return total;
}

export function countOperations(db: Sqlite, filter: EventFilter): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const row of tallyEvents(db, filter))
    if (passes(filter, row)) counts.set(row.operation, (counts.get(row.operation) ?? 0) + row.events);
  return counts;
}

const operationOrSynthetic =
  "CASE WHEN operation = 'schema-change' AND coalesce(flags, '') LIKE '%synthetic-ddl%' THEN 'synthetic-ddl' ELSE operation END";

function tallyEdge(db: Sqlite, { fromMs, toMs }: { fromMs: number; toMs: number }): TallyRow[] {
  const bounds = leafBounds(db, { fromMs, toMs });
  if (bounds === null) return [];
  return db
    .prepare<[number, number, number, number], TallyRow>(
      `SELECT table_id AS tableId, ${operationOrSynthetic} AS operation, count(*) AS events FROM change_event
       WHERE leaf BETWEEN ? AND ? AND at_ms >= ? AND at_ms < ? GROUP BY 1, 2`,
    )
    .all(bounds.first, bounds.last, fromMs, toMs);
}

function tallyLeaves(db: Sqlite, filter: EventFilter, leaves: readonly number[]): TallyRow[] {
  if (leaves.length === 0) return [];
  const { sql, parameters } = eventConditions({ ...filter, operations: null, baseline: true, without: [] });
  return db
    .prepare<(string | number)[], TallyRow>(
      `SELECT table_id AS tableId, ${operationOrSynthetic} AS operation, count(*) AS events FROM change_event
       WHERE leaf IN (SELECT value FROM json_each(?)) AND ${sql} GROUP BY 1, 2`,
    )
    .all(JSON.stringify(leaves), ...parameters);
}

/** First and last leaf of the events of a span, by whole slots; null where there are none. */
export function leafBounds(
  db: Sqlite,
  span: { fromMs: number | null; toMs: number | null },
  filter?: EventFilter,
): { first: number; last: number } | null {
  const slot = splitSpan(span.fromMs, span.toMs);
  const touched = [
    ...slot.rollups,
    ...slot.edges.map(({ fromMs, toMs }) => ({ grainMs: slotMs, fromMs: Math.floor(fromMs / slotMs) * slotMs, toMs })),
  ];
  const rows = db.prepare<
    [number, number, number],
    { tableId: number; operation: string; first: number; last: number }
  >(
    `SELECT table_id AS tableId, operation, min(first_leaf) AS first, max(last_leaf) AS last FROM rollup
     WHERE grain_ms = ? AND start_ms >= ? AND start_ms < ? GROUP BY table_id, operation`,
  );
  let bounds: { first: number; last: number } | null = null;
  for (const { grainMs, fromMs, toMs } of touched)
    for (const row of rows.all(grainMs, fromMs, toMs)) {
      if (filter !== undefined && !passes(filter, row)) continue;
      bounds =
        bounds === null ? row : { first: Math.min(bounds.first, row.first), last: Math.max(bounds.last, row.last) };
    }
  return bounds;
}

function add(sums: Map<string, TallyRow>, row: TallyRow): void {
  const key = `${row.tableId}|${row.operation}`;
  const known = sums.get(key);
  sums.set(key, known === undefined ? row : { ...known, events: known.events + row.events });
}
