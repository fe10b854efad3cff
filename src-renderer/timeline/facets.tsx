/** The facets beside the list: of business events where those are shown, else of row changes. */
import { useWords } from '../ui/preferences.tsx';
import { ErrorState, Reading } from '../ui/states.tsx';
import { EventFacets } from './events/event-facets.tsx';
import { isEventLevel } from './events/filter-levels.ts';
import { Facet } from './facet.tsx';
import { operationWords } from './filter-chips.tsx';
import { useTableName } from './table-names.ts';
import type { DayFacts } from './use-day-facts.ts';
import type { TimelineController } from './use-view.ts';

interface FacetsProps {
  readonly controller: TimelineController;
  readonly facts: DayFacts;
}

export function Facets({ controller, facts }: FacetsProps) {
  const t = useWords();
  const { data, error, refetch } = isEventLevel(controller.view.zoom) ? facts.events.facets : facts.facets;
  return (
    <section className="facets" aria-label={t('timeline.facets')} data-region tabIndex={-1}>
      {error && <ErrorState error={error} onRetry={refetch} />}
      {!data && !error && <Reading />}
      {data && 'types' in data && <EventFacets controller={controller} facets={data} />}
      {data && 'operations' in data && <ChangeFacets controller={controller} facets={data} />}
    </section>
  );
}

interface ChangeFacetsProps {
  readonly controller: TimelineController;
  readonly facets: NonNullable<DayFacts['facets']['data']>;
}

function ChangeFacets({ controller, facets }: ChangeFacetsProps) {
  const t = useWords();
  const tableName = useTableName();
  const shared = { controller, of: 'changes' } as const;
  const operations = facets.operations.map(({ operation, count }) => ({
    ...{ value: operation, words: operationWords(t, operation), count },
  }));
  const tables = facets.tables.map(({ table, filter, count }) => ({
    ...{ value: filter, words: tableName(filter), count, table },
  }));
  return (
    <>
      <Facet {...shared} field="operation" title={t('timeline.facet.operation')} values={operations} />
      <Facet {...shared} field="table" title={t('timeline.facet.table')} values={tables} />
    </>
  );
}
