/** The view in the route, and how a person changes it; the day is the last one with changes until another is chosen. */
import { useCallback, useMemo, useRef } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { Status } from '#shared/operations.ts';
import { toZone } from '#shared/zoned-time.ts';
import { useStatus } from '../api/use-status.ts';
import { parseView, routeOfView, type TimelineViewState } from './view-state.ts';

export interface TimelineController {
  readonly view: TimelineViewState;
  readonly day: string;
  readonly zone: string;
  /** False until it is known which day to show. */
  readonly known: boolean;
  /** `replace` for what Back should not undo step by step. */
  readonly change: (part: Partial<TimelineViewState>, how?: { replace?: boolean }) => void;
}

export function useView(): TimelineController {
  const search = useSearch();
  const [, navigate] = useLocation();
  const { status, zone } = useStatus();
  const view = useMemo(() => parseView(search), [search]);
  const latest = useRef(view);
  latest.current = view;
  const fallback = useRef<string | null>(null);
  if (fallback.current === null && status) fallback.current = lastDay(status, zone);
  const change = useCallback(
    (part: Partial<TimelineViewState>, { replace = false } = {}) => {
      latest.current = { ...latest.current, ...part };
      navigate(routeOfView(latest.current), { replace });
    },
    [navigate],
  );
  const today = toZone(new Date().toISOString(), zone)?.day ?? '';
  const day = view.day ?? fallback.current ?? today;
  return { view, day, zone, known: view.day !== null || status !== null, change };
}

/** The local day of the newest change of any source; null while there is none. */
export function lastDay(status: Status, zone: string): string | null {
  const newest = status.sources
    .map(({ lastCommittedAt }) => lastCommittedAt ?? '')
    .sort()
    .at(-1);
  return newest ? (toZone(newest, zone)?.day ?? null) : null;
}
