/** What a row of the list can be narrowed to, opened at, linked to. Pure. */
import type { BusinessEvent } from '#shared/business-event.ts';
import type { ChangeEvent } from '#shared/canonical-change-event.ts';
import { tableLabel } from '#shared/table-name.ts';
import { codeOf, originCodes } from './events/filter-levels.ts';
import type { Filter } from './filter-syntax.ts';
import type { ListRow } from './list-rows.ts';

/** A value of the row that a filter can include or exclude. */
export interface RowValue extends Omit<Filter, 'exclude'> {
  /** The column of a key of several. */
  readonly column?: string;
}

/** In the order of the menu: tables, operations, key, source, transaction; of an event its type, branch, actor, thing. Empty for dividers. */
export function rowValues(row: ListRow): RowValue[] {
  if (row.kind === 'event') return eventValues(row.event);
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

/** The first value of the row, for the keys that include and exclude it: the type of an event, else a table. */
export function firstValue(row: ListRow): RowValue | null {
  return rowValues(row).find(({ field }) => field === 'table' || field === 'type') ?? null;
}

/** The transaction of the row; null where the source declared none. */
export function rowTransaction(row: ListRow): RowValue | null {
  return transactionValues(row)[0] ?? null;
}

/** The change that the row is, also as the only one of a table line. */
export function eventOf(row: ListRow): ChangeEvent | null {
  if (row.kind === 'change') return row.event;
  return row.kind === 'line' || row.kind === 'told' ? row.only : null;
}

/** An event is proven by the leaf of its anchor. */
export function hasProof(row: ListRow): boolean {
  return row.kind === 'event' || eventOf(row) !== null;
}

export function isSelectable(row: ListRow): boolean {
  return row.kind === 'transaction' || row.kind === 'event' || eventOf(row) !== null;
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
  if (row.kind === 'event') return row.id;
  return eventOf(row)?.eventId ?? ('transaction' in row ? row.transaction.id : null);
}

function eventValues({ type, branch, actor, entity, source }: BusinessEvent): RowValue[] {
  return [
    { field: 'type', value: type },
    ...(branch === null ? [] : [{ field: 'branch' as const, value: branch }]),
    ...(actor.value === null ? [] : [{ field: 'actor' as const, value: actor.value }]),
    ...(entity === null ? [] : [{ field: 'entity' as const, value: `${entity.type}:${entity.id}` }]),
    { field: 'origin', value: codeOf(originCodes, actor.origin) },
    { field: 'source', value: source },
  ];
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
