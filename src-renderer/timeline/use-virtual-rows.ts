/** Which rows are in the window; more pages are asked for near both ends, and what is put before moves nothing. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { type Preferences, usePreferences } from '../ui/preferences.tsx';
import type { ListRow } from './list-rows.ts';
import type { List } from './use-list-rows.ts';

const heights: Readonly<Record<Preferences['density'], { readonly item: number; readonly nested: number }>> = {
  compact: { item: 26, nested: 24 },
  comfortable: { item: 30, nested: 28 },
  wide: { item: 40, nested: 36 },
};
const QUIET_HEIGHT = 24;
const NEAR_END = 40;

export function useVirtualRows(list: List) {
  const { density } = usePreferences().preferences;
  const scroll = useRef<HTMLDivElement>(null);
  const { rows, query } = list;
  const rowHeight = useCallback((row: ListRow) => heightOf(row, density), [density]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: (index) => (rows[index] ? rowHeight(rows[index]) : QUIET_HEIGHT),
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 12,
  });
  useLayoutEffect(() => virtual.measure(), [rows, density]);
  useKeepPlace(scroll, rows, rowHeight, list.viewKey);
  const visible = virtual.getVirtualItems();
  const first = visible[0]?.index ?? 0;
  const last = visible.at(-1)?.index ?? 0;
  const { hasNextPage, hasPreviousPage, isFetching, fetchNextPage, fetchPreviousPage, isError } = query;
  useEffect(() => {
    if (isFetching || isError) return;
    if (hasNextPage && last >= rows.length - NEAR_END) fetchNextPage();
    else if (hasPreviousPage && first <= NEAR_END) fetchPreviousPage();
  }, [isFetching, isError, hasNextPage, hasPreviousPage, first, last, rows.length, fetchNextPage, fetchPreviousPage]);
  return { scroll, virtual, rowHeight };
}

/** Rows that come in above push the scroll position down by their height; another view starts at its top. */
function useKeepPlace(
  scroll: { readonly current: HTMLDivElement | null },
  rows: readonly ListRow[],
  rowHeight: (row: ListRow) => number,
  viewKey: string,
): void {
  const firstItem = rows.find(isItem)?.id;
  const before = useRef<{ first: string | undefined; viewKey: string }>({ first: firstItem, viewKey });
  useLayoutEffect(() => {
    const { first, viewKey: formerKey } = before.current;
    before.current = { first: firstItem, viewKey };
    if (!scroll.current) return;
    if (formerKey !== viewKey) {
      scroll.current.scrollTop = 0;
      return;
    }
    const at = firstItem === first ? 0 : rows.findIndex((row) => row.id === first);
    if (at > 0) scroll.current.scrollTop += rows.slice(0, at).reduce((sum, row) => sum + rowHeight(row), 0);
  }, [rows, firstItem, rowHeight, scroll, viewKey]);
}

/** Dividers come and go with the coverage; what the list is about does not. */
function isItem(row: ListRow): boolean {
  return row.kind === 'transaction' || row.kind === 'change' || row.kind === 'event';
}

function heightOf(row: ListRow, density: Preferences['density']): number {
  if (row.kind === 'quiet') return QUIET_HEIGHT;
  const isOwn = (row.kind === 'change' || row.kind === 'event') && !row.nested;
  if (row.kind === 'transaction' || row.kind === 'gap' || isOwn) return heights[density].item;
  return heights[density].nested;
}
