/** From the view to the workstation's filter: instants of the day, included and excluded tables, the operations that remain. */
import { operationSchema } from '#shared/canonical-change-event.ts';
import type { ChangeEventFilter } from '#shared/query.ts';
import { instantOf } from '#shared/zoned-time.ts';
import type { Filter, FilterField } from './filter-syntax.ts';
import type { TimelineViewState } from './view-state.ts';

/** Snapshot rows are no activity: they are shown only when asked for by name. */
const activity = operationSchema.options.filter((operation) => operation !== 'read');

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
  const included = (field: FilterField) =>
    filters.filter((filter) => filter.field === field && !filter.exclude).map(({ value }) => value);
  const excluded = (field: FilterField) =>
    filters.filter((filter) => filter.field === field && filter.exclude).map(({ value }) => value);
  const operations = remainingOperations(included('operation'), excluded('operation'));
  const tables = included('table');
  const [source] = included('source');
  const [key] = included('key');
  const [transaction] = included('transaction');
  return {
    ...(tables.length > 0 ? { table: tables } : {}),
    ...(excluded('table').length > 0 ? { excludeTable: excluded('table') } : {}),
    ...(operations === null ? {} : { operation: operations }),
    ...(operations?.includes('read') ? { baseline: true } : {}),
    ...(source === undefined ? {} : { source }),
    ...(key === undefined ? {} : { key }),
    ...(transaction === undefined ? {} : { transaction }),
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
