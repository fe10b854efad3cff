import { generateKeyPairSync, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  encodeVerifierKey,
  keyId,
  parseCheckpoint,
  parseVerifierKey,
  rawPublicKey,
  signCheckpoint,
  verifyCheckpoint,
} from '../../../src-main/evidence/checkpoint.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const key = { origin: 'testigo.local/abc', publicKey: rawPublicKey(publicKey) };
const checkpoint = { origin: key.origin, size: 20852163, root: Buffer.alloc(32, 7) };
const note = signCheckpoint(checkpoint, privateKey);

test('the note has the form of C2SP tlog-checkpoint, signed over its text with the final newline', () => {
  const [text = '', signature = ''] = note.split('\n\n');
  expect(text.split('\n')).toEqual([key.origin, '20852163', checkpoint.root.toString('base64')]);
  expect(signature).toMatch(/^— testigo\.local\/abc [A-Za-z0-9+/]+=*\n$/);
  const bytes = Buffer.from(signature.split(' ')[2] ?? '', 'base64');
  expect(bytes.subarray(0, 4).toString('hex')).toBe(keyId(key));
  expect(verify(null, Buffer.from(`${text}\n`), publicKey, bytes.subarray(4))).toBe(true);
});

test('the example note of the specification is read', () => {
  const example = `example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
`;
  const parsed = parseCheckpoint(example);
  expect(parsed).toMatchObject({
    origin: 'example.com/behind-the-sofa',
    size: 20852163,
    signatures: [{ keyId: '033de0ae' }],
  });
});

test('it verifies with its key, and with no other key, name, size, root or origin', () => {
  const other = generateKeyPairSync('ed25519');
  expect(verifyCheckpoint(note, key)).toMatchObject(checkpoint);
  expect(verifyCheckpoint(note, { ...key, publicKey: rawPublicKey(other.publicKey) })).toBeNull();
  expect(verifyCheckpoint(note, { ...key, origin: 'testigo.local/abd' })).toBeNull();
  for (const changed of [
    note.replace('20852163', '20852164'),
    note.replace(checkpoint.root.toString('base64'), Buffer.alloc(32, 8).toString('base64')),
    note.replaceAll('abc', 'abd'),
    note.replace('\n\n', '\nextension\n\n'),
    note.slice(0, -1),
    note.replace('20852163', '020852163'),
  ]) {
    expect(verifyCheckpoint(changed, key)).toBeNull();
  }
});

test('signatures of unknown keys are passed over, as witnesses may add theirs', () => {
  const witness = '— witness.example mJirIklj5GZhbGxhY3kgb2Y=\n';
  expect(verifyCheckpoint(note + witness, key)).toMatchObject(checkpoint);
});

test('a verifier key is read back, and refused when damaged', () => {
  const text = encodeVerifierKey(key);
  expect(parseVerifierKey(text)).toEqual({ origin: key.origin, publicKey: key.publicKey });
  expect(parseVerifierKey(text.replace('abc', 'abd'))).toBeNull();
  expect(parseVerifierKey('nothing')).toBeNull();
});
