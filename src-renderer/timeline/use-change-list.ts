/** The pages of the list: keyset, in both directions from an anchor, so that a link into the middle of a day opens there. */
import { type InfiniteData, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { BusinessEventFilter } from '#shared/business-operations.ts';
import type { ChangeEventFilter } from '#shared/query.ts';
import { call } from '../api/client.ts';
import type { ListItem } from './list-rows.ts';
import type { Order, Zoom } from './view-state.ts';

interface ListRequest {
  readonly zoom: Zoom;
  readonly order: Order;
  /** Of business events where the zoom is theirs. */
  readonly filter: ChangeEventFilter | BusinessEventFilter;
  /** Instant from which to read both ways; null for the start of the view. */
  readonly anchor: string | null;
  readonly enabled: boolean;
}

interface PageParameter {
  readonly direction: 'down' | 'up';
  readonly cursor: string | null;
}

interface Page {
  readonly direction: 'down' | 'up';
  readonly items: readonly ListItem[];
  readonly next: string | null;
  readonly total: number;
  readonly totalIsExact: boolean;
}

const PAGE_ROWS = 200;

export function useChangeList(request: ListRequest) {
  const { zoom, order, filter, anchor, enabled } = request;
  const query = useInfiniteQuery<Page, Error, InfiniteData<Page, PageParameter>, readonly unknown[], PageParameter>({
    queryKey: ['changeList', zoom, order, filter, anchor],
    queryFn: ({ pageParam, signal }) => readPage(request, pageParam, signal),
    initialPageParam: { direction: 'down', cursor: null },
    getNextPageParam: (last) =>
      last.direction === 'down' && last.next !== null ? { direction: 'down', cursor: last.next } : undefined,
    getPreviousPageParam: (first) => {
      if (first.direction === 'up') return first.next === null ? undefined : { direction: 'up', cursor: first.next };
      return anchor === null ? undefined : { direction: 'up', cursor: null };
    },
    enabled,
    placeholderData: keepPreviousData,
  });
  const { hasPreviousPage, isFetching, fetchPreviousPage, data } = query;
  const reachedUp = data?.pages.some(({ direction }) => direction === 'up') ?? false;
  // What lies before the anchor belongs to the total, so its first page is read at once.
  useEffect(() => {
    if (anchor !== null && hasPreviousPage && !reachedUp && !isFetching) fetchPreviousPage();
  }, [anchor, hasPreviousPage, reachedUp, isFetching, fetchPreviousPage]);
  const items = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  return { query, items, ...totals(data?.pages ?? []) };
}

function totals(pages: readonly Page[]): { total: number; exact: boolean } {
  const down = pages.find(({ direction }) => direction === 'down');
  const up = pages.find(({ direction }) => direction === 'up');
  return {
    total: (down?.total ?? 0) + (up?.total ?? 0),
    exact: (down?.totalIsExact ?? true) && (up?.totalIsExact ?? true),
  };
}

async function readPage(
  { zoom, order, filter, anchor }: ListRequest,
  { direction, cursor }: PageParameter,
  signal: AbortSignal,
): Promise<Page> {
  const forward = (direction === 'down') === (order === 'oldest');
  const bounds = anchor === null ? {} : forward ? { from: anchor } : { to: anchor };
  const input = {
    ...filter,
    ...bounds,
    order: forward ? ('oldest' as const) : ('newest' as const),
    limit: PAGE_ROWS,
    ...(cursor === null ? {} : { cursor }),
  };
  const read = zoom === 'rows' ? readChanges : zoom === 'transactions' ? readTransactions : readEvents;
  const { rows, ...page } = await read(input, signal);
  return { direction, items: direction === 'down' ? rows : rows.reverse(), ...page };
}

type Paged = { order: Order; limit: number; cursor?: string };
type ListInput = ChangeEventFilter & Paged;

async function readEvents(input: BusinessEventFilter & Paged, signal: AbortSignal) {
  const { items, next, total, totalIsExact } = await call('listBusinessEvents', input, signal);
  return { rows: items.map((event): ListItem => ({ kind: 'event', event })), next, total, totalIsExact };
}

async function readChanges(input: ListInput, signal: AbortSignal) {
  const { items, next, total, totalIsExact } = await call('listChangeEvents', input, signal);
  return { rows: items.map((event): ListItem => ({ kind: 'change', event })), next, total, totalIsExact };
}

async function readTransactions(input: ListInput, signal: AbortSignal) {
  const { items, next, total, totalIsExact } = await call('listTransactions', input, signal);
  return {
    rows: items.map((transaction): ListItem => ({ kind: 'transaction', transaction })),
    next,
    total,
    totalIsExact,
  };
}
