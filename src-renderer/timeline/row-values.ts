/** What a row of the list can be narrowed to, opened at, linked to. Pure. */
import type { ChangeEvent } from '#shared/canonical-change-event.ts';
import { tableLabel } from '#shared/table-name.ts';
import type { Filter } from './filter-syntax.ts';
import type { ListRow } from './list-rows.ts';

/** A value of the row that a filter can include or exclude. */
export interface RowValue extends Omit<Filter, 'exclude'> {
  /** The column of a key of several. */
  readonly column?: string;
}

/** In the order of the menu: tables, operations, key, source, transaction. Empty for dividers. */
export function rowValues(row: ListRow): RowValue[] {
  const event = eventOf(row);
  if (event)
    return [
      { field: 'table', value: tableLabel(event) },
      { field: 'operation', value: event.operation },
      ...keyValues(event),
      { field: 'source', value: event.source },
      ...transactionValues(row),
    ];
  if (!('transaction' in row)) return [];
  const parts = row.kind === 'line' ? [row.line] : row.transaction.tables;
  return [
    ...distinct(parts.map(({ table }) => table)).map((value) => ({ field: 'table' as const, value })),
    ...distinct(parts.map(({ operation }) => operation)).map((value) => ({ field: 'operation' as const, value })),
    { field: 'source', value: row.transaction.source },
    ...transactionValues(row),
  ];
}

/** The first table of the row, for the keys that include and exclude it. */
export function rowTable(row: ListRow): RowValue | null {
  return rowValues(row).find(({ field }) => field === 'table') ?? null;
}

/** The transaction of the row; null where the source declared none. */
export function rowTransaction(row: ListRow): RowValue | null {
  return transactionValues(row)[0] ?? null;
}

/** The change that the row is, also as the only one of a table line. */
export function eventOf(row: ListRow): ChangeEvent | null {
  if (row.kind === 'change') return row.event;
  return row.kind === 'line' ? row.only : null;
}

export function isSelectable(row: ListRow): boolean {
  return row.kind === 'transaction' || eventOf(row) !== null;
}

export function selectionOf(row: ListRow): string {
  return eventOf(row)?.eventId ?? row.id;
}

/** By its own id, or as the table line of this only change. */
export function isCalled(row: ListRow, id: string | null): boolean {
  return id !== null && (row.id === id || eventOf(row)?.eventId === id);
}

/** Id of the change or transaction that a link to the row opens; null for dividers. */
export function linkedBy(row: ListRow): string | null {
  return eventOf(row)?.eventId ?? ('transaction' in row ? row.transaction.id : null);
}

function transactionValues(row: ListRow): RowValue[] {
  const value = row.kind === 'change' ? row.event.transactionId : 'transaction' in row ? row.transaction.id : null;
  return value === null ? [] : [{ field: 'transaction', value }];
}

/** A whole row standing in for a key is no value to look for. */
function keyValues({ key, keyOrigin }: ChangeEvent): RowValue[] {
  const columns = keyOrigin === 'whole-row' ? [] : Object.entries(key ?? {}).filter(([, value]) => value !== null);
  return columns.map(([column, value]) => ({
    field: 'key',
    value: String(value),
    ...(columns.length > 1 ? { column } : {}),
  }));
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
