/** From the view to the workstation's filter: instants of the day, included and excluded values, the operations that remain. */
import { operationSchema } from '#shared/canonical-change-event.ts';
import type { ChangeEventFilter } from '#shared/query.ts';
import { instantOf } from '#shared/zoned-time.ts';
import type { Filter, FilterField } from './filter-syntax.ts';
import type { TimelineViewState } from './view-state.ts';

/** Snapshot rows are no activity: they are shown only when asked for by name. */
const activity = operationSchema.options.filter((operation) => operation !== 'read');

/** Every operation is excluded: no transaction has an empty name. */
const nothing: ChangeEventFilter = { transaction: [''] };

export interface DayBounds {
  readonly from: string;
  readonly to: string;
}

export function dayBounds(day: string, zone: string): DayBounds {
  return { from: instantOf(day, '00:00', zone), to: instantOf(day, '24:00', zone) };
}

/** The bounds of the view: its span where it has one, else its day. */
export function viewBounds(day: string, span: TimelineViewState['span'], zone: string): DayBounds {
  return span === null
    ? dayBounds(day, zone)
    : { from: instantOf(day, span.from, zone), to: instantOf(day, span.to, zone) };
}

export function filterQuery(filters: readonly Filter[]): ChangeEventFilter {
  const values = (field: FilterField, exclude: boolean) =>
    filters.filter((filter) => filter.field === field && filter.exclude === exclude).map(({ value }) => value);
  const operations = remainingOperations(values('operation', false), values('operation', true));
  const lists = {
    table: values('table', false),
    excludeTable: values('table', true),
    source: values('source', false),
    excludeSource: values('source', true),
    key: values('key', false),
    excludeKey: values('key', true),
    transaction: values('transaction', false),
    excludeTransaction: values('transaction', true),
  };
  // An empty list would be no filter at all.
  if (operations?.length === 0) return nothing;
  return {
    ...Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)),
    ...(operations === null ? {} : { operation: operations }),
    ...(operations?.includes('read') ? { baseline: true } : {}),
  };
}

function remainingOperations(
  included: readonly string[],
  excluded: readonly string[],
): ChangeEventFilter['operation'] | null {
  if (included.length === 0 && excluded.length === 0) return null;
  const base =
    included.length > 0 ? operationSchema.options.filter((operation) => included.includes(operation)) : activity;
  return base.filter((operation) => !excluded.includes(operation));
}
