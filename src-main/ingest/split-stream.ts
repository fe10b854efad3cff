/** Splits a body that comes in chunks, with bounded memory: at most one record of the size limit is held. */
import type { SchemaPrefixes } from './schema-prefix.ts';
import {
  type BodySplitter,
  createBodySplitter,
  giveUpReading,
  hasOpenRecord,
  moveWindow,
  nextSpan,
  type RecordSpan,
} from './split-body.ts';

/**
 * `part`: bytes of an oversize record, in order, before its `record`, which then comes without bytes.
 * `pause`: nothing found within one step; the caller may do something else before it asks again.
 */
export type SplitStep =
  /** `opaque`: the delivery's compression could not be undone, and its bytes as received are the one record. */
  | { readonly type: 'record'; readonly span: RecordSpan; readonly bytes: Buffer | null; readonly opaque?: true }
  | { readonly type: 'part'; readonly bytes: Buffer }
  | { readonly type: 'pause' };

const PAUSE: SplitStep = { type: 'pause' };
/** Bytes looked at between two pauses. */
const STEP_BYTES = 512 * 1024;

/** Bytes of a record are only good until the next step. */
export function* splitStream(
  chunks: Iterable<Buffer>,
  prefixes: SchemaPrefixes,
  limits?: BodySplitter['limits'],
): Generator<SplitStep> {
  const splitter = createBodySplitter(prefixes, limits);
  const window = createWindow(splitter);
  for (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += STEP_BYTES) {
      window.append(chunk.subarray(at, at + STEP_BYTES));
      yield* window.records(false);
      yield* window.release();
      yield PAUSE;
    }
  }
  yield* window.records(true);
}

function createWindow(splitter: BodySplitter) {
  let bytes: Buffer = Buffer.allocUnsafe(2 * STEP_BYTES);
  let length = 0;
  let gaveUp = false;

  function drop(count: number): void {
    bytes.copyWithin(0, count, length);
    length -= count;
    moveWindow(splitter, count);
  }

  return {
    append(chunk: Buffer): void {
      if (length + chunk.length > bytes.length) {
        const grown = Buffer.allocUnsafe(Math.max(bytes.length * 2, length + chunk.length));
        bytes.copy(grown, 0, 0, length);
        bytes = grown;
      }
      chunk.copy(bytes, length);
      length += chunk.length;
    },
    *records(final: boolean): Generator<SplitStep> {
      for (
        let span = nextSpan(splitter, bytes, length, final);
        span !== null;
        span = nextSpan(splitter, bytes, length, final)
      ) {
        const start = span.start - splitter.offset;
        const end = span.end - splitter.offset;
        if (span.kind === 'oversize') yield { type: 'part', bytes: bytes.subarray(Math.max(start, 0), end) };
        yield { type: 'record', span, bytes: span.kind === 'oversize' ? null : bytes.subarray(start, end) };
        gaveUp = false;
      }
    },
    /** Lets go of what no open record needs; an open record above the limit leaves in parts. */
    *release(): Generator<SplitStep> {
      if (!hasOpenRecord(splitter)) drop(Math.min(splitter.pos, length));
      else if (gaveUp || length - splitter.start > splitter.limits.recordBytes) {
        if (!gaveUp) drop(splitter.start);
        gaveUp = true;
        giveUpReading(splitter);
        if (splitter.pos > 0) yield { type: 'part', bytes: bytes.subarray(0, splitter.pos) };
        drop(splitter.pos);
      } else if (splitter.start > bytes.length / 2) drop(splitter.start);
    },
  };
}
