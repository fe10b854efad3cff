/** The menu of a row: opened by the right button, Shift+F10 or the menu key on the active row; closing gives the focus back to it. */
import { type KeyboardEvent, type MouseEvent, type RefObject, useState } from 'react';
import type { MenuPlace } from '../ui/menu.tsx';
import type { ListRow } from './list-rows.ts';
import { linkedBy } from './row-values.ts';

interface RowMenuState {
  readonly row: ListRow;
  readonly place: MenuPlace;
}

interface RowMenuOptions {
  readonly grid: RefObject<HTMLElement | null>;
  /** The active row. */
  readonly here: ListRow | null;
  readonly activate: (row: ListRow) => void;
  /** Brings the active row into the window. */
  readonly show: () => void;
}

/** Pixels from the left edge of the row, where its words begin. */
const INDENT = 76;

export function useRowMenu({ grid, here, activate, show }: RowMenuOptions) {
  const [open, setOpen] = useState<RowMenuState | null>(null);
  const onRowMenu = (row: ListRow, event: MouseEvent) => {
    if (linkedBy(row) === null) return;
    event.preventDefault();
    activate(row);
    setOpen({ row, place: { x: event.clientX, y: event.clientY, byKeyboard: false } });
  };
  /** Whether the key was the menu's. */
  const onMenuKey = (event: KeyboardEvent): boolean => {
    const isMenuKey = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);
    if (!isMenuKey || here === null || linkedBy(here) === null) return false;
    event.preventDefault();
    show();
    whenDrawn(() => setOpen({ row: here, place: placeOf(grid.current) }));
    return true;
  };
  /** Some systems tell of the menu key a second time, as a click of no button on what has the focus. */
  const onSystemMenu = (event: MouseEvent) => {
    if (event.button !== 2 && event.target === event.currentTarget) event.preventDefault();
  };
  const close = () => {
    setOpen(null);
    grid.current?.focus({ preventScroll: true });
  };
  return { open, onRowMenu, onMenuKey, onSystemMenu, close };
}

/** Scrolling to the row takes one frame, drawing it there another; a menu open before would be closed by it. */
function whenDrawn(act: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(act));
}

function placeOf(grid: HTMLElement | null): MenuPlace {
  const box = (grid?.querySelector('.row.active') ?? grid)?.getBoundingClientRect();
  return { x: (box?.left ?? 0) + INDENT, y: box?.bottom ?? 0, byKeyboard: true };
}
