/** What lanes, facets and count line say of the day's business events; asked only where events are shown. */
import { useMemo } from 'react';
import type { OperationOutput } from '#shared/operations.ts';
import { useOperation } from '../../api/use-operation.ts';
import type { DayBounds } from '../timeline-query.ts';
import type { TimelineController } from '../use-view.ts';
import { eventQuery } from './event-query.ts';
import { appliedFilters, isEventLevel } from './filter-levels.ts';

/** Ten minutes a bucket on a day of 24 hours. */
const BUCKETS = 144;

interface Spans {
  readonly bounds: DayBounds;
  readonly shown: DayBounds;
}

export function useEventFacts({ view, known }: TimelineController, { bounds, shown }: Spans) {
  const applied = useMemo(() => appliedFilters(view.filters, 'events'), [view.filters]);
  const filter = useMemo(() => eventQuery(applied), [applied]);
  const enabled = known && isEventLevel(view.zoom);
  const options = { enabled, keep: true };
  const histogram = useOperation('getBusinessHistogram', { ...filter, ...bounds, buckets: BUCKETS }, options);
  const whole = useOperation('getBusinessHistogram', { ...bounds, buckets: BUCKETS }, options);
  const facets = useOperation('getBusinessFacets', { ...filter, ...shown }, options);
  const inSpan = useOperation(
    'getBusinessHistogram',
    { ...filter, ...shown, buckets: 1 },
    { ...options, enabled: enabled && view.span !== null },
  );
  const unfiltered = useOperation(
    'getBusinessHistogram',
    { ...shown, buckets: 1 },
    { ...options, enabled: enabled && applied.length > 0 && view.span !== null },
  );
  const here = totalsOf(view.span === null ? histogram.data : inSpan.data);
  const inDay = totalsOf(whole.data)?.events ?? null;
  const all = view.span === null ? inDay : applied.length === 0 ? (here?.events ?? null) : eventsOf(unfiltered.data);
  const hidden = all === null || here === null ? null : Math.max(0, all - here.events);
  return {
    filter,
    applied,
    histogram,
    facets,
    counts: { events: here?.events ?? null, rows: here?.rows ?? null, hidden, inDay },
  };
}

type Histogram = OperationOutput<'getBusinessHistogram'>;

function totalsOf(histogram: Histogram | undefined): Histogram['totals'] | null {
  return histogram?.totals ?? null;
}

function eventsOf(histogram: Histogram | undefined): number | null {
  return totalsOf(histogram)?.events ?? null;
}
