/** The records of one delivery, step by step, whatever its size and encoding: the first half of the way from bytes to leaves. */
import { gunzipSync } from 'node:zlib';
import type { RecordKind } from '#shared/record-kind.ts';
import type { SchemaPrefixes } from './ingest/schema-prefix.ts';
import { createBodySplitter, MAX_RECORD_BYTES, nextSpan } from './ingest/split-body.ts';
import { type SplitStep, splitStream } from './ingest/split-stream.ts';
import type { Delivery } from './store/evidence/delivery.ts';

/** What is read of a delivery. */
export type DeliveryBytes = Pick<Delivery, 'encoding' | 'size' | 'wire' | 'wireChunks'>;

/** Above this a body is read in chunks. */
export const LARGE_BODY_BYTES = 8 * 1024 * 1024;
/** A gzip body that grows beyond this is kept and proven, not read: its bytes as received are one oversize record. */
export const MAX_INFLATED_BYTES = 128 * 1024 * 1024;

const PAUSE: SplitStep = { type: 'pause' };
/** Bytes looked at between two pauses. */
const STEP_BYTES = 512 * 1024;

/** Bytes of a record are only good until the next step. Throws what `wire` throws (`not-found` after erasure). */
export function* recordSteps(delivery: DeliveryBytes, prefixes: SchemaPrefixes): Generator<SplitStep> {
  if (delivery.encoding === 'gzip') yield* gzipSteps(delivery, prefixes);
  else if (delivery.size > LARGE_BODY_BYTES) yield* splitStream(delivery.wireChunks(), prefixes);
  else yield* wholeSteps(delivery.wire(), prefixes);
}

function* wholeSteps(bytes: Buffer, prefixes: SchemaPrefixes): Generator<SplitStep> {
  const splitter = createBodySplitter(prefixes);
  for (let end = 0; end < bytes.length || end === 0; ) {
    end = Math.min(end + STEP_BYTES, bytes.length);
    const final = end === bytes.length;
    for (
      let span = nextSpan(splitter, bytes, end, final);
      span !== null;
      span = nextSpan(splitter, bytes, end, final)
    ) {
      const record = bytes.subarray(span.start, span.end);
      if (span.kind === 'oversize') yield { type: 'part', bytes: record };
      yield { type: 'record', span, bytes: span.kind === 'oversize' ? null : record };
    }
    if (final) return;
    yield PAUSE;
  }
}

function* gzipSteps(delivery: DeliveryBytes, prefixes: SchemaPrefixes): Generator<SplitStep> {
  const inflated = inflate(delivery.wire());
  if (typeof inflated !== 'string') yield* wholeSteps(inflated, prefixes);
  else yield* opaqueSteps(delivery, inflated);
}

/** The bytes as received are the one record. */
function* opaqueSteps(delivery: DeliveryBytes, why: 'malformed' | 'oversize'): Generator<SplitStep> {
  const kind: RecordKind = delivery.size > MAX_RECORD_BYTES ? 'oversize' : why;
  const span = { start: 0, end: delivery.size, kind };
  if (kind === 'oversize') {
    for (const bytes of delivery.wireChunks()) yield { type: 'part', bytes };
  }
  yield { type: 'record', span, bytes: kind === 'oversize' ? null : delivery.wire(), opaque: true };
}

function inflate(wire: Buffer): Buffer | 'malformed' | 'oversize' {
  try {
    return gunzipSync(wire, { maxOutputLength: MAX_INFLATED_BYTES });
  } catch (error) {
    return error instanceof RangeError ? 'oversize' : 'malformed';
  }
}
