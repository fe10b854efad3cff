/** Leaves, format version 1: the canonical JSON (RFC 8785) that binds one record or one act, and its hash. */
import { createHash, hash } from 'node:crypto';
import type { ActKind, RecordKind } from '#shared/record-kind.ts';
import { canonicalJson, type JsonValue } from './canonical-json.ts';
import { sha256 } from './sha256.ts';

export const leafFormat = 1;

export interface RecordLeaf {
  readonly seq: number;
  readonly kind: RecordKind;
  readonly source: string;
  /** ISO 8601, milliseconds, UTC. */
  readonly received: string;
  /** `bodyCommitment` of the record. */
  readonly body: Uint8Array;
  /** `fieldsRoot`; rows only. */
  readonly fields?: Uint8Array;
  /** On the first record of a delivery. */
  readonly delivery?: DeliveryDigest;
}

export interface DeliveryDigest {
  readonly id: number;
  readonly records: number;
  /** Bytes as received. */
  readonly size: number;
  readonly digest: Uint8Array;
}

export interface ActLeaf {
  readonly seq: number;
  readonly kind: ActKind;
  /** ISO 8601, milliseconds, UTC. */
  readonly at: string;
  readonly who: string;
  readonly act: { readonly [name: string]: JsonValue };
}

/** Written by hand, members in order: it is the hottest text of all (a test compares it with `canonicalJson`). */
export function recordLeaf(leaf: RecordLeaf): string {
  const delivery = leaf.delivery === undefined ? '' : `"delivery":${deliveryJson(leaf.delivery)},`;
  const fields = leaf.fields === undefined ? '' : `"fields":"${hex(leaf.fields)}",`;
  return `{"body":"${hex(leaf.body)}",${delivery}${fields}"format":${leafFormat},"kind":"${leaf.kind}","received":"${leaf.received}","seq":${leaf.seq},"source":${canonicalJson(leaf.source)}}`;
}

export function actLeaf(leaf: ActLeaf): string {
  return canonicalJson({
    act: leaf.act,
    at: leaf.at,
    format: leafFormat,
    kind: leaf.kind,
    seq: leaf.seq,
    who: leaf.who,
  });
}

/** RFC 6962 §2.1: SHA-256(0x00 ‖ leaf). */
export function hashLeaf(leaf: string): Buffer {
  return sha256(Buffer.from(`\0${leaf}`));
}

/** SHA-256(record nonce ‖ exact bytes). */
export function bodyCommitment(recordNonce: Uint8Array, record: Uint8Array): Buffer {
  return hash('sha256', Buffer.concat([recordNonce, record]), 'buffer');
}

/** SHA-256(delivery nonce ‖ uint32be(head length) ‖ head ‖ bytes as received), the bytes in pieces. */
export function deliveryDigest(nonce: Uint8Array, head: string, chunks: Iterable<Uint8Array>): Buffer {
  const headBytes = Buffer.from(head);
  const length = Buffer.allocUnsafe(4);
  length.writeUInt32BE(headBytes.length);
  const digest = createHash('sha256').update(nonce).update(length).update(headBytes);
  for (const chunk of chunks) digest.update(chunk);
  return digest.digest();
}

function deliveryJson(delivery: DeliveryDigest): string {
  return `{"digest":"${hex(delivery.digest)}","id":${delivery.id},"records":${delivery.records},"size":${delivery.size}}`;
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex');
}
