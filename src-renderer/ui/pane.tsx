/** The pane at the right: as wide as the person made it, closed by Esc, an overlay where the window is narrow. */
import { type KeyboardEvent, type PointerEvent, type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { usePreferences, useWords } from './preferences.tsx';
import { useKeys } from './use-keys.ts';

const NARROWEST = 360;
const WIDEST = 640;
const STEP = 16;

interface PaneProps {
  readonly label: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function Pane({ label, onClose, children }: PaneProps) {
  const { preferences } = usePreferences();
  const pane = useRef<HTMLElement>(null);
  useKeys({ Escape: onClose });
  useRestoredFocus(pane);
  return (
    <aside
      ref={pane}
      className="pane"
      aria-label={label}
      data-region
      tabIndex={-1}
      style={{ '--pane': `${preferences.paneWidth}px` }}
    >
      <PaneSeparator />
      {children}
    </aside>
  );
}

/** When the pane closes with the focus inside, the focus goes back to where it was before. */
function useRestoredFocus(pane: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = pane.current;
    const before = document.activeElement;
    const isInside = () =>
      document.activeElement === document.body || element?.contains(document.activeElement) === true;
    return () => {
      if (isInside() && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, [pane]);
}

function PaneSeparator() {
  const t = useWords();
  const { preferences, change } = usePreferences();
  const start = useRef<{ x: number; width: number } | null>(null);
  const set = (width: number) => change({ paneWidth: Math.round(Math.min(WIDEST, Math.max(NARROWEST, width))) });
  const grab = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, width: preferences.paneWidth };
  };
  const drag = (event: PointerEvent) => {
    if (start.current) set(start.current.width + start.current.x - event.clientX);
  };
  const step = (event: KeyboardEvent) => {
    const by = { ArrowLeft: STEP, ArrowRight: -STEP }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    set(preferences.paneWidth + by);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that can be moved is no <hr>
    <div
      className="pane-separator"
      role="separator"
      aria-orientation="vertical"
      aria-label={t('detail.resize')}
      aria-valuenow={preferences.paneWidth}
      aria-valuemin={NARROWEST}
      aria-valuemax={WIDEST}
      tabIndex={0}
      onPointerDown={grab}
      onPointerMove={drag}
      onPointerUp={() => {
        start.current = null;
      }}
      onKeyDown={step}
    />
  );
}
