/** The one way from a delivery's bytes to its leaves: sealing, verifying, proving and reading all go through here. */
import { createHash, type Hash } from 'node:crypto';
import type { RecordKind } from '#shared/record-kind.ts';
import { type DeliveryBytes, LARGE_BODY_BYTES, recordSteps } from './delivery-records.ts';
import { type FieldSpan, fieldsRoot } from './evidence/fields.ts';
import { bodyCommitment, type DeliveryDigest, deliveryDigest, hashLeaf, recordLeaf } from './evidence/leaf.ts';
import { recordNonces } from './evidence/nonce.ts';
import { createSchemaPrefixes, type SchemaPrefixes } from './ingest/schema-prefix.ts';
import type { RecordSpan } from './ingest/split-body.ts';
import type { Delivery } from './store/evidence/delivery.ts';

export type SealableDelivery = DeliveryBytes & Pick<Delivery, 'id' | 'source' | 'receivedAt' | 'head' | 'nonce'>;

export interface DerivedRecord {
  readonly kind: RecordKind;
  /** Null for an oversize record: it is proven, not read. */
  readonly bytes: Buffer | null;
  readonly nonce: Buffer;
  /** Rows only; before first; from the record's first byte. */
  readonly fields: readonly FieldSpan[];
}

export interface DerivedLeaves {
  readonly kinds: readonly RecordKind[];
  /** RFC 6962 leaf hashes, one a record. */
  readonly hashes: readonly Buffer[];
  leafJson(index: number): string;
  /** Reads the delivery again up to this record. */
  record(index: number): DerivedRecord;
}

interface Commitment {
  readonly kind: RecordKind;
  readonly body: Buffer;
  readonly fields: Buffer | null;
}

/** `firstSeq`: the sequence number of the delivery's first record. */
export function deriveLeaves(
  delivery: SealableDelivery,
  firstSeq: number,
  prefixes: SchemaPrefixes = createSchemaPrefixes(),
): DerivedLeaves {
  const steps = deriveSteps(delivery, firstSeq, prefixes);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same in steps of well under a millisecond for usual records, so that the caller can let others work in between. */
export function* deriveSteps(
  given: SealableDelivery,
  firstSeq: number,
  prefixes: SchemaPrefixes,
): Generator<void, DerivedLeaves> {
  const delivery = heldInMemory(given);
  const nonceOf = recordNonces(delivery.nonce);
  const commitments: Commitment[] = [];
  const hashes: Buffer[] = [];
  let parts: Hash | null = null;
  for (const step of recordSteps(delivery, prefixes)) {
    const index = commitments.length;
    if (step.type === 'part') parts = (parts ?? createHash('sha256').update(nonceOf(index))).update(step.bytes);
    else if (step.type === 'record') {
      commitments.push(commit(step.span, step.bytes, nonceOf(index), parts));
      // The first leaf says how many records follow: it is made last.
      hashes.push(index === 0 ? Buffer.alloc(0) : hashLeaf(leafJson(index)));
      parts = null;
    }
    yield;
  }
  const digest: DeliveryDigest = {
    id: delivery.id,
    records: commitments.length,
    size: delivery.size,
    digest: deliveryDigest(delivery.nonce, delivery.head, delivery.wireChunks()),
  };
  hashes[0] = hashLeaf(leafJson(0));

  function leafJson(index: number): string {
    const commitment = commitments[index];
    if (commitment === undefined) throw new RangeError(`record ${index} of ${commitments.length}`);
    return recordLeaf({
      seq: firstSeq + index,
      kind: commitment.kind,
      source: delivery.source,
      received: delivery.receivedAt,
      body: commitment.body,
      ...(commitment.fields === null ? {} : { fields: commitment.fields }),
      ...(index === 0 ? { delivery: digest } : {}),
    });
  }

  return {
    kinds: commitments.map(({ kind }) => kind),
    hashes,
    leafJson,
    record: (index) => findRecord(delivery, index),
  };
}

/** A usual body is taken apart and digested from one reading. */
function heldInMemory(delivery: SealableDelivery): SealableDelivery {
  if (delivery.size > LARGE_BODY_BYTES) return delivery;
  const bytes = delivery.wire();
  return { ...delivery, wire: () => bytes, wireChunks: () => [bytes] };
}

function commit(span: RecordSpan, bytes: Buffer | null, nonce: Buffer, parts: Hash | null): Commitment {
  const body = bytes === null ? (parts ?? createHash('sha256').update(nonce)).digest() : bodyCommitment(nonce, bytes);
  return {
    kind: span.kind,
    body,
    fields: bytes === null || span.row === undefined ? null : fieldsRoot(nonce, bytes, fieldsOf(span)),
  };
}

function findRecord(delivery: SealableDelivery, index: number): DerivedRecord {
  let at = 0;
  for (const step of recordSteps(delivery, createSchemaPrefixes())) {
    if (step.type !== 'record' || at++ !== index) continue;
    const bytes = step.bytes === null ? null : Buffer.from(step.bytes);
    return { kind: step.span.kind, bytes, nonce: recordNonces(delivery.nonce)(index), fields: fieldsOf(step.span) };
  }
  throw new RangeError(`record ${index} of ${at}`);
}

function fieldsOf({ row }: RecordSpan): FieldSpan[] {
  return row === undefined ? [] : [...row.before, ...row.after];
}
