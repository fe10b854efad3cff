/** What identifies a row: the declared key, else the configured one, else the whole row as it was before. */
import type { CanonicalChangeEvent, ColumnValue, Row } from '#shared/canonical-change-event.ts';
import { setOwn } from './read-row.ts';
import type { TableCatalog } from './table-catalog.ts';
import type { TableName, TableSchema } from './table-schema.ts';

export interface KeyColumns {
  readonly columns: readonly string[] | null;
  readonly origin: CanonicalChangeEvent['keyOrigin'];
}

export function keyColumns(name: TableName, table: TableSchema | null, catalog: TableCatalog): KeyColumns {
  if (table !== null && table.primaryKey.length > 0) return { columns: table.primaryKey, origin: 'schema' };
  const configured = configuredKey(name, catalog);
  if (configured !== null && configured.length > 0) return { columns: configured, origin: 'configured' };
  return { columns: null, origin: 'whole-row' };
}

/** As `database.table`; where there are schemas also as `schema.table` or `database.schema.table`. */
function configuredKey(
  { source, database, schema, table }: TableName,
  catalog: TableCatalog,
): readonly string[] | null {
  const key = catalog.configuredKey(source, database, table);
  if (key !== null || schema === null) return key;
  return catalog.configuredKey(source, schema, table) ?? catalog.configuredKey(source, database, `${schema}.${table}`);
}

export interface RowKey {
  readonly key: Row | null;
  readonly origin: CanonicalChangeEvent['keyOrigin'];
  /** Given where an update changed a key column and was not sent as delete and create (Maxwell, configured keys). */
  readonly keyBefore: Row | null;
}

export function rowKey({ columns, origin }: KeyColumns, before: Row | null, after: Row | null): RowKey {
  if (columns === null) return { key: before ?? after, origin, keyBefore: null };
  const key = pick(after ?? before, columns);
  // A configured key that the table does not have identifies nothing.
  if (key === null) return { key: before ?? after, origin: 'whole-row', keyBefore: null };
  const old = after === null || before === null ? null : pick(before, columns);
  const isChanged = old !== null && columns.some((column) => old[column] !== key[column]);
  return { key, origin, keyBefore: isChanged ? old : null };
}

function pick(row: Row | null, columns: readonly string[]): Row | null {
  if (row === null) return null;
  const picked: Record<string, ColumnValue> = {};
  for (const column of columns) {
    if (!Object.hasOwn(row, column)) return null;
    setOwn(picked, column, row[column] ?? null);
  }
  return picked;
}
