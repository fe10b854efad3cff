/** Words for the codes that answers carry: flags, marks, blind spots, acts. A code without words stays as it is. */
import type { Language } from '../format.ts';
import { findingTexts } from './findings.ts';
import { isMessageKey, type MessageParameters, translate } from './translate.ts';

type Family = 'flag' | 'mark' | 'act.fact' | 'evidence.reason' | 'sources.quarantine.kind' | 'finding.fact';

export function codeWords(language: Language, family: Family, code: string): string {
  const key = `${family}.${code}`;
  return isMessageKey(key) ? translate(language, key) : code;
}

export function blindSpotWords(language: Language, code: string): string {
  const key = `sources.blind.${code}`;
  if (isMessageKey(key)) return translate(language, key);
  return Object.hasOwn(findingTexts, code) ? findingTexts[code as keyof typeof findingTexts][language].title : code; // hasOwn narrows nothing
}

/** Kinds that say in `what` what was done. */
const byWhat: ReadonlySet<string> = new Set(['source', 'irregularity']);

/** `Fuente agregada: caja`. */
export function actWords(
  language: Language,
  { kind, what }: { readonly kind: string; readonly what: Readonly<Record<string, unknown>> },
): string {
  const key = byWhat.has(kind) ? `act.${kind}.${String(what.what)}` : `act.${kind}`;
  const parameters: MessageParameters = { id: String(what.id) };
  return isMessageKey(key) ? translate(language, key, parameters) : kind;
}
