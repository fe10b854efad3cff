import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hmacKey, hmacText, sha256, sha256Joined } from '../../../src-main/evidence/sha256.ts';

const bytes = (maxLength: number) => fc.uint8Array({ maxLength }).map((array) => Buffer.from(array));

test('SHA-256 equals the platform’s for every length around the block borders and beyond', () => {
  for (let length = 0; length <= 600; length++) {
    const message = Buffer.alloc(length, length);
    expect(sha256(message).equals(createHash('sha256').update(message).digest())).toBe(true);
  }
});

test('two parts hash as one message', () => {
  fc.assert(
    fc.property(bytes(300), bytes(300), fc.nat(300), (a, b, cut) => {
      const start = Math.min(cut, b.length);
      const out = Buffer.alloc(40);
      sha256Joined(a, b, { start, end: b.length }, out, 4);
      const expected = createHash('sha256').update(a).update(b.subarray(start)).digest();
      return out.subarray(4, 36).equals(expected) && out.readUInt32BE(0) === 0 && out.readUInt32BE(36) === 0;
    }),
  );
});

test('HMAC equals the platform’s for any key and any text, long and non-ASCII', () => {
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ maxLength: 80 }));
  fc.assert(
    fc.property(bytes(150), text, (key, message) => {
      const out = Buffer.alloc(32);
      hmacText(hmacKey(key), message, out, 0);
      return out.equals(createHmac('sha256', key).update(message, 'utf8').digest());
    }),
    { numRuns: 500 },
  );
});
