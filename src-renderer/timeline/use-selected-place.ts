/** A link names a row: the day is the row's own where the link has none, and the list opens around it. */
import { useEffect, useRef } from 'react';
import { toZone } from '#shared/zoned-time.ts';
import { useOperation } from '../api/use-operation.ts';
import type { TimelineController } from './use-view.ts';

/** When the selected row happened; null while nothing is selected or it is not known yet. */
export function useSelectedAt({ view }: TimelineController): string | null {
  const id = view.selected ?? '';
  const kind = id === '' ? null : id.startsWith('BE-') ? 'told' : id.startsWith('EV-') ? 'change' : 'transaction';
  const told = useOperation('getBusinessEvent', { id }, { enabled: kind === 'told' }).data;
  const event = useOperation('getChangeEvent', { id }, { enabled: kind === 'change' }).data?.event;
  const transaction = useOperation('getTransaction', { id, limit: 1 }, { enabled: kind === 'transaction' }).data
    ?.transaction;
  if (kind === 'told') return told?.at ?? null;
  const row = kind === 'change' ? event : transaction;
  return row ? row.at : null;
}

/** Goes to the day of the selected row when the link gives no day. */
export function useSelectedDay(controller: TimelineController): void {
  const { view, zone, change } = controller;
  const at = useSelectedAt(controller);
  const day = at === null ? null : (toZone(at, zone)?.day ?? null);
  useEffect(() => {
    if (view.day === null && view.selected !== null && day !== null) change({ day }, { replace: true });
  }, [view.day, view.selected, day, change]);
}

/** Calls `reach` once, with the instant of the row that was selected when the list was opened. */
export function useReachSelected(controller: TimelineController, ready: boolean, reach: (at: string) => void): void {
  const opened = useRef(controller.view.selected);
  const at = useSelectedAt(controller);
  const latest = useRef(reach);
  latest.current = reach;
  useEffect(() => {
    if (!ready || at === null || opened.current === null) return;
    if (opened.current === controller.view.selected) latest.current(at);
    opened.current = null;
  }, [ready, at, controller.view.selected]);
}
