/** What the lanes, the facets and the count line say of the day: histogram, facets, coverage, each failing alone; of events where they are shown. */
import { useMemo } from 'react';
import type { OperationOutput } from '#shared/operations.ts';
import type { ChangeEventFilter } from '#shared/query.ts';
import { useOperation } from '../api/use-operation.ts';
import { useNow } from '../ui/use-now.ts';
import { isEventLevel } from './events/filter-levels.ts';
import { useEventFacts } from './events/use-event-facts.ts';
import { gapSpans } from './gap-spans.ts';
import { countsBeyond, operationCounts } from './operation-counts.ts';
import { type DayBounds, dayBounds, filterQuery, viewBounds } from './timeline-query.ts';
import type { TimelineController } from './use-view.ts';

/** Ten minutes a bucket on a day of 24 hours. */
const BUCKETS = 144;

export function useDayFacts(controller: TimelineController) {
  const { view, day, zone, known } = controller;
  const now = useNow(30_000);
  const bounds = useMemo(() => dayBounds(day, zone), [day, zone]);
  const filter = useMemo(() => filterQuery(view.filters), [view.filters]);
  const shown = useMemo(() => viewBounds(day, view.span, zone), [day, view.span, zone]);
  const options = { enabled: known, keep: true } as const;
  const ofChanges = { enabled: known && !isEventLevel(view.zoom), keep: true } as const;
  const events = useEventFacts(controller, { bounds, shown });
  const histogram = useOperation('getHistogram', { ...filter, ...bounds, buckets: BUCKETS }, ofChanges);
  const facets = useOperation('getFacets', { ...filter, ...shown }, options);
  const coverage = useOperation(
    'getCoverage',
    { ...bounds, source: filter.source, excludeSource: filter.excludeSource },
    options,
  );
  const daySpan = useMemo(() => ({ fromMs: Date.parse(bounds.from), toMs: Date.parse(bounds.to) }), [bounds]);
  const gaps = useMemo(
    () => (coverage.data ? gapSpans(coverage.data, daySpan, now) : []),
    [coverage.data, daySpan, now],
  );
  const counts = useCounts({
    facets: facets.data,
    filter,
    shown,
    bounds,
    isFiltered: view.filters.length > 0,
    options: ofChanges,
  });
  return { bounds, daySpan, shown, filter, histogram, facets, coverage, gaps, now, counts, events };
}

export type DayFacts = ReturnType<typeof useDayFacts>;

interface CountsInput {
  readonly facets: OperationOutput<'getFacets'> | undefined;
  readonly filter: ChangeEventFilter;
  readonly shown: DayBounds;
  readonly bounds: DayBounds;
  readonly isFiltered: boolean;
  readonly options: { readonly enabled: boolean; readonly keep: true };
}

/** What the view shows, what its filters hide of its span, and what the whole day has, each by operation; null until known. */
function useCounts({ facets, filter, shown, bounds, isFiltered, options }: CountsInput) {
  const day = useOperation('getFacets', bounds, options).data;
  const span = useOperation('getFacets', shown, { ...options, enabled: options.enabled && isFiltered }).data;
  // The facet of operations obeys every filter but its own.
  const inView = facets?.operations.filter(
    ({ operation }) => filter.operation === undefined || filter.operation.includes(operation),
  );
  const changes = inView ? operationCounts(inView) : null;
  const all = isFiltered ? (span ? operationCounts(span.operations) : null) : changes;
  return {
    changes,
    hidden: all === null || changes === null ? null : countsBeyond(all, changes),
    inDay: day ? operationCounts(day.operations) : null,
  };
}
