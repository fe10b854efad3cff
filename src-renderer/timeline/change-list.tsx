/** The list: keyset pages in both directions, gaps that no filter hides, never moved by what arrives. */
import { ErrorState, Reading } from '../ui/states.tsx';
import { CountLine } from './count-line.tsx';
import { EmptyList } from './empty-list.tsx';
import { Grid } from './grid.tsx';
import { idOf } from './list-rows.ts';
import { NewChanges } from './new-changes.tsx';
import type { DayFacts } from './use-day-facts.ts';
import { useListRows } from './use-list-rows.ts';
import { useReachSelected } from './use-selected-place.ts';
import type { TimelineController } from './use-view.ts';

interface ChangeListProps {
  readonly controller: TimelineController;
  readonly facts: DayFacts;
}

export function ChangeList({ controller, facts }: ChangeListProps) {
  const list = useListRows(controller, facts);
  const { query, rows, items } = list;
  const isLoaded = query.data !== undefined && !query.isPlaceholderData;
  useReachSelected(controller, isLoaded, (at) => {
    if (!items.some((item) => idOf(item) === controller.view.selected)) list.anchorAt(at);
  });
  return (
    <section className="list" data-region tabIndex={-1}>
      <CountLine
        controller={controller}
        facts={facts}
        total={query.data ? list.total : null}
        exact={list.exact}
        shown={items.length}
      />
      {query.error && items.length === 0 && <ErrorState error={query.error} onRetry={query.refetch} />}
      {query.isPending && !query.error && <Reading />}
      {query.data && items.length === 0 && <EmptyList controller={controller} facts={facts} />}
      {rows.length > 0 && <Grid controller={controller} list={list} />}
      <NewChanges controller={controller} facts={facts} list={list} />
    </section>
  );
}
