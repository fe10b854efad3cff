import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeProof, encodeProof, type Proof } from '../../../src-main/evidence/proof.ts';
import { index, makeProof } from './proof-fixture.ts';

const bytes = (length: number) =>
  fc.uint8Array({ minLength: length, maxLength: length }).map((array) => Buffer.from(array));
const some = fc.uint8Array({ maxLength: 60 }).map((array) => Buffer.from(array));
const path = fc.string({ maxLength: 20 });
const field = fc.oneof(fc.record({ path, salt: bytes(32), text: some }), fc.record({ path, commitment: bytes(32) }));
const disclosure: fc.Arbitrary<Proof['disclosure']> = fc.oneof(
  fc.record({ shown: fc.constant('bytes' as const), nonce: bytes(32), bytes: some }),
  fc.record({ shown: fc.constant('fields' as const), fields: fc.array(field, { maxLength: 6 }) }),
  fc.record({ shown: fc.constant('leaf' as const) }),
);
const anyProof: fc.Arbitrary<Proof> = fc.record({
  index: fc.maxSafeNat(),
  path: fc.array(bytes(32), { maxLength: 30 }),
  checkpoint: fc.constant('origin\n1\nroot\n\n— origin AAAA\n'),
  leaf: fc.string({ maxLength: 80 }),
  disclosure,
});

test('a proof reads back as it was written', () => {
  fc.assert(
    fc.property(anyProof, (proof) => {
      expect(decodeProof(encodeProof(proof))).toEqual(proof);
    }),
  );
});

test('the file has the lines of C2SP tlog-proof', () => {
  const lines = encodeProof(makeProof()).split('\n');
  expect(lines[0]).toBe('c2sp.org/tlog-proof@v1');
  expect(lines[1]).toMatch(/^extra [A-Za-z0-9+/]+=*$/);
  expect(lines[2]).toBe(`index ${index}`);
  const blank = lines.indexOf('');
  expect(lines.slice(3, blank).every((line) => Buffer.from(line, 'base64').length === 32)).toBe(true);
  expect(lines[blank + 1]).toBe('testigo.local/fixture');
});

test('a withheld value is nowhere in the file, nor is the record’s nonce', () => {
  const extra = Buffer.from(
    encodeProof(makeProof(['after.dni']))
      .split('\n')[1]
      ?.slice(6) ?? '',
    'base64',
  ).toString();
  expect(extra).toContain('70123456');
  expect(extra).not.toContain('70123457');
  expect(extra).not.toContain('5a'.repeat(32));
});

test('what is no proof reads as null', () => {
  const file = encodeProof(makeProof());
  for (const other of [
    '',
    'x',
    file.replace('@v1', '@v2'),
    file.replace('index 137', 'index 0137'),
    file.replace('extra ', 'extra  '),
  ]) {
    expect(decodeProof(other)).toBeNull();
  }
});
