/** A finding in a person's language and zone: what happened, what to do, what closes it, how it was closed. */
import type { Finding } from '../coverage.ts';
import { formatDuration } from '../format.ts';
import { tableWords } from '../table-name.ts';
import { formatInstant } from '../zoned-time.ts';
import { findingActions } from './finding-actions.ts';
import type { FindingText } from './finding-texts.ts';
import { closedByTexts, findingTexts } from './findings.ts';
import { fillMessage } from './translate.ts';

export interface FindingWords extends FindingText {
  /** How it came to an end; null while it is open. */
  readonly closed: string | null;
  /** Its facts, each as it is read. */
  readonly facts: Readonly<Record<string, string>>;
}

export function findingWords(finding: Finding, language: 'es' | 'en', zone: string): FindingWords {
  const text = findingTexts[finding.kind][language];
  const own = readable(finding.facts, zone, language);
  const facts = {
    table: tableWords(finding.table ?? '', language),
    source: finding.source,
    count: finding.count,
    n: finding.count,
    ...own,
  };
  const fill = (message: string) => fillMessage(message, facts);
  return {
    title: fill(text.title),
    what: fill(text.what),
    action: fill(findingActions[finding.kind]?.[String(finding.facts.connector)]?.[language] ?? text.action),
    closes: fill(text.closes),
    closed: closedWords(finding, language),
    facts: Object.fromEntries(Object.entries(own).map(([name, value]) => [name, fillMessage('{value}', { value })])),
  };
}

/** Facts are exact text; people read durations, the clock on their wall, and keys as `id_suc 5, id_lote 205`. */
function readable(facts: Finding['facts'], zone: string, language: 'es' | 'en'): Record<string, string | number> {
  const words = (name: string, value: string | number) => {
    if (typeof value === 'number') return name === 'minutes' ? formatDuration(value * 60_000) : value;
    if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) return formatInstant(value, zone);
    if (name === 'table') return tableWords(value, language);
    return value.startsWith('{') ? objectWords(value) : value;
  };
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, words(name, value)]));
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
