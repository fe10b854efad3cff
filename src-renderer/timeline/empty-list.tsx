/** The list without rows: says whether nothing happened or nothing was looked at, and offers the one way on. */
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { formatDay, formatTimeRange } from '#shared/format.ts';
import type { MessageKey } from '#shared/messages/translate.ts';
import { call } from '../api/client.ts';
import { useStatus } from '../api/use-status.ts';
import { useWords, type Words } from '../ui/preferences.tsx';
import { Empty } from '../ui/states.tsx';
import { eventQuery } from './events/event-query.ts';
import { appliedFilters, isEventLevel } from './events/filter-levels.ts';
import { filterValueWords } from './filter-chips.tsx';
import { removeFilter } from './filter-syntax.ts';
import { type TableName, useTableName } from './table-names.ts';
import { type DayBounds, filterQuery, viewBounds } from './timeline-query.ts';
import type { DayFacts } from './use-day-facts.ts';
import { lastDay, type TimelineController } from './use-view.ts';
import type { TimelineViewState } from './view-state.ts';

export function EmptyList({
  controller,
  facts,
}: {
  readonly controller: TimelineController;
  readonly facts: DayFacts;
}) {
  const t = useWords();
  const { view, day, zone, change } = controller;
  const { status } = useStatus();
  const ofEvents = isEventLevel(view.zoom);
  if (appliedFilters(view.filters, view.zoom).length > 0 || view.span !== null)
    return <EmptyByFilter controller={controller} unknownTables={facts.facets.data?.unknownTables ?? []} />;
  const last = status ? lastDay(status, zone) : null;
  if (last === null) {
    const action = status?.sources.length === 0 && (
      <Link className="button primary" href="/fuentes/nueva">
        {t('timeline.empty.connect')}
      </Link>
    );
    return <Empty action={action}>{t('timeline.empty.none')}</Empty>;
  }
  const action = last !== day && (
    <button type="button" className="button" onClick={() => change({ day: last })}>
      {t('timeline.empty.lastDay')}
    </button>
  );
  return (
    <Empty action={action}>
      {t(emptyDay(ofEvents, facts, (status?.understanding.behind ?? 0) > 0), { day: formatDay(day) })}
    </Empty>
  );
}

function emptyDay(ofEvents: boolean, { gaps }: DayFacts, behind: boolean): MessageKey {
  if (ofEvents && behind) return 'timeline.empty.events.unread';
  if (ofEvents) return gaps.length > 0 ? 'timeline.empty.events.dayUnknown' : 'timeline.empty.events.day';
  return gaps.length > 0 ? 'timeline.empty.dayUnknown' : 'timeline.empty.day';
}

interface Removal {
  readonly words: string;
  readonly view: Partial<TimelineViewState>;
}

interface EmptyByFilterProps {
  readonly controller: TimelineController;
  readonly unknownTables: readonly string[];
}

/** Names the filter whose removal shows most, and a table that there never was. */
function EmptyByFilter({ controller, unknownTables }: EmptyByFilterProps) {
  const t = useWords();
  const { view, day, zone, change } = controller;
  const removals = removalsOf(t, useTableName(), view);
  const counts = useQuery({
    queryKey: ['emptyRemovals', day, view.filters, view.span, isEventLevel(view.zoom)],
    queryFn: ({ signal }) =>
      Promise.all(
        removals.map(async (removal) => {
          const then = { ...view, ...removal.view };
          return { removal, n: await countOf(then, viewBounds(day, then.span, zone), signal) };
        }),
      ),
  });
  const unknown =
    unknownTables.length === 0 ? '' : ` ${t('timeline.empty.unknownTables', { tables: unknownTables.join(', ') })}`;
  const ofEvents = isEventLevel(view.zoom);
  const best = counts.data?.reduce((most, one) => (one.n > most.n ? one : most));
  if (!best || best.n === 0) {
    const action = (
      <button type="button" className="button" onClick={() => change({ filters: [], span: null })}>
        {t('timeline.empty.removeAll')}
      </button>
    );
    return (
      <Empty action={action}>
        {t(ofEvents ? 'timeline.empty.events.filtersOnly' : 'timeline.empty.filtersOnly')}
        {unknown}
      </Empty>
    );
  }
  const action = (
    <button type="button" className="button" onClick={() => change(best.removal.view)}>
      {t('timeline.empty.remove', { chip: best.removal.words })}
    </button>
  );
  const words = ofEvents ? 'timeline.empty.events.filters' : 'timeline.empty.filters';
  return (
    <Empty action={action}>
      {t(words, { chip: best.removal.words, n: best.n })}
      {unknown}
    </Empty>
  );
}

async function countOf(view: TimelineViewState, bounds: DayBounds, signal: AbortSignal): Promise<number> {
  if (isEventLevel(view.zoom)) {
    const filter = eventQuery(appliedFilters(view.filters, view.zoom));
    return (await call('getBusinessHistogram', { ...filter, ...bounds, buckets: 1 }, signal)).totals.events;
  }
  const { buckets } = await call('getHistogram', { ...filterQuery(view.filters), ...bounds, buckets: 1 }, signal);
  return buckets.reduce((sum, { events }) => sum + events, 0);
}

function removalsOf(t: Words, tableName: TableName, view: TimelineViewState): Removal[] {
  const byFilter = appliedFilters(view.filters, view.zoom).map((filter) => ({
    words: `${t(`timeline.chip.${filter.field}`)} ${filter.exclude ? '≠ ' : ''}${filterValueWords(t, tableName, filter)}`,
    view: { filters: removeFilter(view.filters, filter) },
  }));
  return view.span === null
    ? byFilter
    : [
        ...byFilter,
        { words: `${t('timeline.chip.time')} ${formatTimeRange(view.span.from, view.span.to)}`, view: { span: null } },
      ];
}
