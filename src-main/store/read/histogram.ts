/** Change events over time: exact, from roll-ups where buckets are whole slots or days, from rows where they are finer. */
import type { OperationInput, OperationOutput } from '#shared/operations.ts';
import { dayMs, dayName, slotMs, slotStart } from '../insight/time-slots.ts';
import type { Sqlite } from '../sqlite.ts';
import { type EventFilter, eventConditions, resolveFilter } from './event-filter.ts';
import { leafBounds, passes } from './event-tally.ts';

type Answer = OperationOutput<'getHistogram'>;

interface Cell {
  readonly atMs: number;
  readonly tableId: number;
  readonly operation: string;
  readonly events: number;
}

interface Grid {
  readonly originMs: number;
  readonly endMs: number;
  readonly bucketMs: number;
  /** Grain of the roll-up that gives it; null: the rows themselves. */
  readonly grainMs: number | null;
}

export function getHistogram(db: Sqlite, input: OperationInput<'getHistogram'>): Answer {
  const filter = resolveFilter(db, input);
  const unknownTables = [...filter.unknownTables];
  const days = daysWithEvents(db, filter);
  const grid = gridOf(db, filter, input.buckets);
  if (grid === null)
    return { from: input.from ?? '', to: input.to ?? '', bucketMs: slotMs, buckets: [], days, unknownTables };
  const count = Math.max(1, Math.ceil((grid.endMs - grid.originMs) / grid.bucketMs));
  const buckets: Answer['buckets'] = Array.from({ length: count }, (_, index) => ({
    from: new Date(grid.originMs + index * grid.bucketMs).toISOString(),
    events: 0,
    creates: 0,
    updates: 0,
    deletes: 0,
    other: 0,
  }));
  for (const cell of cellsOf(db, filter, grid)) {
    const bucket = buckets[Math.floor((cell.atMs - grid.originMs) / grid.bucketMs)];
    if (bucket !== undefined && passes(filter, cell)) add(bucket, cell);
  }
  const from = new Date(grid.originMs).toISOString();
  return {
    from,
    to: new Date(grid.originMs + count * grid.bucketMs).toISOString(),
    bucketMs: grid.bucketMs,
    buckets,
    days,
    unknownTables,
  };
}

function add(bucket: Answer['buckets'][number], { operation, events }: Cell): void {
  bucket.events += events;
  if (operation === 'create') bucket.creates += events;
  else if (operation === 'update') bucket.updates += events;
  else if (operation === 'delete') bucket.deletes += events;
  else bucket.other += events;
}

/** Buckets begin on whole slots or Peruvian days where they are at least that long; finer ones begin where the span does. */
function gridOf(db: Sqlite, filter: EventFilter, buckets: number): Grid | null {
  const span = filter.fromMs !== null && filter.toMs !== null ? null : spanOfEvents(db, filter);
  const fromMs = filter.fromMs ?? span?.fromMs ?? null;
  const toMs = filter.toMs ?? span?.toMs ?? null;
  if (fromMs === null || toMs === null || fromMs >= toMs) return null;
  const wanted = (toMs - fromMs) / buckets;
  const grainMs = wanted >= dayMs ? dayMs : wanted >= slotMs ? slotMs : null;
  if (grainMs === null || filter.leaves !== null) {
    const bucketMs = Math.max(1000, Math.ceil(wanted / 1000) * 1000);
    return { originMs: fromMs, endMs: toMs, bucketMs, grainMs: null };
  }
  const bucketMs = Math.ceil(wanted / grainMs) * grainMs;
  return { originMs: slotStart(grainMs, fromMs), endMs: toMs, bucketMs, grainMs };
}

function spanOfEvents(db: Sqlite, filter: EventFilter): { fromMs: number; toMs: number } | null {
  const rows = db
    .prepare<[number], { tableId: number; operation: string; first: number; last: number }>(
      'SELECT table_id AS tableId, operation, min(start_ms) AS first, max(start_ms) AS last FROM rollup WHERE grain_ms = ? AND events > 0 GROUP BY table_id, operation',
    )
    .all(slotMs)
    .filter((row) => passes(filter, row));
  if (rows.length === 0) return null;
  return {
    fromMs: Math.min(...rows.map(({ first }) => first)),
    toMs: Math.max(...rows.map(({ last }) => last)) + slotMs,
  };
}

/** A roll-up can't cut a slot: whole slots of the first and last bucket are read from rows where the span cuts them. */
function cellsOf(db: Sqlite, filter: EventFilter, grid: Grid): Cell[] {
  const fromMs = filter.fromMs ?? grid.originMs;
  const toMs = filter.toMs ?? grid.endMs;
  if (grid.grainMs === null) return rowCells(db, filter, { fromMs, toMs, grid });
  const first = slotStart(slotMs, fromMs) === fromMs ? fromMs : slotStart(slotMs, fromMs) + slotMs;
  const last = slotStart(slotMs, toMs);
  if (first >= last) return rowCells(db, filter, { fromMs, toMs, grid });
  const edges = [
    ...(fromMs < first ? rowCells(db, filter, { fromMs, toMs: first, grid }) : []),
    ...(last < toMs ? rowCells(db, filter, { fromMs: last, toMs, grid }) : []),
  ];
  return [...rollupCells(db, first, last), ...withoutCells(db, filter, { fromMs: first, toMs: last, grid }), ...edges];
}

/** Roll-ups know neither keys nor transactions: what those leave out is counted from its rows, to be taken off. */
function withoutCells(db: Sqlite, filter: EventFilter, span: { fromMs: number; toMs: number; grid: Grid }): Cell[] {
  if (filter.without.length === 0) return [];
  const cells = rowCells(db, { ...filter, leaves: filter.without, without: [] }, span);
  return cells.map((cell) => ({ ...cell, events: -cell.events }));
}

function rollupCells(db: Sqlite, fromMs: number, toMs: number): Cell[] {
  return db
    .prepare<[number, number, number], Cell>(
      'SELECT start_ms AS atMs, table_id AS tableId, operation, events FROM rollup WHERE grain_ms = ? AND start_ms >= ? AND start_ms < ? AND events > 0',
    )
    .all(slotMs, fromMs, toMs);
}

function rowCells(
  db: Sqlite,
  filter: EventFilter,
  { fromMs, toMs, grid }: { fromMs: number; toMs: number; grid: Grid },
): Cell[] {
  const bounds =
    filter.leaves === null ? leafBounds(db, { fromMs, toMs }, filter) : { first: 0, last: Number.MAX_SAFE_INTEGER };
  if (bounds === null) return [];
  const { sql, parameters } = eventConditions({ ...filter, fromMs, toMs });
  const few = filter.leaves === null ? '1' : 'leaf IN (SELECT value FROM json_each(?))';
  return db
    .prepare<(string | number)[], Cell>(
      `SELECT ? + CAST((at_ms - ?) / ? AS INTEGER) * ? AS atMs, table_id AS tableId, operation, count(*) AS events FROM change_event
       WHERE leaf BETWEEN ? AND ? AND ${few} AND ${sql} GROUP BY 1, 2, 3`,
    )
    .all(
      grid.originMs,
      grid.originMs,
      grid.bucketMs,
      grid.bucketMs,
      bounds.first,
      bounds.last,
      ...(filter.leaves === null ? [] : [JSON.stringify(filter.leaves)]),
      ...parameters,
    );
}

/** Peruvian days on which anything was captured, whatever the time asked for: what a day switcher offers. */
function daysWithEvents(db: Sqlite, filter: EventFilter): string[] {
  const rows = db
    .prepare<[number], { startMs: number; tableId: number; operation: string }>(
      'SELECT start_ms AS startMs, table_id AS tableId, operation FROM rollup WHERE grain_ms = ? AND events > 0 ORDER BY start_ms',
    )
    .all(dayMs);
  return [...new Set(rows.filter((row) => passes(filter, row)).map(({ startMs }) => dayName(startMs)))];
}
