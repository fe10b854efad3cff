/** A small ledger in memory with one row worth proving: what the proof tests start from. */
import { createPrivateKey } from 'node:crypto';
import { encodeVerifierKey, rawPublicKey, signCheckpoint } from '../../../src-main/evidence/checkpoint.ts';
import { discloseRecord, type ProvenRecord } from '../../../src-main/evidence/disclosure.ts';
import { type FieldSpan, fieldsRoot } from '../../../src-main/evidence/fields.ts';
import { bodyCommitment, hashLeaf, recordLeaf } from '../../../src-main/evidence/leaf.ts';
import type { Proof } from '../../../src-main/evidence/proof.ts';
import { appendLeaves, edgeRoot, hashBytes } from '../../../src-main/evidence/tree.ts';
import { inclusionProof } from '../../../src-main/evidence/tree-proof.ts';

export const origin = 'testigo.local/fixture';
/** Ed25519 keys out of fixed seeds, so that every vector is the same in every run. */
export const privateKey = keyOfSeed(1);
export const otherKey = keyOfSeed(2);
export const vkey = encodeVerifierKey({ origin, publicKey: rawPublicKey(privateKey) });
export const otherVkey = encodeVerifierKey({ origin, publicKey: rawPublicKey(otherKey) });

export const size = 300;
export const index = 137;

const text =
  '{"op":"u","before":{"id":"7","dni":"70123456","precio":9.50},"after":{"id":"7","dni":"70123457","precio":12.50}}';
const bytes = Buffer.from(text);
const nonce = Buffer.alloc(32, 0x5a);
const fields = [
  span('before.id', '"7"', 0),
  span('before.dni', '"70123456"', 0),
  span('before.precio', '9.50', 0),
  span('after.id', '"7"', text.indexOf('"after"')),
  span('after.dni', '"70123457"', 0),
  span('after.precio', '12.50', 0),
];
export const record: ProvenRecord = { bytes, nonce, fields };

export const leaf = recordLeaf({
  seq: index,
  kind: 'row',
  source: 'botica',
  received: '2026-11-25T04:36:34.513Z',
  body: bodyCommitment(nonce, bytes),
  fields: fieldsRoot(nonce, bytes, fields),
});

const hashes = Array.from({ length: size }, (_, i) => hashLeaf(i === index ? leaf : `leaf ${i}`));
export const leafHashes: readonly Buffer[] = hashes;

/** The proof of the row in the tree of `of` leaves (at most 256 or all 300), with fields withheld. */
export function makeProof(withhold: readonly string[] = [], key = privateKey): Proof {
  const { edge, tiles } = appendLeaves([], 0, hashes);
  const read = (level: number, at: number, count: number) => {
    const tile =
      tiles.find((candidate) => candidate.level === level && candidate.index === Math.floor(at / 256))?.hashes ??
      edge[level];
    return tile?.subarray((at % 256) * hashBytes, ((at % 256) + count) * hashBytes) ?? Buffer.alloc(0);
  };
  return {
    index,
    path: inclusionProof(read, index, size),
    checkpoint: signCheckpoint({ origin, size, root: edgeRoot(edge) }, key),
    leaf,
    disclosure: discloseRecord(record, withhold),
  };
}

function span(path: string, value: string, from: number): FieldSpan {
  const start = text.indexOf(value, from);
  return { path, start, end: start + value.length };
}

function keyOfSeed(fill: number) {
  const prefix = Buffer.from('302e020100300506032b657004220420', 'hex');
  return createPrivateKey({ key: Buffer.concat([prefix, Buffer.alloc(32, fill)]), format: 'der', type: 'pkcs8' });
}
