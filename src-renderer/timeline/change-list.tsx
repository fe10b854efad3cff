/** The list: virtual, keyset pages in both directions, walked by keyboard, never moved by what arrives. */
import { type FocusEvent, useEffect, useRef } from 'react';
import { useWords } from '../ui/preferences.tsx';
import { ErrorState, Reading } from '../ui/states.tsx';
import { CountLine } from './count-line.tsx';
import { EmptyList } from './empty-list.tsx';
import { ListHead } from './list-head.tsx';
import type { ListRow } from './list-rows.ts';
import { idOf } from './list-rows.ts';
import { NewChanges } from './new-changes.tsx';
import { RowView } from './rows/row-view.tsx';
import type { DayFacts } from './use-day-facts.ts';
import { useListKeys } from './use-list-keys.ts';
import { useListRows } from './use-list-rows.ts';
import { useReachSelected } from './use-selected-place.ts';
import type { TimelineController } from './use-view.ts';
import { useVirtualRows } from './use-virtual-rows.ts';

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

interface GridProps {
  readonly controller: TimelineController;
  readonly list: ReturnType<typeof useListRows>;
}

function Grid({ controller, list }: GridProps) {
  const t = useWords();
  const { rows, query } = list;
  const { scroll, virtual, rowHeight } = useVirtualRows(list);
  const { active, onKeyDown, act } = useListKeys(controller, list, (index) =>
    virtual.scrollToIndex(index, { align: 'auto' }),
  );
  useShowOnce(controller.view.selected, rows, (index) => virtual.scrollToIndex(index, { align: 'center' }));
  const drawn = virtual.getVirtualItems();
  const activeDrawn = active !== null && drawn.some(({ index }) => rows[index]?.id === active);
  return (
    <div
      ref={scroll}
      className="grid"
      role="treegrid"
      tabIndex={0}
      aria-label={t('timeline.list')}
      aria-rowcount={query.hasNextPage ? -1 : rows.length + 1}
      aria-activedescendant={activeDrawn ? rowDomId(active) : undefined}
      aria-busy={query.isFetchingNextPage || query.isFetchingPreviousPage}
      onKeyDown={onKeyDown}
      onFocus={holdFocus}
    >
      <ListHead zoom={controller.view.zoom} manySources={list.manySources} />
      {/* biome-ignore lint/a11y/useSemanticElements: a virtual grid is no table */}
      <div role="rowgroup" className="virtual" style={{ '--height': virtual.getTotalSize() }}>
        {drawn.map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          return (
            <RowView
              key={row.id}
              row={row}
              id={rowDomId(row.id)}
              index={item.index}
              top={item.start}
              height={rowHeight(row)}
              active={row.id === active}
              selected={isSelected(row, controller.view.selected)}
              zone={controller.zone}
              manySources={list.manySources}
              findings={list.findings}
              onAct={act}
            />
          );
        })}
      </div>
    </div>
  );
}

/** The row that was selected when the list was opened comes into the window, once. */
function useShowOnce(selected: string | null, rows: readonly ListRow[], show: (index: number) => void): void {
  const wanted = useRef(selected);
  const latest = useRef(show);
  latest.current = show;
  useEffect(() => {
    if (wanted.current === null) return;
    const index = rows.findIndex((row) => row.id === wanted.current);
    if (index < 0) return;
    latest.current(index);
    wanted.current = null;
  }, [rows]);
}

/** A row leaves the page when it scrolls out; the focus stays with the grid, so that the arrows go on. */
function holdFocus({ target, currentTarget }: FocusEvent<HTMLElement>): void {
  if (target !== currentTarget) currentTarget.focus({ preventScroll: true });
}

function rowDomId(id: string): string {
  return `row-${id.replace(/[^\w-]/g, '_')}`;
}

function isSelected(row: ListRow, selected: string | null): boolean {
  if (selected === null) return false;
  return row.id === selected || (row.kind === 'line' && row.only?.eventId === selected);
}
