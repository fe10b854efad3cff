/** What the lanes, the facets and the count line say of the day: histogram, facets, coverage, each failing alone; of events where they are shown. */
import { useMemo } from 'react';
import { useOperation } from '../api/use-operation.ts';
import { useNow } from '../ui/use-now.ts';
import { isEventLevel } from './events/filter-levels.ts';
import { useEventFacts } from './events/use-event-facts.ts';
import { gapSpans } from './gap-spans.ts';
import { dayBounds, filterQuery, viewBounds } from './timeline-query.ts';
import type { TimelineController } from './use-view.ts';

/** Ten minutes a bucket on a day of 24 hours. */
const BUCKETS = 144;

export function useDayFacts(controller: TimelineController) {
  const { view, day, zone, known } = controller;
  const now = useNow(30_000);
  const bounds = useMemo(() => dayBounds(day, zone), [day, zone]);
  const filter = useMemo(() => filterQuery(view.filters), [view.filters]);
  const shown = useMemo(() => viewBounds(day, view.span, zone), [day, view.span, zone]);
  const options = { enabled: known, keep: true };
  const ofChanges = { ...options, enabled: known && !isEventLevel(view.zoom) };
  const events = useEventFacts(controller, { bounds, shown });
  const histogram = useOperation('getHistogram', { ...filter, ...bounds, buckets: BUCKETS }, ofChanges);
  const whole = useOperation('getHistogram', { ...bounds, buckets: BUCKETS }, ofChanges);
  const facets = useOperation('getFacets', { ...filter, ...shown }, options);
  const inSpan = useOperation(
    'getHistogram',
    { ...filter, ...shown, buckets: 1 },
    { ...ofChanges, enabled: ofChanges.enabled && view.span !== null },
  );
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
  const changes = sumEvents(view.span === null ? histogram.data : inSpan.data);
  const inDay = sumEvents(whole.data);
  const unfiltered = view.filters.length === 0 ? changes : null;
  const inShown = useOperation(
    'getHistogram',
    { ...shown, buckets: 1 },
    { ...ofChanges, enabled: ofChanges.enabled && view.filters.length > 0 },
  );
  const all = unfiltered ?? sumEvents(inShown.data);
  const hidden = all === null || changes === null ? null : Math.max(0, all - changes);
  const counts = { changes, inDay, hidden };
  return { bounds, daySpan, shown, filter, histogram, facets, coverage, gaps, now, counts, events };
}

export type DayFacts = ReturnType<typeof useDayFacts>;

function sumEvents(histogram: { readonly buckets: readonly { readonly events: number }[] } | undefined): number | null {
  return histogram ? histogram.buckets.reduce((sum, bucket) => sum + bucket.events, 0) : null;
}
