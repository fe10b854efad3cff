/** A filter of change events, resolved: which tables by number, which operations, which span, which rows or transaction. */
import type { Operation } from '#shared/canonical-change-event.ts';
import type { ChangeEventFilter } from '#shared/query.ts';
import { storedValue } from '../insight/row-history-store.ts';
import { syntheticDdl } from '../insight/time-slots.ts';
import type { Sqlite } from '../sqlite.ts';
import { chosenSources } from './source-choice.ts';
import { tableFinder } from './table-finder.ts';

export interface EventFilter {
  /** Null: all. */
  readonly tables: ReadonlySet<number> | null;
  /** Those that would pass but for `excludeTable`. */
  readonly excluded: ReadonlySet<number>;
  /** Names asked for that no table has. */
  readonly unknownTables: string[];
  /** As asked for; null: all but the baseline. */
  readonly operations: ReadonlySet<string> | null;
  readonly baseline: boolean;
  readonly fromMs: number | null;
  readonly toMs: number | null;
  /** Leaves of the only rows that can pass; null: not restricted by key or transaction. Ascending. */
  readonly leaves: readonly number[] | null;
  /** Leaves of rows that can't pass, by excluded key or transaction. Empty beside `leaves`, which has them out already. Ascending. */
  readonly without: readonly number[];
}

export function resolveFilter(db: Sqlite, filter: ChangeEventFilter): EventFilter {
  return {
    ...resolveTables(db, filter),
    operations:
      filter.operation === undefined || filter.operation.length === 0 ? null : new Set<Operation>(filter.operation),
    baseline: filter.baseline ?? false,
    fromMs: filter.from === undefined ? null : Date.parse(filter.from),
    toMs: filter.to === undefined ? null : Date.parse(filter.to),
    ...resolveLeaves(db, filter),
  };
}

/** Whether events of this operation are in the list at all; the baseline only when asked for. */
export function takesOperation({ operations, baseline }: EventFilter, operation: string): boolean {
  const isBaseline = operation === 'read' || operation === syntheticDdl;
  const named = operation === syntheticDdl ? 'schema-change' : operation;
  if (operations !== null) return operations.has(named) && (!isBaseline || baseline || operation === 'read');
  return !isBaseline || baseline;
}

/** For the WHERE clause over change_event; the tables are not in it. */
export function eventConditions(filter: EventFilter): { sql: string; parameters: (string | number)[] } {
  const conditions: string[] = [];
  const parameters: (string | number)[] = [];
  if (filter.fromMs !== null) conditions.push('at_ms >= ?') && parameters.push(filter.fromMs);
  if (filter.toMs !== null) conditions.push('at_ms < ?') && parameters.push(filter.toMs);
  if (filter.operations !== null) {
    conditions.push(`operation IN (${[...filter.operations].map(() => '?').join(', ')})`);
    parameters.push(...filter.operations);
  } else if (!filter.baseline) conditions.push("operation <> 'read'");
  if (!filter.baseline)
    conditions.push("NOT (operation = 'schema-change' AND coalesce(flags, '') LIKE '%synthetic-ddl%')");
  if (filter.without.length > 0)
    conditions.push('leaf NOT IN (SELECT value FROM json_each(?))') && parameters.push(JSON.stringify(filter.without));
  return { sql: conditions.length === 0 ? '1' : conditions.join(' AND '), parameters };
}

function resolveTables(
  db: Sqlite,
  filter: ChangeEventFilter,
): Pick<EventFilter, 'tables' | 'excluded' | 'unknownTables'> {
  const { table: wanted = [], excludeTable: unwanted = [] } = filter;
  const sources = chosenSources(db, filter);
  if (sources === null && wanted.length === 0 && unwanted.length === 0)
    return { tables: null, excluded: new Set(), unknownTables: [] };
  const find = tableFinder(db);
  const [included, left] = [find(wanted), find(unwanted)];
  const tables = new Set<number>();
  const excluded = new Set<number>();
  for (const table of find.all) {
    if (sources !== null && !sources.includes(table.source)) continue;
    if (wanted.length > 0 && !included.ids.has(table.id)) continue;
    if (left.ids.has(table.id)) excluded.add(table.id);
    else tables.add(table.id);
  }
  return { tables, excluded, unknownTables: [...included.unknown, ...left.unknown] };
}

/** Keys and transactions are few rows each, found by their indexes: so several of either cost no more than their rows. */
function resolveLeaves(db: Sqlite, filter: ChangeEventFilter): Pick<EventFilter, 'leaves' | 'without'> {
  const without = new Set([
    ...leavesOfKeys(db, filter.excludeKey ?? []),
    ...leavesOfTransactions(db, filter.excludeTransaction ?? []),
  ]);
  const byKey = isGiven(filter.key) ? leavesOfKeys(db, filter.key) : null;
  const byTransaction = isGiven(filter.transaction) ? leavesOfTransactions(db, filter.transaction) : null;
  const only = byKey ?? byTransaction;
  if (only === null) return { leaves: null, without: ascending(without) };
  const passes = (leaf: number) => !without.has(leaf) && byTransaction?.has(leaf) !== false;
  return { leaves: ascending([...only].filter(passes)), without: [] };
}

function isGiven(values: readonly string[] | undefined): values is readonly string[] {
  return values !== undefined && values.length > 0;
}

function ascending(leaves: Iterable<number>): number[] {
  return [...leaves].sort((a, b) => a - b);
}

function leavesOfTransactions(db: Sqlite, names: readonly string[]): Set<number> {
  const ids = names.flatMap((name) => transactionIds(db, name));
  const list = db
    .prepare<[string], number>('SELECT leaf FROM change_event WHERE tx IN (SELECT value FROM json_each(?))')
    .pluck();
  return new Set(ids.length === 0 ? [] : list.all(JSON.stringify(ids)));
}

/** `TX-12`, or the source's own name of it, in every epoch. */
export function transactionIds(db: Sqlite, text: string): number[] {
  const own = /^TX-(\d{1,15})$/.exec(text);
  if (own !== null) return db.prepare<[number], number>('SELECT id FROM tx WHERE id = ?').pluck().all(Number(own[1]));
  return db
    .prepare<[string], number>(
      'SELECT tx.id FROM source JOIN tx ON tx.source = source.id AND tx.name = ? ORDER BY tx.epoch DESC, tx.id DESC',
    )
    .pluck()
    .all(text);
}

/** Changes of every row, of whatever table, that has one of these values in its key. */
function leavesOfKeys(db: Sqlite, texts: readonly string[]): Set<number> {
  const leaves = new Set<number>();
  if (texts.length === 0) return leaves;
  const ids = db.prepare<[], number>('SELECT id FROM source_table').pluck().all();
  const ofPart = db.prepare<[string], number>('SELECT leaf FROM key_part WHERE value = ?').pluck();
  const ofRow = db
    .prepare<[number, bigint | string], number>('SELECT leaf FROM row_change WHERE table_id = ? AND key = ?')
    .pluck();
  for (const text of texts) {
    const stored = storedValue(text);
    const key = typeof stored === 'number' ? BigInt(stored) : stored;
    for (const leaf of ofPart.all(text)) leaves.add(leaf);
    for (const id of ids) for (const leaf of ofRow.all(id, key)) leaves.add(leaf);
  }
  return leaves;
}
