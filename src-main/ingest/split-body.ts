/** Splits one body into records by exact byte ranges: an object, the elements of arrays, the lines of NDJSON; what is not JSON stays whole. */
import { isUtf8 } from 'node:buffer';
import type { RecordKind } from '#shared/record-kind.ts';
import {
  BROKEN,
  createJsonScanner,
  DONE,
  enterObject,
  finishJson,
  type JsonScanner,
  MORE,
  resetScanner,
  scanJson,
} from './json-scanner.ts';
import { createRecordEnvelope, type RecordEnvelope, type RowSpans } from './record-envelope.ts';
import { createSchemaPrefixes, type SchemaPrefixes } from './schema-prefix.ts';

/** `start` and `end` are byte positions in the decoded body; between two records stand only brackets, commas, blanks and a BOM. */
export interface RecordSpan {
  readonly start: number;
  readonly end: number;
  readonly kind: RecordKind;
  readonly row?: RowSpans;
}

/** A longer record is kept and proven, not read. */
export const MAX_RECORD_BYTES = 64 * 1024 * 1024;
/** What follows after so many records of one delivery is one oversize record. */
export const MAX_RECORDS = 1_000_000;

const START = 0;
const SEQUENCE = 1;
const FIRST_ELEMENT = 2;
const ELEMENT = 3;
const RECORD = 4;
const AFTER_ELEMENT = 5;
const REST = 6;
const LINE = 7;
const END = 8;

/** State of splitting one body; positions are in a window that begins `offset` bytes into the body. */
export interface BodySplitter {
  phase: number;
  /** Where reading goes on, and where the open record begins. */
  pos: number;
  start: number;
  offset: number;
  records: number;
  inArray: boolean;
  /** The open record is a number or literal outside an array: a blank must follow, `2026-11-25` is no record. */
  bare: boolean;
  readonly limits: { readonly recordBytes: number; readonly records: number };
  readonly scanner: JsonScanner;
  readonly envelope: RecordEnvelope;
  readonly prefixes: SchemaPrefixes;
}

export function splitBody(bytes: Buffer, prefixes: SchemaPrefixes = createSchemaPrefixes()): RecordSpan[] {
  const splitter = createBodySplitter(prefixes);
  const spans: RecordSpan[] = [];
  for (;;) {
    const span = nextSpan(splitter, bytes, bytes.length, true);
    if (span === null) return spans;
    spans.push(span);
  }
}

export function createBodySplitter(
  prefixes: SchemaPrefixes = createSchemaPrefixes(),
  limits: BodySplitter['limits'] = { recordBytes: MAX_RECORD_BYTES, records: MAX_RECORDS },
): BodySplitter {
  const scanner = createJsonScanner(null);
  return {
    phase: START,
    pos: 0,
    start: 0,
    offset: 0,
    records: 0,
    inArray: false,
    bare: false,
    limits,
    scanner,
    envelope: createRecordEnvelope(),
    prefixes,
  };
}

/** The next record whose end lies before `end`; null when more bytes are needed, or, after `final`, when there is no other. */
export function nextSpan(s: BodySplitter, bytes: Buffer, end: number, final: boolean): RecordSpan | null {
  if (s.phase === START && !skipByteOrderMark(s, bytes, end, final)) return null;
  while (s.phase !== END) {
    const before = s.phase;
    const span =
      s.phase === RECORD
        ? stepRecord(s, bytes, end, final)
        : s.phase >= REST
          ? stepBroken(s, bytes, end, final)
          : stepBetween(s, bytes, end, final);
    if (span !== null) return span;
    if (s.phase === before && s.pos >= end) return null;
  }
  return null;
}

/** Whether a record is open, so that the window must keep its bytes from `start`. */
export function hasOpenRecord(s: BodySplitter): boolean {
  return s.phase === RECORD || s.phase === REST || s.phase === LINE;
}

/** The open record will be oversize: its bytes may leave the window, so its members are no longer looked at. */
export function giveUpReading(s: BodySplitter): void {
  s.scanner.observer = null;
}

/** Tells that the first `count` bytes have left the window. */
export function moveWindow(s: BodySplitter, count: number): void {
  s.offset += count;
  s.pos -= count;
  s.start -= count;
}

function stepBetween(s: BodySplitter, bytes: Buffer, end: number, final: boolean): RecordSpan | null {
  while (s.pos < end && isBlank(bytes[s.pos])) s.pos++;
  s.start = s.pos;
  if (s.pos >= end) return final ? endBetween(s) : null;
  const byte = bytes[s.pos];
  if (s.phase === SEQUENCE && byte === 0x5b) {
    s.phase = FIRST_ELEMENT;
    s.pos++;
  } else if (byte === 0x5d && (s.phase === FIRST_ELEMENT || s.phase === AFTER_ELEMENT)) {
    s.phase = SEQUENCE;
    s.pos++;
  } else if (s.phase === AFTER_ELEMENT) {
    s.phase = byte === 0x2c ? ELEMENT : REST;
    if (byte === 0x2c) s.pos++;
  } else if (s.records >= s.limits.records) s.phase = REST;
  else openRecord(s, bytes, end);
  return null;
}

/** The body ended between records: cut inside an array, or regularly. */
function endBetween(s: BodySplitter): RecordSpan | null {
  const cut = s.phase !== SEQUENCE;
  s.phase = END;
  if (cut) return emit(s, s.pos, 'malformed');
  return s.records === 0 ? emit(s, s.pos, 'empty') : null;
}

function openRecord(s: BodySplitter, bytes: Buffer, end: number): void {
  s.inArray = s.phase !== SEQUENCE;
  s.bare = !s.inArray && bytes[s.start] !== 0x7b && bytes[s.start] !== 0x22;
  s.phase = RECORD;
  s.envelope.reset();
  resetScanner(s.scanner, s.envelope);
  const known = s.prefixes.match(bytes, s.start, end);
  if (known === 0) return;
  enterObject(s.scanner);
  s.envelope.skipToPayload();
  s.pos += known;
}

function stepRecord(s: BodySplitter, bytes: Buffer, end: number, final: boolean): RecordSpan | null {
  if (s.scanner.outcome === MORE) s.pos = scanJson(s.scanner, bytes, s.pos, end);
  if (s.scanner.outcome === MORE && final) finishJson(s.scanner, bytes, s.pos);
  if (s.scanner.outcome === MORE) return null;
  if (s.bare && s.scanner.outcome === DONE && s.pos >= end && !final) return null;
  if (s.scanner.outcome === BROKEN || (s.bare && s.pos < end && !isBlank(bytes[s.pos]))) {
    s.phase = s.inArray || s.records === 0 ? REST : LINE;
    return null;
  }
  s.phase = s.inArray ? AFTER_ELEMENT : SEQUENCE;
  return emitRead(s, bytes);
}

function stepBroken(s: BodySplitter, bytes: Buffer, end: number, final: boolean): RecordSpan | null {
  if (s.phase === LINE) {
    const newline = bytes.subarray(s.pos, end).indexOf(0x0a);
    if (newline >= 0) {
      s.pos += newline;
      s.phase = SEQUENCE;
      return emit(s, s.pos, 'malformed');
    }
  }
  s.pos = end;
  if (!final) return null;
  s.phase = END;
  return emit(s, end, s.records >= s.limits.records ? 'oversize' : 'malformed');
}

function emitRead(s: BodySplitter, bytes: Buffer): RecordSpan {
  if (s.scanner.observer === null || s.pos - s.start > s.limits.recordBytes) return emit(s, s.pos, 'oversize');
  if (!isUtf8(bytes.subarray(s.start, s.pos))) return emit(s, s.pos, 'malformed');
  const payloadStart = s.envelope.payloadStart();
  if (payloadStart > 0) s.prefixes.learn(bytes, s.start, payloadStart);
  s.records++;
  const { kind, row } = s.envelope.describe(bytes, s.start);
  const start = s.start + s.offset;
  const end = s.pos + s.offset;
  return row === undefined ? { start, end, kind } : { start, end, kind, row };
}

function emit(s: BodySplitter, end: number, kind: RecordKind): RecordSpan {
  s.records++;
  return {
    start: s.start + s.offset,
    end: end + s.offset,
    kind: end - s.start > s.limits.recordBytes ? 'oversize' : kind,
  };
}

/** False while it can't yet be told whether the body begins with a byte order mark. */
function skipByteOrderMark(s: BodySplitter, bytes: Buffer, end: number, final: boolean): boolean {
  if (end < 3 && !final && (end === 0 || bytes[0] === 0xef)) return false;
  s.pos = end >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  s.phase = SEQUENCE;
  return true;
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
