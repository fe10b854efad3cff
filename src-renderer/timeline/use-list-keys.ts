/** Walking the list by keyboard, and what a row does when it is opened, unfolded, excluded, narrowed to, proven. */
import { type KeyboardEvent, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { useKeys } from '../ui/use-keys.ts';
import { addFilter, narrowTo } from './filter-syntax.ts';
import type { ListRow } from './list-rows.ts';
import { firstValue, hasProof, isCalled, isSelectable, rowTransaction, selectionOf } from './row-values.ts';
import type { List } from './use-list-rows.ts';
import type { TimelineController } from './use-view.ts';

export type RowAct = 'open' | 'unfold' | 'fold' | 'toggle';
const PAGE_ROWS = 15;

interface GridHandle {
  readonly scrollTo: (index: number) => void;
  /** Gives the grid the focus, so that what follows goes to its rows. */
  readonly focus: () => void;
}

export function useListKeys(controller: TimelineController, list: List, { scrollTo, focus }: GridHandle) {
  const { view, change } = controller;
  const [active, setActive] = useState<string | null>(view.selected);
  const [, navigate] = useLocation();
  const { rows } = list;
  useEffect(() => {
    if (view.selected !== null) setActive(view.selected);
  }, [view.selected]);

  const act = (row: ListRow, what: RowAct) => {
    setActive(row.id);
    if (row.kind === 'gap' && what === 'open' && row.gap.findingId !== null)
      navigate(`/fuentes?gap=${encodeURIComponent(row.gap.findingId)}`);
    else if (row.kind === 'more') list.unfolded.readMore(row.lineId);
    else if (what === 'open' && isSelectable(row))
      change({ selected: selectionOf(row), tab: 'detail' }, { replace: view.selected !== null });
    else unfold(row, what, list);
  };
  const moveTo = (index: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (!row) return;
    setActive(row.id);
    scrollTo(rows.indexOf(row));
    if (view.selected !== null && isSelectable(row)) change({ selected: selectionOf(row) }, { replace: true });
  };
  const at = rows.findIndex((row) => isCalled(row, active));
  const here = rows[at] ?? null;
  const moves: Readonly<Record<string, () => void>> = {
    ArrowDown: () => moveTo(at + 1),
    ArrowUp: () => moveTo(at - 1),
    PageDown: () => moveTo(at + PAGE_ROWS),
    PageUp: () => moveTo(at - PAGE_ROWS),
    Home: () => moveTo(0),
    End: () => moveTo(rows.length - 1),
    ArrowRight: () => here && act(here, 'unfold'),
    ArrowLeft: () => here && foldOrClimb(here, list, moveTo),
    Enter: () => here && act(here, 'open'),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const move = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey ? undefined : moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  };
  const walkTo = (index: number) => {
    focus();
    moveTo(index);
  };
  useKeys({ j: () => walkTo(at + 1), k: () => walkTo(at - 1) });
  const openProof = useRowKeys(controller, here);
  const activate = (row: ListRow) => setActive(row.id);
  return { here, activate, onKeyDown, act, openProof, showActive: () => scrollTo(at) };
}

/** Single letters that act on the row under the focus; returns what opens the proof of a row. */
function useRowKeys({ view, change }: TimelineController, here: ListRow | null): (row: ListRow) => void {
  const first = here && firstValue(here);
  const transaction = here && rowTransaction(here);
  const filterFirst = (exclude: boolean) =>
    first && change({ filters: addFilter(view.filters, { ...first, exclude }) });
  const openProof = (row: ListRow) => {
    if (!hasProof(row)) return;
    change({ selected: selectionOf(row), tab: 'proof' }, { replace: view.selected !== null });
  };
  useKeys({
    x: () => filterFirst(true),
    i: () => filterFirst(false),
    a: () => {
      if (here?.kind === 'event') change({ selected: here.id, tab: 'around' }, { replace: view.selected !== null });
      else if (transaction) change({ filters: narrowTo(view.filters, transaction) });
    },
    e: () => here && openProof(here),
  });
  return openProof;
}

function unfold(row: ListRow, what: RowAct, { unfolded }: List): void {
  const open = 'open' in row && row.open;
  if (open && (what === 'fold' || what === 'toggle')) unfolded.fold(row.id);
  else if (open || what === 'fold') return;
  else if (row.kind === 'event') unfolded.unfoldEvent(row.event);
  else if (row.kind === 'told' && row.line.rowIds.length > 1) unfolded.add(row.id);
  else if (row.kind === 'transaction') unfolded.unfoldTransaction(row.transaction);
  else if (row.kind === 'line' && row.line.rows > 1) unfolded.unfoldLine(row.transaction, row.line);
}

/** Left folds what is open; on a row that is not, it climbs to the row that holds it. */
function foldOrClimb(row: ListRow, list: List, moveTo: (index: number) => void): void {
  if ('open' in row && row.open) {
    unfold(row, 'fold', list);
    return;
  }
  const at = list.rows.indexOf(row);
  const above = list.rows.slice(0, at).findLastIndex((holder) => holds(holder, row));
  if (above >= 0) moveTo(above);
}

function holds(holder: ListRow, row: ListRow): boolean {
  if (holder.kind === 'line' || holder.kind === 'told') return row.kind === 'change';
  return holder.kind === 'transaction' || (holder.kind === 'event' && !holder.nested);
}
