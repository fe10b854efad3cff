/** Whether the navigation shows words: as chosen, else as the window's width allows. */
import { useSyncExternalStore } from 'react';
import { usePreferences } from '../ui/preferences.tsx';

const WIDE = '(min-width: 1400px)';
const ROOM = '(min-width: 1200px)';

export function useNavigationOpen(): { open: boolean; toggle: () => void } {
  const { preferences, change } = usePreferences();
  const wide = useMediaQuery(WIDE);
  const room = useMediaQuery(ROOM);
  const open = room && (preferences.navOpen ?? wide);
  return { open, toggle: () => change({ navOpen: !open }) };
}

export function useMediaQuery(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
  );
}
