/** Change events in the order received, page by page: a page begins right behind the last row of the page before, whatever was appended meanwhile. */
import type { OperationInput, OperationOutput } from '#shared/operations.ts';
import { type JoinedEventRow, joinedEventColumns, joinedEventTables, toChangeEvent } from '../insight/event-row.ts';
import type { Sqlite } from '../sqlite.ts';
import { coverageVerdict } from './coverage-verdict.ts';
import { type EventFilter, eventConditions, resolveFilter } from './event-filter.ts';
import { countEvents, leafBounds } from './event-tally.ts';
import { decodeCursor, encodeCursor, pageScope } from './page-cursor.ts';

/** Up to so many tables are read each by its own index and merged; more, in one scan. */
const mergedTables = 12;

export interface LeafPage {
  readonly order: 'oldest' | 'newest';
  /** The leaf behind which the page begins; null: the beginning. */
  readonly after: number | null;
  readonly limit: number;
}

export function listChangeEvents(
  db: Sqlite,
  input: OperationInput<'listChangeEvents'>,
): OperationOutput<'listChangeEvents'> {
  const { limit, order, cursor } = input;
  const scope = pageScope('listChangeEvents', input);
  const filter = resolveFilter(db, input);
  const [after = null] = decodeCursor(scope, cursor) ?? [];
  const leaves = pageOfLeaves(db, filter, { order, after, limit: limit + 1 });
  const shown = leaves.slice(0, limit);
  const last = shown.at(-1);
  const truncated = leaves.length > limit;
  return {
    items: readEvents(db, shown),
    total: countEvents(db, filter),
    totalIsExact: true,
    returned: shown.length,
    truncated,
    next: truncated && last !== undefined ? encodeCursor(scope, [last]) : null,
    unknownTables: filter.unknownTables,
    coverage: coverageVerdict(db, input),
  };
}

export function readEvents(db: Sqlite, leaves: readonly number[]) {
  const one = db.prepare<[number], JoinedEventRow>(
    `SELECT ${joinedEventColumns} FROM ${joinedEventTables} WHERE change_event.leaf = ?`,
  );
  return leaves.flatMap((leaf) => {
    const row = one.get(leaf);
    return row === undefined ? [] : [toChangeEvent(row)];
  });
}

export function pageOfLeaves(db: Sqlite, filter: EventFilter, page: LeafPage): number[] {
  const bounds = filter.leaves === null ? leafBounds(db, filter, filter) : { first: 0, last: Number.MAX_SAFE_INTEGER };
  if (bounds === null) return [];
  const range = rangeOf(bounds, page);
  if (filter.leaves !== null) return pageOfFew(db, filter, range, page);
  const tables = filter.tables === null ? null : [...filter.tables];
  if (tables === null || tables.length > mergedTables) return scan(db, filter, { ...page, ...range, tables });
  const lists = tables.flatMap((table) => scan(db, filter, { ...page, ...range, tables: [table] }));
  return lists.sort(page.order === 'oldest' ? ascending : descending).slice(0, page.limit);
}

interface Range {
  readonly first: number;
  readonly last: number;
}

function rangeOf({ first, last }: Range, { order, after }: LeafPage): Range {
  if (after === null) return { first, last };
  return order === 'oldest' ? { first: Math.max(first, after + 1), last } : { first, last: Math.min(last, after - 1) };
}

function scan(
  db: Sqlite,
  filter: EventFilter,
  { first, last, order, limit, tables }: Range & LeafPage & { tables: readonly number[] | null },
): number[] {
  const { sql, parameters } = eventConditions(filter);
  const [only] = tables ?? [];
  // The unary plus keeps SQLite from choosing an index by table where one scan in the order of leaves is meant.
  const inTables =
    tables === null ? '1' : tables.length === 1 ? 'table_id = ?' : '+table_id IN (SELECT value FROM json_each(?))';
  const tableParameters = tables === null ? [] : tables.length === 1 ? [only ?? -1] : [JSON.stringify(tables)];
  return db
    .prepare<(string | number)[], number>(
      `SELECT leaf FROM change_event WHERE leaf BETWEEN ? AND ? AND ${inTables} AND ${sql} ORDER BY leaf ${order === 'oldest' ? 'ASC' : 'DESC'} LIMIT ?`,
    )
    .pluck()
    .all(first, last, ...tableParameters, ...parameters, limit);
}

function pageOfFew(db: Sqlite, filter: EventFilter, { first, last }: Range, { order, limit }: LeafPage): number[] {
  const { sql, parameters } = eventConditions(filter);
  const candidates = (filter.leaves ?? []).filter((leaf) => leaf >= first && leaf <= last);
  const inTables = filter.tables === null ? '1' : 'table_id IN (SELECT value FROM json_each(?))';
  const tableParameters = filter.tables === null ? [] : [JSON.stringify([...filter.tables])];
  return db
    .prepare<(string | number)[], number>(
      `SELECT leaf FROM change_event WHERE leaf IN (SELECT value FROM json_each(?)) AND ${inTables} AND ${sql} ORDER BY leaf ${order === 'oldest' ? 'ASC' : 'DESC'} LIMIT ?`,
    )
    .pluck()
    .all(JSON.stringify(candidates), ...tableParameters, ...parameters, limit);
}

function ascending(a: number, b: number): number {
  return a - b;
}

function descending(a: number, b: number): number {
  return b - a;
}
