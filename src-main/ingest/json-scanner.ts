/** Finds where one JSON value (RFC 8259, strict) ends, over a window of bytes that may still grow; never recurses, keeps one bit a level. */

/** Told about members of objects at the first three levels; positions are in the window. */
export interface MemberObserver {
  keyEnd(depth: number, bytes: Uint8Array, start: number, end: number, escaped: boolean): void;
  valueStart(depth: number, byte: number, pos: number): void;
  valueEnd(depth: number, bytes: Uint8Array, pos: number): void;
}

export interface JsonScanner {
  expect: number;
  outcome: Outcome;
  depth: number;
  /** Progress inside a string escape, a number or a literal. */
  sub: number;
  literal: Uint8Array;
  inKey: boolean;
  escaped: boolean;
  keyStart: number;
  /** Bit per level: 1 where the container is an object. */
  containers: Uint8Array;
  observer: MemberObserver | null;
}

export type Outcome = typeof MORE | typeof DONE | typeof BROKEN;
export const MORE = 0;
export const DONE = 1;
export const BROKEN = 2;

const VALUE = 0;
const FIRST_ELEMENT = 1;
const FIRST_KEY = 2;
const KEY = 3;
const COLON = 4;
const AFTER = 5;
const STRING = 6;
const NUMBER = 7;
const LITERAL = 8;

/** Deepest level whose members are told. */
const OBSERVED_DEPTH = 3;

const TRUE = Uint8Array.from([0x74, 0x72, 0x75, 0x65]);
const FALSE = Uint8Array.from([0x66, 0x61, 0x6c, 0x73, 0x65]);
const NULL = Uint8Array.from([0x6e, 0x75, 0x6c, 0x6c]);

export function createJsonScanner(observer: MemberObserver | null): JsonScanner {
  return {
    expect: VALUE,
    outcome: MORE,
    depth: 0,
    sub: 0,
    literal: NULL,
    inKey: false,
    escaped: false,
    keyStart: 0,
    containers: new Uint8Array(16),
    observer,
  };
}

export function resetScanner(s: JsonScanner, observer: MemberObserver | null): void {
  s.expect = VALUE;
  s.outcome = MORE;
  s.depth = 0;
  s.observer = observer;
  if (s.containers.length > 4096) s.containers = new Uint8Array(16);
}

/** Puts the scanner behind a skipped `{"schema":…,"payload":`, as if it had read it. */
export function enterObject(s: JsonScanner): void {
  s.depth = 1;
  markContainer(s, 1, true);
  s.expect = VALUE;
}

/** Reads from `from` up to `end`; returns where it stopped. `outcome` says whether the value is done, broken or needs more. */
export function scanJson(s: JsonScanner, bytes: Uint8Array, from: number, end: number): number {
  let pos = from;
  while (pos < end) {
    if (s.expect === STRING) pos = scanString(s, bytes, pos, end);
    else if (s.expect === NUMBER) pos = scanNumber(s, bytes, pos, end);
    else if (s.expect === LITERAL) pos = scanLiteral(s, bytes, pos, end);
    else {
      const byte = bytes[pos] ?? 0;
      if (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) {
        pos++;
        continue;
      }
      pos = scanStructure(s, bytes, byte, pos);
    }
    if (s.outcome !== MORE) return pos;
  }
  return pos;
}

/** No more bytes will come: a number may be complete, anything else is cut. */
export function finishJson(s: JsonScanner, bytes: Uint8Array, pos: number): void {
  if (s.expect === NUMBER && s.depth === 0 && isCompleteNumber(s.sub)) endValue(s, bytes, pos);
  else s.outcome = BROKEN;
}

function scanStructure(s: JsonScanner, bytes: Uint8Array, byte: number, pos: number): number {
  switch (s.expect) {
    case COLON:
      if (byte === 0x3a) s.expect = VALUE;
      else s.outcome = BROKEN;
      return pos + 1;
    case AFTER:
      if (byte === 0x2c) s.expect = isObject(s, s.depth) ? KEY : VALUE;
      else closeContainer(s, bytes, byte, pos);
      return pos + 1;
    case FIRST_KEY:
    case KEY:
      if (byte === 0x22) beginString(s, pos, true);
      else if (s.expect === FIRST_KEY) closeContainer(s, bytes, byte, pos);
      else s.outcome = BROKEN;
      return pos + 1;
    case FIRST_ELEMENT:
      if (byte === 0x5d) {
        closeContainer(s, bytes, byte, pos);
        return pos + 1;
      }
      return beginValue(s, byte, pos);
    default:
      return beginValue(s, byte, pos);
  }
}

function beginValue(s: JsonScanner, byte: number, pos: number): number {
  if (s.observer !== null && s.depth <= OBSERVED_DEPTH && (s.depth === 0 || isObject(s, s.depth))) {
    s.observer.valueStart(s.depth, byte, pos);
  }
  switch (byte) {
    case 0x22:
      beginString(s, pos, false);
      return pos + 1;
    case 0x7b:
    case 0x5b:
      markContainer(s, ++s.depth, byte === 0x7b);
      s.expect = byte === 0x7b ? FIRST_KEY : FIRST_ELEMENT;
      return pos + 1;
    case 0x74:
      return beginLiteral(s, TRUE, pos);
    case 0x66:
      return beginLiteral(s, FALSE, pos);
    case 0x6e:
      return beginLiteral(s, NULL, pos);
    default:
      if (byte === 0x2d || (byte >= 0x30 && byte <= 0x39)) {
        s.expect = NUMBER;
        s.sub = 0;
      } else s.outcome = BROKEN;
      return pos;
  }
}

function closeContainer(s: JsonScanner, bytes: Uint8Array, byte: number, pos: number): void {
  if (byte !== (isObject(s, s.depth) ? 0x7d : 0x5d)) {
    s.outcome = BROKEN;
    return;
  }
  s.depth--;
  endValue(s, bytes, pos + 1);
}

function endValue(s: JsonScanner, bytes: Uint8Array, pos: number): void {
  if (s.depth === 0) {
    s.outcome = DONE;
    return;
  }
  s.expect = AFTER;
  if (s.observer !== null && s.depth <= OBSERVED_DEPTH && isObject(s, s.depth))
    s.observer.valueEnd(s.depth, bytes, pos);
}

function beginString(s: JsonScanner, pos: number, inKey: boolean): void {
  s.expect = STRING;
  s.sub = 0;
  s.inKey = inKey;
  s.escaped = false;
  if (inKey) s.keyStart = pos + 1;
}

/** `sub`: 0 plain, 5 just after a backslash, 4–1 hex digits still to come. */
function scanString(s: JsonScanner, bytes: Uint8Array, from: number, end: number): number {
  let pos = from;
  for (;;) {
    if (s.sub !== 0) {
      pos = scanEscape(s, bytes, pos, end);
      if (s.sub !== 0 || s.outcome === BROKEN) return pos;
    }
    let byte = 0x20;
    while (pos < end) {
      byte = bytes[pos] ?? 0;
      if (byte === 0x22 || byte === 0x5c || byte < 0x20) break;
      pos++;
    }
    if (pos >= end) return pos;
    if (byte === 0x22) break;
    if (byte !== 0x5c) {
      s.outcome = BROKEN;
      return pos;
    }
    s.escaped = true;
    s.sub = 5;
    pos++;
  }
  if (!s.inKey) endValue(s, bytes, pos + 1);
  else {
    s.expect = COLON;
    if (s.observer !== null && s.depth <= OBSERVED_DEPTH) s.observer.keyEnd(s.depth, bytes, s.keyStart, pos, s.escaped);
  }
  return pos + 1;
}

function scanEscape(s: JsonScanner, bytes: Uint8Array, from: number, end: number): number {
  let pos = from;
  while (s.sub !== 0 && pos < end) {
    const byte = bytes[pos] ?? 0;
    if (s.sub === 5) {
      if (byte === 0x75) s.sub = 4;
      else if (isEscapeLetter(byte)) s.sub = 0;
      else s.outcome = BROKEN;
    } else if (isHexDigit(byte)) s.sub--;
    else s.outcome = BROKEN;
    if (s.outcome === BROKEN) return pos;
    pos++;
  }
  return pos;
}

function isEscapeLetter(byte: number): boolean {
  return (
    byte === 0x22 ||
    byte === 0x5c ||
    byte === 0x2f ||
    byte === 0x62 ||
    byte === 0x66 ||
    byte === 0x6e ||
    byte === 0x72 ||
    byte === 0x74
  );
}

function isHexDigit(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66);
}

/** `sub`: 0 start, 1 after `-`, 2 after a leading zero, 3 integer, 4 after `.`, 5 fraction, 6 after `e`, 7 after its sign, 8 exponent. */
function scanNumber(s: JsonScanner, bytes: Uint8Array, from: number, end: number): number {
  let pos = from;
  while (pos < end) {
    const next = nextNumberState(s.sub, bytes[pos] ?? 0);
    if (next < 0) {
      if (isCompleteNumber(s.sub)) endValue(s, bytes, pos);
      else s.outcome = BROKEN;
      return pos;
    }
    s.sub = next;
    pos++;
  }
  return pos;
}

function nextNumberState(state: number, byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) {
    if (state <= 1) return byte === 0x30 ? 2 : 3;
    if (state === 2) return -1;
    if (state === 4) return 5;
    return state === 6 || state === 7 ? 8 : state;
  }
  if (byte === 0x2d || byte === 0x2b) return state === 6 ? 7 : state === 0 && byte === 0x2d ? 1 : -1;
  if (byte === 0x2e) return state === 2 || state === 3 ? 4 : -1;
  if (byte === 0x65 || byte === 0x45) return state === 2 || state === 3 || state === 5 ? 6 : -1;
  return -1;
}

function isCompleteNumber(state: number): boolean {
  return state === 2 || state === 3 || state === 5 || state === 8;
}

function beginLiteral(s: JsonScanner, literal: Uint8Array, pos: number): number {
  s.expect = LITERAL;
  s.sub = 0;
  s.literal = literal;
  return pos;
}

function scanLiteral(s: JsonScanner, bytes: Uint8Array, from: number, end: number): number {
  let pos = from;
  while (pos < end) {
    if (bytes[pos] !== s.literal[s.sub]) {
      s.outcome = BROKEN;
      return pos;
    }
    pos++;
    if (++s.sub === s.literal.length) {
      endValue(s, bytes, pos);
      return pos;
    }
  }
  return pos;
}

function isObject(s: JsonScanner, depth: number): boolean {
  return ((s.containers[depth >> 3] ?? 0) & (1 << (depth & 7))) !== 0;
}

function markContainer(s: JsonScanner, depth: number, object: boolean): void {
  const at = depth >> 3;
  if (at >= s.containers.length) {
    const grown = new Uint8Array(s.containers.length * 2);
    grown.set(s.containers);
    s.containers = grown;
  }
  const bit = 1 << (depth & 7);
  const held = s.containers[at] ?? 0;
  s.containers[at] = object ? held | bit : held & ~bit;
}
