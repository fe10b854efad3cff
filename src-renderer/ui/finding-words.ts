/** Findings in the words of the person at the screen. */
import { useCallback } from 'react';
import type { Finding } from '#shared/coverage.ts';
import { type FindingWords, findingWords } from '#shared/messages/finding-words.ts';
import { useStatus } from '../api/use-status.ts';
import { usePreferences } from './preferences.tsx';

export function useFindingWords(): (finding: Finding) => FindingWords {
  const { language } = usePreferences().preferences;
  const { zone } = useStatus();
  return useCallback((finding) => findingWords(finding, language, zone), [language, zone]);
}
