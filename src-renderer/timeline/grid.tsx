/** The grid of the list: only the rows in the window are drawn; walked by keyboard; each row has its menu. */
import { type FocusEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useWords } from '../ui/preferences.tsx';
import { ListHead } from './list-head.tsx';
import type { ListRow } from './list-rows.ts';
import { isCalled } from './row-values.ts';
import { RowMenu } from './rows/row-menu.tsx';
import { RowView } from './rows/row-view.tsx';
import { useListKeys } from './use-list-keys.ts';
import type { List } from './use-list-rows.ts';
import { useRowMenu } from './use-row-menu.ts';
import type { TimelineController } from './use-view.ts';
import { useVirtualRows } from './use-virtual-rows.ts';

interface GridProps {
  readonly controller: TimelineController;
  readonly list: List;
}

const SAID_MS = 2000;

export function Grid({ controller, list }: GridProps) {
  const t = useWords();
  const { rows, query } = list;
  const virtualRows = useVirtualRows(list);
  const { scroll, virtual } = virtualRows;
  const keys = useListKeys(controller, list, {
    scrollTo: (index) => virtual.scrollToIndex(index, { align: 'auto' }),
    focus: () => scroll.current?.focus({ preventScroll: true }),
  });
  const { here, activate } = keys;
  const menu = useRowMenu({ grid: scroll, here, activate, show: keys.showActive });
  const onKeyDown = (event: KeyboardEvent) => {
    if (!menu.onMenuKey(event)) keys.onKeyDown(event);
  };
  useShowOnce(controller.view.selected, rows, (index) => virtual.scrollToIndex(index, { align: 'center' }));
  const isDrawn = here !== null && virtual.getVirtualItems().some(({ index }) => rows[index] === here);
  const [copied, sayCopied] = useSaid();
  return (
    <>
      <div
        ref={scroll}
        className="grid"
        role="treegrid"
        tabIndex={0}
        aria-label={t(controller.view.zoom === 'events' ? 'timeline.list.events' : 'timeline.list')}
        aria-rowcount={query.hasNextPage ? -1 : rows.length + 1}
        aria-activedescendant={isDrawn ? rowDomId(here.id) : undefined}
        aria-busy={query.isFetchingNextPage || query.isFetchingPreviousPage}
        onKeyDown={onKeyDown}
        onContextMenu={menu.onSystemMenu}
        onFocus={holdFocus}
      >
        <ListHead zoom={controller.view.zoom} manySources={list.manySources} />
        <Rows controller={controller} list={list} virtualRows={virtualRows} keys={keys} onMenu={menu.onRowMenu} />
      </div>
      {menu.open && (
        <RowMenu
          controller={controller}
          {...menu.open}
          onProof={keys.openProof}
          onCopied={sayCopied}
          onClose={menu.close}
        />
      )}
      <div className="said" role="status">
        {copied && <p>{t('menu.linkCopied')}</p>}
      </div>
    </>
  );
}

interface RowsProps extends GridProps {
  readonly virtualRows: ReturnType<typeof useVirtualRows>;
  readonly keys: ReturnType<typeof useListKeys>;
  readonly onMenu: ReturnType<typeof useRowMenu>['onRowMenu'];
}

function Rows({ controller: { view, zone }, list, virtualRows: { virtual, rowHeight }, keys, onMenu }: RowsProps) {
  const { rows, manySources, findings } = list;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtual grid is no table
    <div role="rowgroup" className="virtual" style={{ '--height': virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map((item) => {
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
            active={row === keys.here}
            selected={isCalled(row, view.selected)}
            zone={zone}
            manySources={manySources}
            ofEvents={view.zoom === 'events'}
            findings={findings}
            onAct={keys.act}
            onMenu={onMenu}
          />
        );
      })}
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

/** Something that was done is said for a moment. */
function useSaid(): [boolean, () => void] {
  const [said, setSaid] = useState(false);
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(false), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);
  return [said, () => setSaid(true)];
}
