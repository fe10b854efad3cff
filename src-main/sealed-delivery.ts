/** The records of one sealed delivery by index: small ones at once, a large one by walking on from where the last reading ended. */
import { LARGE_BODY_BYTES, recordSteps } from './delivery-records.ts';
import { createSchemaPrefixes, type SchemaPrefixes } from './ingest/schema-prefix.ts';
import type { SealedRecord } from './record-source.ts';
import type { Delivery } from './store/evidence/delivery.ts';

export interface SealedDeliveryReader {
  /** Null where there is no such record. Going back in a large delivery reads it from its beginning. */
  record(index: number): SealedRecord | null;
}

export function readSealedDelivery(
  delivery: Delivery,
  firstSeq: number,
  prefixes: SchemaPrefixes,
): SealedDeliveryReader {
  const isSmall = delivery.encoding === 'identity' && delivery.size <= LARGE_BODY_BYTES;
  if (!isSmall) return walkDelivery(delivery, firstSeq);
  const records = [...sealedRecords(delivery, firstSeq, prefixes)];
  return { record: (index) => records[index] ?? null };
}

function walkDelivery(delivery: Delivery, firstSeq: number): SealedDeliveryReader {
  let walk = sealedRecords(delivery, firstSeq, createSchemaPrefixes());
  let next = 0;
  return {
    record(index) {
      if (index < next) {
        walk = sealedRecords(delivery, firstSeq, createSchemaPrefixes());
        next = 0;
      }
      for (;;) {
        const step = walk.next();
        if (step.done === true) return null;
        if (next++ === index) return { ...step.value, bytes: Buffer.from(step.value.bytes) };
      }
    },
  };
}

/** Bytes may only be good until the next one. */
function* sealedRecords(delivery: Delivery, firstSeq: number, prefixes: SchemaPrefixes): Generator<SealedRecord> {
  const { source, receivedAt, head } = delivery;
  let seq = firstSeq;
  for (const step of recordSteps(delivery, prefixes)) {
    if (step.type !== 'record') continue;
    const deliveryHead = seq === firstSeq ? head : '';
    const opaque = step.opaque === true ? { opaque: step.opaque } : {};
    yield { seq, kind: step.span.kind, source, receivedAt, bytes: step.bytes ?? NOTHING, deliveryHead, ...opaque };
    seq++;
  }
}

const NOTHING = Buffer.alloc(0);
