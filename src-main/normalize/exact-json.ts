/** Lossless JSON: every number keeps its text, every member its order, and a member named twice is a fault instead of a guess. */

const exact: unique symbol = Symbol('exact text of a number');

/** A number that a double would bend, or whose text says more than its value (`1.50`, `9223372036854775807`, `1e400`). */
export interface ExactNumber {
  readonly [exact]: string;
}

/** Objects are maps: column names such as `__proto__` or `2026` are then names like any other. */
export type JsonObject = ReadonlyMap<string, JsonValue>;
export type JsonArray = readonly JsonValue[];
export type JsonValue = null | boolean | number | string | ExactNumber | JsonArray | JsonObject;

export type JsonFault =
  | { readonly reason: 'not-json'; readonly at: number }
  | { readonly reason: 'duplicate-member'; readonly at: number; readonly member: string }
  | { readonly reason: 'too-deep'; readonly at: number };

export type JsonOutcome =
  | { readonly ok: true; readonly value: JsonValue }
  | { readonly ok: false; readonly fault: JsonFault };

export const maximumDepth = 500;

interface Cursor {
  readonly text: string;
  at: number;
  depth: number;
  /** Position of the first backslash at or after `at` (text length if none): strings without one need no decoding. */
  backslash: number;
  /** Whether tabs or line ends occur at all: inside a string they are a fault. */
  readonly hasLineEnds: boolean;
  fault: JsonFault | null;
}

/** RFC 8259, strictly. Positions of faults are in UTF-16 units. */
export function parseExact(text: string): JsonOutcome {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
  const hasLineEnds = /[\u0000-\u001f]/.test(text);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the same, without tab and line ends
  const control = hasLineEnds ? text.search(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/) : -1;
  if (control !== -1) return { ok: false, fault: { reason: 'not-json', at: control } };
  const cursor: Cursor = { text, at: 0, depth: 0, backslash: -1, hasLineEnds, fault: null };
  skipSpace(cursor);
  const value = readValue(cursor);
  if (value === undefined) return { ok: false, fault: cursor.fault ?? { reason: 'not-json', at: cursor.at } };
  skipSpace(cursor);
  if (cursor.at !== text.length) return { ok: false, fault: { reason: 'not-json', at: cursor.at } };
  return { ok: true, value };
}

export function isExactNumber(value: JsonValue | undefined): value is ExactNumber {
  return typeof value === 'object' && value !== null && exact in value;
}

export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return value instanceof Map;
}

export function isJsonArray(value: JsonValue | undefined): value is JsonArray {
  return Array.isArray(value);
}

/** The text of a number as it was sent; null for anything that is not a number. */
export function numberText(value: JsonValue | undefined): string | null {
  if (typeof value === 'number') return String(value);
  return isExactNumber(value) ? value[exact] : null;
}

export function stringOf(value: JsonValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

function readValue(cursor: Cursor): JsonValue | undefined {
  switch (cursor.text.charCodeAt(cursor.at)) {
    case 0x22:
      return readString(cursor);
    case 0x7b:
      return readObject(cursor);
    case 0x5b:
      return readArray(cursor);
    case 0x74:
      return readWord(cursor, 'true', true);
    case 0x66:
      return readWord(cursor, 'false', false);
    case 0x6e:
      return readWord(cursor, 'null', null);
    default:
      return readNumber(cursor);
  }
}

function readWord<T extends boolean | null>(cursor: Cursor, word: string, value: T): T | undefined {
  if (!cursor.text.startsWith(word, cursor.at)) return undefined;
  cursor.at += word.length;
  return value;
}

function readObject(cursor: Cursor): JsonObject | undefined {
  if (!enter(cursor)) return undefined;
  const object = new Map<string, JsonValue>();
  skipSpace(cursor);
  if (cursor.text.charCodeAt(cursor.at) === 0x7d) return leave(cursor, object);
  for (;;) {
    const start = cursor.at;
    if (cursor.text.charCodeAt(start) !== 0x22) return undefined;
    const name = readString(cursor);
    if (name === undefined) return undefined;
    skipSpace(cursor);
    if (cursor.text.charCodeAt(cursor.at) !== 0x3a) return undefined;
    cursor.at += 1;
    skipSpace(cursor);
    const value = readValue(cursor);
    if (value === undefined) return undefined;
    const size = object.size;
    object.set(name, value);
    if (object.size === size) {
      cursor.fault = { reason: 'duplicate-member', at: start, member: name };
      return undefined;
    }
    skipSpace(cursor);
    const next = cursor.text.charCodeAt(cursor.at);
    if (next === 0x7d) return leave(cursor, object);
    if (next !== 0x2c) return undefined;
    cursor.at += 1;
    skipSpace(cursor);
  }
}

function readArray(cursor: Cursor): JsonArray | undefined {
  if (!enter(cursor)) return undefined;
  const array: JsonValue[] = [];
  skipSpace(cursor);
  if (cursor.text.charCodeAt(cursor.at) === 0x5d) return leave(cursor, array);
  for (;;) {
    const value = readValue(cursor);
    if (value === undefined) return undefined;
    array.push(value);
    skipSpace(cursor);
    const next = cursor.text.charCodeAt(cursor.at);
    if (next === 0x5d) return leave(cursor, array);
    if (next !== 0x2c) return undefined;
    cursor.at += 1;
    skipSpace(cursor);
  }
}

function enter(cursor: Cursor): boolean {
  cursor.depth += 1;
  if (cursor.depth > maximumDepth) {
    cursor.fault ??= { reason: 'too-deep', at: cursor.at };
    return false;
  }
  cursor.at += 1;
  return true;
}

function leave<T>(cursor: Cursor, value: T): T {
  cursor.depth -= 1;
  cursor.at += 1;
  return value;
}

function readString(cursor: Cursor): string | undefined {
  const { text } = cursor;
  const start = cursor.at + 1;
  let end = text.indexOf('"', start);
  if (end === -1) return undefined;
  if (cursor.backslash < start) cursor.backslash = positionOrEnd(text, '\\', start);
  const escaped = cursor.backslash < end;
  while (cursor.backslash < end) {
    const after = cursor.backslash + 2;
    if (end < after) end = text.indexOf('"', after);
    if (end === -1) return undefined;
    cursor.backslash = positionOrEnd(text, '\\', after);
  }
  const raw = text.substring(start, end);
  if (cursor.hasLineEnds && /[\t\n\r]/.test(raw)) return undefined;
  cursor.at = end + 1;
  return escaped ? decodeEscapes(raw) : raw;
}

function positionOrEnd(text: string, needle: string, from: number): number {
  const found = text.indexOf(needle, from);
  return found === -1 ? text.length : found;
}

/** The engine's own decoder: the text is between two quotes and holds none unescaped, so only its escapes can be wrong. */
function decodeEscapes(raw: string): string | undefined {
  try {
    const decoded: unknown = JSON.parse(`"${raw}"`);
    return typeof decoded === 'string' ? decoded : undefined;
  } catch {
    return undefined;
  }
}

function readNumber(cursor: Cursor): number | ExactNumber | undefined {
  const { text } = cursor;
  const start = cursor.at;
  const negative = text.charCodeAt(start) === 0x2d;
  const first = negative ? start + 1 : start;
  let at = first;
  let value = 0;
  let code = text.charCodeAt(at);
  while (isDigit(code)) {
    value = value * 10 + (code - 0x30);
    at += 1;
    code = text.charCodeAt(at);
  }
  const digits = at - first;
  if (digits === 0 || (digits > 1 && text.charCodeAt(first) === 0x30)) return undefined;
  const isInteger = code !== 0x2e && code !== 0x65 && code !== 0x45;
  if (!isInteger) at = endOfFraction(text, at);
  if (at === -1) return undefined;
  cursor.at = at;
  const isSafe = digits <= 16 && value <= Number.MAX_SAFE_INTEGER && !(negative && value === 0);
  if (isInteger && isSafe) return negative ? -value : value;
  const written = text.substring(start, at);
  if (isInteger) return { [exact]: written };
  const number = Number(written);
  return String(number) === written ? number : { [exact]: written };
}

/** Where fraction and exponent end; -1 if they are not well formed. */
function endOfFraction(text: string, from: number): number {
  let at = from;
  if (text.charCodeAt(at) === 0x2e) {
    const digits = at + 1;
    at = endOfDigits(text, digits);
    if (at === digits) return -1;
  }
  const code = text.charCodeAt(at);
  if (code !== 0x65 && code !== 0x45) return at;
  const sign = text.charCodeAt(at + 1);
  const digits = sign === 0x2b || sign === 0x2d ? at + 2 : at + 1;
  const end = endOfDigits(text, digits);
  return end === digits ? -1 : end;
}

function endOfDigits(text: string, from: number): number {
  let at = from;
  while (isDigit(text.charCodeAt(at))) at += 1;
  return at;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function skipSpace(cursor: Cursor): void {
  let code = cursor.text.charCodeAt(cursor.at);
  while (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) {
    cursor.at += 1;
    code = cursor.text.charCodeAt(cursor.at);
  }
}
