import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { canonicalJson } from '../../../src-main/evidence/canonical-json.ts';
import { actLeaf, bodyCommitment, deliveryDigest, hashLeaf, recordLeaf } from '../../../src-main/evidence/leaf.ts';

const body = Buffer.alloc(32, 0xab);
const sha256 = (...parts: (Buffer | string)[]) =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

test('a record leaf is canonical JSON, on the first record of a delivery with its digest', () => {
  const leaf = recordLeaf({
    seq: 7,
    kind: 'row',
    source: 'botica "ñ"',
    received: '2026-11-25T04:36:34.513Z',
    body,
    fields: body,
    delivery: { id: 3, records: 2, size: 10, digest: body },
  });
  expect(canonicalJson(JSON.parse(leaf))).toBe(leaf);
  expect(JSON.parse(leaf)).toEqual({
    body: 'ab'.repeat(32),
    delivery: { digest: 'ab'.repeat(32), id: 3, records: 2, size: 10 },
    fields: 'ab'.repeat(32),
    format: 1,
    kind: 'row',
    received: '2026-11-25T04:36:34.513Z',
    seq: 7,
    source: 'botica "ñ"',
  });
});

test('a leaf of another record carries neither fields nor delivery', () => {
  const leaf = recordLeaf({ seq: 8, kind: 'heartbeat', source: 's', received: '2026-11-25T04:36:34.513Z', body });
  expect(Object.keys(JSON.parse(leaf))).toEqual(['body', 'format', 'kind', 'received', 'seq', 'source']);
});

test('an act leaf is canonical JSON', () => {
  const leaf = actLeaf({
    seq: 0,
    kind: 'tick',
    at: '2026-11-25T04:36:34.513Z',
    who: 'testigo',
    act: { b: 1, a: [null] },
  });
  expect(leaf).toBe(
    '{"act":{"a":[null],"b":1},"at":"2026-11-25T04:36:34.513Z","format":1,"kind":"tick","seq":0,"who":"testigo"}',
  );
});

test('hashes are those of the format: leaf with 0x00, body with its nonce, delivery with its head', () => {
  expect(hashLeaf('{"ñ":1}')).toEqual(sha256(Buffer.of(0), '{"ñ":1}'));
  expect(bodyCommitment(body, Buffer.from('xyz'))).toEqual(sha256(body, 'xyz'));
  const head = '{"método":"POST"}';
  const length = Buffer.of(0, 0, 0, Buffer.byteLength(head));
  expect(deliveryDigest(body, head, [Buffer.from('ab'), Buffer.from('c')])).toEqual(sha256(body, length, head, 'abc'));
});
