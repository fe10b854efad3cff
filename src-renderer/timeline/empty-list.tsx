/** The list without rows: says whether nothing happened or nothing was looked at, and offers the one way on. */
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { formatDay, formatTimeRange } from '#shared/format.ts';
import { call } from '../api/client.ts';
import { useStatus } from '../api/use-status.ts';
import { useWords, type Words } from '../ui/preferences.tsx';
import { Empty } from '../ui/states.tsx';
import { filterValueWords } from './filter-chips.tsx';
import { removeFilter } from './filter-syntax.ts';
import { type TableName, useTableName } from './table-names.ts';
import { filterQuery, viewBounds } from './timeline-query.ts';
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
  if (view.filters.length > 0 || view.span !== null)
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
      {t(facts.gaps.length > 0 ? 'timeline.empty.dayUnknown' : 'timeline.empty.day', { day: formatDay(day) })}
    </Empty>
  );
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
    queryKey: ['emptyRemovals', day, view.filters, view.span],
    queryFn: ({ signal }) =>
      Promise.all(
        removals.map(async (removal) => {
          const then = { ...view, ...removal.view };
          const histogram = await call(
            'getHistogram',
            { ...filterQuery(then.filters), ...viewBounds(day, then.span, zone), buckets: 1 },
            signal,
          );
          return { removal, n: histogram.buckets.reduce((sum, { events }) => sum + events, 0) };
        }),
      ),
  });
  const unknown =
    unknownTables.length === 0 ? '' : ` ${t('timeline.empty.unknownTables', { tables: unknownTables.join(', ') })}`;
  const best = counts.data?.reduce((most, one) => (one.n > most.n ? one : most));
  if (!best || best.n === 0) {
    const action = (
      <button type="button" className="button" onClick={() => change({ filters: [], span: null })}>
        {t('timeline.empty.removeAll')}
      </button>
    );
    return (
      <Empty action={action}>
        {t('timeline.empty.filtersOnly')}
        {unknown}
      </Empty>
    );
  }
  const action = (
    <button type="button" className="button" onClick={() => change(best.removal.view)}>
      {t('timeline.empty.remove', { chip: best.removal.words })}
    </button>
  );
  return (
    <Empty action={action}>
      {t('timeline.empty.filters', { chip: best.removal.words, n: best.n })}
      {unknown}
    </Empty>
  );
}

function removalsOf(t: Words, tableName: TableName, view: TimelineViewState): Removal[] {
  const byFilter = view.filters.map((filter) => ({
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
