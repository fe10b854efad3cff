/** Keys of a screen: `j`, `g l`, `Ctrl+b`, `Shift+ArrowDown`; single letters rest while text is typed or when switched off. */
import { useEffect, useRef } from 'react';
import { usePreferences } from './preferences.tsx';

export type KeyMap = Readonly<Record<string, (event: KeyboardEvent) => void>>;

const SEQUENCE_MS = 1200;

export function useKeys(keys: KeyMap, enabled = true): void {
  const { singleKeys } = usePreferences().preferences;
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    if (!enabled) return;
    let first: { key: string; at: number } | null = null;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const name = nameOf(event);
      const single = name.length === 1;
      if (single && (!singleKeys || isTyping(event.target))) return;
      const sequence = first && event.timeStamp - first.at < SEQUENCE_MS ? `${first.key} ${name}` : null;
      first = single ? { key: name, at: event.timeStamp } : null;
      const act =
        (sequence === null ? undefined : latest.current[sequence]) ??
        (sequence?.startsWith('g ') ? undefined : latest.current[name]);
      if (!act) return;
      event.preventDefault();
      act(event);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [enabled, singleKeys]);
}

function nameOf(event: KeyboardEvent): string {
  const key = event.key === ' ' ? 'Space' : event.key;
  const held = [
    event.ctrlKey || event.metaKey ? 'Ctrl' : '',
    event.altKey ? 'Alt' : '',
    event.shiftKey && key.length > 1 ? 'Shift' : '',
  ];
  return [...held.filter((part) => part !== ''), held[0] === '' ? key : key.toLowerCase()].join('+');
}

export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.matches('input:not([type=checkbox]):not([type=radio]):not([type=range]), textarea, select')
  );
}
