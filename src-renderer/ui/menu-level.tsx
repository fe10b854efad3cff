/** One level of a menu: its items, which of them has the focus, the submenu that is open beside it. */
import { ChevronRight } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { MenuItem } from './menu.tsx';
import { menuMove } from './menu-move.ts';

type Edges = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>;

interface MenuLevelProps {
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** What the level stands beside. */
  readonly anchor: Edges;
  readonly isSub: boolean;
  readonly focusFirst: boolean;
  /** To the level before. */
  readonly onBack: () => void;
  /** Something was chosen, or the menu left. */
  readonly onDone: () => void;
}

const MARGIN = 4;

export function MenuLevel(props: MenuLevelProps) {
  const { label, items, anchor, isSub, focusFirst, onDone } = props;
  const list = useRef<HTMLDivElement>(null);
  const { open, setOpen, choose, onKeyDown } = useLevel(props, list);
  useLayoutEffect(() => {
    if (list.current) putBeside(list.current, anchor, isSub);
  }, [anchor, isSub]);
  useEffect(() => {
    if (focusFirst) itemsOf(list.current)[0]?.focus();
    else if (!isSub) list.current?.focus();
  }, [focusFirst, isSub]);
  const goBackTo = (index: number) => {
    itemsOf(list.current)[index]?.focus();
    setOpen(null);
  };
  return (
    <div
      ref={list}
      className="menu"
      role="menu"
      aria-label={label}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onContextMenu={(event) => event.preventDefault()}
    >
      {items.map((item, index) => (
        <div key={wordsOf(item)} role="none">
          <Item
            item={item}
            open={open?.index === index}
            onPoint={() => setOpen(item.items && item.disabled === undefined ? { index, byKeyboard: false } : null)}
            onChoose={() => choose(index, false)}
          />
          {open?.index === index && item.items && (
            <MenuLevel
              label={item.label}
              items={item.items}
              anchor={edgesOf(itemsOf(list.current)[index])}
              isSub
              focusFirst={open.byKeyboard}
              onBack={() => goBackTo(index)}
              onDone={onDone}
            />
          )}
        </div>
      ))}
    </div>
  );
}

/** Which submenu is open, and what keys and pointer do on this level. */
function useLevel({ items, isSub, onBack, onDone }: MenuLevelProps, list: RefObject<HTMLElement | null>) {
  const [open, setOpen] = useState<{ readonly index: number; readonly byKeyboard: boolean } | null>(null);
  const choose = (index: number, byKeyboard: boolean) => {
    const item = items[index];
    if (item === undefined || item.disabled !== undefined) return;
    if (item.items) setOpen({ index, byKeyboard });
    else {
      onDone();
      item.act?.();
    }
  };
  const move = (key: string, at: number) => {
    const next = menuMove(key, at, items.map(wordsOf));
    if (next === null) return;
    setOpen(null);
    itemsOf(list.current)[next]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // A level beside this one, and the page behind, have nothing to do with it.
    event.stopPropagation();
    if (event.key === 'Tab') return onDone();
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const at = itemsOf(list.current).findIndex((element) => element.matches(':focus'));
    if (event.key === 'Escape' || (event.key === 'ArrowLeft' && isSub)) onBack();
    else if (event.key === 'Enter' || event.key === ' ') choose(at, true);
    else if (event.key === 'ArrowRight') items[at]?.items && choose(at, true);
    else move(event.key, at);
  };
  return { open, setOpen, choose, onKeyDown };
}

interface ItemProps {
  readonly item: MenuItem;
  readonly open: boolean;
  readonly onPoint: () => void;
  readonly onChoose: () => void;
}

function Item({ item: { label, value, keys, disabled, items }, open, onPoint, onChoose }: ItemProps) {
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      aria-haspopup={items ? 'menu' : undefined}
      aria-expanded={items ? open : undefined}
      aria-disabled={disabled !== undefined}
      aria-keyshortcuts={keys}
      onClick={onChoose}
      onPointerEnter={(event) => {
        event.currentTarget.focus({ preventScroll: true });
        onPoint();
      }}
    >
      <span className="words" title={value}>
        {label}
        {value !== undefined && <b> {value}</b>}
        {disabled !== undefined && <span className="caption"> {disabled}</span>}
      </span>
      {keys !== undefined && disabled === undefined && (
        <span className="key" aria-hidden="true">
          {keys}
        </span>
      )}
      {items && <ChevronRight className="icon small" aria-hidden="true" />}
    </button>
  );
}

function wordsOf({ label, value }: MenuItem): string {
  return value === undefined ? label : `${label} ${value}`;
}

/** Of this level alone. */
function itemsOf(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>(':scope > [role=none] > [role=menuitem]') ?? [])];
}

function edgesOf(element: HTMLElement | undefined): Edges {
  return element?.getBoundingClientRect() ?? { left: 0, right: 0, top: 0, bottom: 0 };
}

/** At the right and below where there is room; else at the left, and as high as needed. */
function putBeside(level: HTMLElement, anchor: Edges, isSub: boolean): void {
  const { width, height } = level.getBoundingClientRect();
  const fits = anchor.right + width + MARGIN <= innerWidth;
  const left = fits ? anchor.right : anchor.left - width;
  const top = isSub ? anchor.top - MARGIN - 1 : anchor.bottom;
  level.style.left = `${Math.max(MARGIN, left)}px`;
  level.style.top = `${Math.max(MARGIN, Math.min(top, innerHeight - height - MARGIN))}px`;
}
