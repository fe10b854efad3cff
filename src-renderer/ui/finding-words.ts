/** A finding in the person's language: what happened, what to do, what closes it, and how it was closed. */
import { useCallback } from 'react';
import type { Finding } from '#shared/coverage.ts';
import type { FindingText } from '#shared/messages/finding-texts.ts';
import { closedByTexts, findingTexts } from '#shared/messages/findings.ts';
import { fillMessage } from '#shared/messages/translate.ts';
import { usePreferences } from './preferences.tsx';

export interface FindingWords extends FindingText {
  /** How it came to an end; null while it is open. */
  readonly closed: string | null;
}

export function useFindingWords(): (finding: Finding) => FindingWords {
  const { language } = usePreferences().preferences;
  return useCallback(
    (finding) => {
      const text = findingTexts[finding.kind][language];
      const facts = {
        table: finding.table ?? '',
        source: finding.source,
        count: finding.count,
        n: finding.count,
        ...readable(finding.facts),
      };
      const fill = (message: string) => fillMessage(message, facts);
      return {
        title: fill(text.title),
        what: fill(text.what),
        action: fill(text.action),
        closes: fill(text.closes),
        closed: closedWords(finding, language),
      };
    },
    [language],
  );
}

/** Keys come as JSON objects: shown as `id_suc 5, id_lote 205`. */
function readable(facts: Finding['facts']): Record<string, string | number> {
  const words = (value: string | number) =>
    typeof value === 'string' && value.startsWith('{') ? objectWords(value) : value;
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, words(value)]));
}

function objectWords(text: string): string {
  return text
    .replace(/^\{|\}$/g, '')
    .replace(/"([^"\\]+)":"?([^",]*)"?/g, '$1 $2')
    .replaceAll(',', ', ');
}

function closedWords({ closedBy }: Finding, language: 'es' | 'en'): string | null {
  if (closedBy === null) return null;
  if (!Object.hasOwn(closedByTexts, closedBy)) return closedBy;
  return closedByTexts[closedBy as keyof typeof closedByTexts][language]; // hasOwn narrows nothing
}
