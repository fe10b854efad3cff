/** Language and zone in which values are told on this screen. */
import { useMemo } from 'react';
import { useStatus } from '../api/use-status.ts';
import { useWords } from '../ui/preferences.tsx';
import type { ValueTongue } from './change-words.ts';

export function useValueTongue(): ValueTongue {
  const t = useWords();
  const { zone } = useStatus();
  return useMemo(() => ({ t, zone }), [t, zone]);
}
