/** From the view's filters to the workstation's filter of business events. Pure. */
import type { BusinessEventFilter } from '#shared/business-operations.ts';
import type { Filter, FilterField } from '../filter-syntax.ts';
import { bandCodes, originCodes } from './filter-levels.ts';

/** No rule has this type: what excludes every value shows nothing, rather than all. */
const NOTHING: BusinessEventFilter = { type: ['-'] };

export function eventQuery(filters: readonly Filter[]): BusinessEventFilter {
  const values = (field: FilterField, exclude: boolean) =>
    filters.filter((filter) => filter.field === field && filter.exclude === exclude).map(({ value }) => value);
  const lists = {
    type: values('type', false),
    excludeType: values('type', true),
    branch: values('branch', false),
    excludeBranch: values('branch', true),
    actor: values('actor', false),
    excludeActor: values('actor', true),
    entity: values('entity', false),
    excludeEntity: values('entity', true),
    source: values('source', false),
    excludeSource: values('source', true),
    origin: known(originCodes, values('origin', false)),
    excludeOrigin: known(originCodes, values('origin', true)),
  };
  const band = remainingBands(values('band', false), values('band', true));
  if (band?.length === 0) return NOTHING;
  return {
    ...Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)),
    ...(band === null ? {} : { band }),
    ...sensitivity(filters),
  };
}

function remainingBands(included: readonly string[], excluded: readonly string[]): BusinessEventFilter['band'] | null {
  if (included.length === 0 && excluded.length === 0) return null;
  const names = Object.keys(bandCodes).filter(
    (name) => (included.length === 0 || included.includes(name)) && !excluded.includes(name),
  );
  return known(bandCodes, names);
}

function sensitivity(filters: readonly Filter[]): BusinessEventFilter {
  const filter = filters.find(({ field }) => field === 'sensitive');
  return filter === undefined ? {} : { sensitive: !filter.exclude };
}

function known<V extends string>(codes: Readonly<Record<string, V>>, names: readonly string[]): V[] {
  return names.flatMap((name) => codes[name] ?? []);
}
