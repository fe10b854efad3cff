/** Decides a record's kind from the members it has, and where a row's fields stand, while the scanner passes over it once. */
import type { RecordKind } from '#shared/record-kind.ts';
import type { MemberObserver } from './json-scanner.ts';
import {
  AFTER,
  BEFORE,
  bit,
  DATABASE,
  memberNames,
  nameCode,
  OP,
  PAYLOAD,
  SCHEMA,
  STATUS,
  TYPE,
} from './member-name.ts';

/** One column: `path` is `before.<column>` or `after.<column>`; the span is its value's exact JSON text, from the record's first byte. */
export interface FieldSpan {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

export interface RowSpans {
  readonly op: string;
  readonly before: readonly FieldSpan[];
  readonly after: readonly FieldSpan[];
}

/** The limits of MySQL: 4,096 columns (before and after), names of 64 characters; above them it is not a row of a table. */
const MAX_FIELDS = 8192;
const MAX_COLUMN_BYTES = 1024;
/** Longest text looked at as `op` or `status`. */
const MAX_WORD = 16;

/** One candidate for the Debezium value: the record itself, or its `payload`. */
interface View {
  isObject: boolean;
  members: number;
  seen: number;
  /** Bits of the members whose value is a string. */
  strings: number;
  op: string | null;
  boundary: boolean;
  /** Flat: key start, key end (negative where escaped), value start, value end. */
  before: number[];
  after: number[];
  tooLong: boolean;
}

export interface RecordEnvelope extends MemberObserver {
  reset(): void;
  /** As if `"schema":…,"payload":` had been passed over. */
  skipToPayload(): void;
  /** Kind and fields of the record just read, which began at `start`. */
  describe(bytes: Buffer, start: number): { kind: RecordKind; row?: RowSpans };
  /** Where the value of `payload` starts, when `schema` came first and nothing else stands between; else -1. */
  payloadStart(): number;
}

export function createRecordEnvelope(): RecordEnvelope {
  const top = createView();
  const payload = createView();
  const open = [0, 0, 0, 0];
  const valueAt = [0, 0, 0, 0];
  const keyStart = [0, 0, 0, 0];
  const keyEnd = [0, 0, 0, 0];
  let prefixEnd = -1;

  /** The field list that a member at `depth` belongs to, if it is a column. */
  function columnsAt(depth: number): number[] | null {
    const view = depth === 2 ? top : payload;
    if (depth === 3 && open[1] !== PAYLOAD) return null;
    const parent = open[depth - 1];
    return parent === BEFORE ? view.before : parent === AFTER ? view.after : null;
  }

  /** The candidate whose own member stands at `depth`. */
  function viewAt(depth: number): View | null {
    return depth === 1 ? top : depth === 2 && open[1] === PAYLOAD ? payload : null;
  }

  return {
    reset() {
      resetView(top, false);
      resetView(payload, false);
      prefixEnd = -1;
    },
    skipToPayload() {
      resetView(top, true);
      top.members = 2;
      top.seen = bit(SCHEMA) | bit(PAYLOAD);
      open[1] = PAYLOAD;
    },
    keyEnd(depth, bytes, start, end, escaped) {
      const view = viewAt(depth);
      if (view !== null) {
        const code = nameCode(bytes, start, end, escaped);
        open[depth] = code;
        view.members++;
        view.seen |= bit(code);
        view.strings &= ~bit(code);
        return;
      }
      open[depth] = 0;
      keyStart[depth] = start;
      keyEnd[depth] = escaped ? -end : end;
    },
    valueStart(depth, byte, pos) {
      valueAt[depth] = pos;
      if (depth === 0) {
        top.isObject = byte === 0x7b;
        return;
      }
      const view = viewAt(depth);
      if (view === null) return;
      const code = open[depth];
      if (byte === 0x22) view.strings |= bit(code ?? 0);
      if (code === BEFORE) view.before.length = 0;
      else if (code === AFTER) view.after.length = 0;
      else if (code === PAYLOAD && depth === 1) {
        resetView(payload, byte === 0x7b);
        open[2] = 0;
        prefixEnd = top.members === 2 && (top.seen & bit(SCHEMA)) !== 0 ? pos : -1;
      }
    },
    valueEnd(depth, bytes, pos) {
      const view = viewAt(depth);
      const start = valueAt[depth] ?? 0;
      if (view !== null) {
        if (open[depth] === OP)
          view.op = bytes[start] === 0x22 && pos - start <= MAX_WORD ? textOf(bytes, start + 1, pos - 1) : null;
        else if (open[depth] === STATUS)
          view.boundary = pos - start <= MAX_WORD && isBoundary(textOf(bytes, start, pos));
        return;
      }
      const columns = columnsAt(depth);
      if (columns === null) return;
      const from = keyStart[depth] ?? 0;
      const to = keyEnd[depth] ?? 0;
      if (Math.abs(to) - from > MAX_COLUMN_BYTES || columns.length >= MAX_FIELDS * 2)
        (depth === 2 ? top : payload).tooLong = true;
      else columns.push(from, to, start, pos);
    },
    describe(bytes, start) {
      if (!top.isObject) return { kind: 'unrecognised' };
      const wrapped = (top.seen & bit(SCHEMA)) !== 0 && (top.seen & bit(PAYLOAD)) !== 0;
      return describeView(wrapped ? payload : top, bytes, start);
    },
    payloadStart: () => prefixEnd,
  };
}

function describeView(view: View, bytes: Buffer, start: number): { kind: RecordKind; row?: RowSpans } {
  if (!view.isObject) return { kind: 'unrecognised' };
  const has = (name: keyof typeof memberNames) => (view.seen & bit(memberNames[name])) !== 0;
  if (view.op !== null) {
    if (view.tooLong) return { kind: 'unrecognised' };
    const before = fieldSpans('before.', view.before, bytes, start);
    return { kind: 'row', row: { op: view.op, before, after: fieldSpans('after.', view.after, bytes, start) } };
  }
  if (has('ddl') || has('tableChanges')) return { kind: 'schema-change' };
  if (view.boundary && has('id')) return { kind: 'transaction' };
  if (has('aggregate_type') && has('type')) return { kind: 'notification' };
  if ((view.strings & bit(TYPE)) !== 0 && (view.strings & bit(DATABASE)) !== 0) return { kind: 'maxwell' };
  return { kind: has('ts_ms') && view.members === 1 ? 'heartbeat' : 'unrecognised' };
}

function fieldSpans(prefix: string, flat: readonly number[], bytes: Buffer, start: number): FieldSpan[] {
  const fields: FieldSpan[] = [];
  for (let at = 0; at < flat.length; at += 4) {
    const keyStart = flat[at] ?? 0;
    const keyEnd = flat[at + 1] ?? 0;
    const column = keyEnd < 0 ? unescapedText(bytes, keyStart, -keyEnd) : textOf(bytes, keyStart, keyEnd);
    fields.push({ path: prefix + column, start: (flat[at + 2] ?? 0) - start, end: (flat[at + 3] ?? 0) - start });
  }
  return fields;
}

function isBoundary(status: string): boolean {
  return status === '"BEGIN"' || status === '"END"';
}

function textOf(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8');
}

function unescapedText(bytes: Uint8Array, start: number, end: number): string {
  return String(JSON.parse(textOf(bytes, start - 1, end + 1)));
}

function createView(): View {
  return {
    isObject: false,
    members: 0,
    seen: 0,
    strings: 0,
    op: null,
    boundary: false,
    before: [],
    after: [],
    tooLong: false,
  };
}

function resetView(view: View, isObject: boolean): void {
  view.isObject = isObject;
  view.members = 0;
  view.seen = 0;
  view.strings = 0;
  view.op = null;
  view.boundary = false;
  view.before.length = 0;
  view.after.length = 0;
  view.tooLong = false;
}
