/** A menu over the page: arrows, Home, End, first letters, submenus by → and ←; Esc goes back one level, scrolling or pointing elsewhere closes it. */
import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { MenuLevel } from './menu-level.tsx';

export interface MenuItem {
  readonly label: string;
  /** What the label is about, `venta_cab` after `Tabla`. */
  readonly value?: string;
  /** The single key that does the same. */
  readonly keys?: string;
  /** Why it can't be chosen now. */
  readonly disabled?: string;
  readonly act?: () => void;
  readonly items?: readonly MenuItem[];
}

export interface MenuPlace {
  readonly x: number;
  readonly y: number;
  /** By keyboard the first item has the focus at once; by mouse the menu itself. */
  readonly byKeyboard: boolean;
}

interface MenuProps {
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly place: MenuPlace;
  /** Gives the focus back to where the menu was opened. */
  readonly onClose: () => void;
}

export function Menu({ label, items, place, onClose }: MenuProps) {
  const layer = useRef<HTMLDivElement>(null);
  useCloseFromOutside(layer, onClose);
  return createPortal(
    <div ref={layer}>
      <MenuLevel
        label={label}
        items={items}
        anchor={{ left: place.x, right: place.x, top: place.y, bottom: place.y }}
        isSub={false}
        focusFirst={place.byKeyboard}
        onBack={onClose}
        onDone={onClose}
      />
    </div>,
    document.body,
  );
}

function useCloseFromOutside(layer: { readonly current: HTMLElement | null }, onClose: () => void): void {
  const latest = useRef(onClose);
  latest.current = onClose;
  useEffect(() => {
    const openedAt = performance.now();
    const away = (event: Event) => {
      // A scroll that was over before the menu opened is told only now.
      if (event.timeStamp < openedAt || (event.target instanceof Node && layer.current?.contains(event.target))) return;
      latest.current();
    };
    const close = () => latest.current();
    addEventListener('pointerdown', away, true);
    addEventListener('scroll', away, true);
    addEventListener('resize', close);
    addEventListener('blur', close);
    return () => {
      removeEventListener('pointerdown', away, true);
      removeEventListener('scroll', away, true);
      removeEventListener('resize', close);
      removeEventListener('blur', close);
    };
  }, [layer]);
}
