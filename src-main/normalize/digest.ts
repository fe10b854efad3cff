/** The digest of a change: operation, table, images and source time. Equal for a redelivery, whatever was learned in between. */
import { hash } from 'node:crypto';
import { compactText } from './canonical-text.ts';
import { isJsonObject, type JsonValue, numberText } from './exact-json.ts';

export interface DigestInput {
  readonly operation: string;
  readonly table: readonly (string | null)[];
  /** As sent, not as decoded: a redelivery has the same bytes, while the types known for them may have improved meanwhile. */
  readonly before: JsonValue;
  readonly after: JsonValue;
  readonly time: string;
}

/** Envelope clocks, transaction block and connector version are left out: they differ between deliveries of one change. */
export function changeDigest({ operation, table, before, after, time }: DigestInput): string {
  const head = table.map((part) => lengthPrefixed(part ?? '')).join('');
  return digestText(`${operation}|${time}|${head}|${image(before)}|${image(after)}`);
}

export function digestText(text: string): string {
  // A lone surrogate has no UTF-8 form; escaped, two different ones stay different.
  return hash('sha256', text.isWellFormed() ? text : JSON.stringify(text), 'hex');
}

function image(row: JsonValue): string {
  if (!isJsonObject(row)) return 'n';
  let out = '';
  for (const [name, value] of row) out += `${name.length}:${name}=${valueText(value)}`;
  return out;
}

/** TINYINT(1) may come again as a boolean; strings carry their length so that no two rows run into the same text. */
function valueText(value: JsonValue): string {
  if (value === null) return 'n';
  if (typeof value === 'string') return lengthPrefixed(value);
  if (typeof value === 'boolean') return value ? '1;' : '0;';
  const number = numberText(value);
  return number !== null ? `${number};` : lengthPrefixed(compactText(value));
}

function lengthPrefixed(text: string): string {
  return `${text.length}"${text}`;
}
