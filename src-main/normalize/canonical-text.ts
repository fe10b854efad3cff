/** JSON in one form per value: members sorted, numbers by value and exact, no space. Two documents are equal when their texts are. */
import { plainDecimal } from './decimal.ts';
import { isJsonArray, isJsonObject, type JsonValue, numberText, parseExact } from './exact-json.ts';

export function canonicalText(value: JsonValue): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (isJsonArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (isJsonObject(value)) {
    const members = [...value].sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalText(member)}`).join(',')}}`;
  }
  const text = numberText(value) ?? '';
  return plainDecimal(text) ?? text;
}

/** The same document as sent, without space, members in their order and numbers in their own text. */
export function compactText(value: JsonValue): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (isJsonArray(value)) return `[${value.map(compactText).join(',')}]`;
  if (isJsonObject(value))
    return `{${[...value].map(([name, member]) => `${JSON.stringify(name)}:${compactText(member)}`).join(',')}}`;
  return numberText(value) ?? '';
}

/** Null if the text is not JSON. */
export function canonicalJsonText(text: string): string | null {
  const parsed = parseExact(text);
  return parsed.ok ? canonicalText(parsed.value) : null;
}
