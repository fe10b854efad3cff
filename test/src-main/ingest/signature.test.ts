/** standard-webhooks: the recorded delivery's own signature, rotation, forgeries, clocks. */
import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { beginSignatureCheck, verifySignature } from '../../../src-main/ingest/signature.ts';

const body = Buffer.from('[{"ts_ms":1}]');
const secret = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`;
const older = Buffer.from('ffffffffffffffffffffffffffffffff').toString('base64');
const nowMs = 1_795_573_150_000;

function sign(key: string, over: { id?: string; timestamp?: string; body?: Buffer } = {}) {
  const id = over.id ?? 'msg_1';
  const timestamp = over.timestamp ?? '1795573150';
  const mac = createHmac('sha256', Buffer.from(key.replace('whsec_', ''), 'base64'));
  const signature = `v1,${mac
    .update(`${id}.${timestamp}.`)
    .update(over.body ?? body)
    .digest('base64')}`;
  return { id: 'msg_1', timestamp, signature };
}

test('a true signature, over the bytes as received', () => {
  expect(verifySignature(sign(secret), body, [secret], nowMs)).toEqual({
    checked: true,
    ok: true,
    keyIndex: 0,
    clockSkewS: 0,
  });
});

test('the older secret still counts while keys are exchanged', () => {
  expect(verifySignature(sign(older), body, [secret, older], nowMs)).toMatchObject({ ok: true, keyIndex: 1 });
});

test('one true signature among several is enough', () => {
  const headers = sign(secret);
  const several = { ...headers, signature: `v1,AAAA v1a,zzz ${headers.signature} v1,` };
  expect(verifySignature(several, body, [secret], nowMs).ok).toBe(true);
});

test('a clock that is far off is recorded, not refused', () => {
  expect(verifySignature(sign(secret, { timestamp: '1795569550' }), body, [secret], nowMs)).toMatchObject({
    ok: true,
    clockSkewS: -3600,
  });
});

test('a body in pieces', () => {
  const check = beginSignatureCheck(sign(secret), [secret]);
  for (const byte of body) check.update(Buffer.from([byte]));
  expect(check.verdict(nowMs).ok).toBe(true);
});

describe('refused', () => {
  test.each([
    ['another body', sign(secret, { body: Buffer.from('[]') })],
    ['another id', sign(secret, { id: 'msg_2' })],
    ['another secret', sign(older)],
    ['another version', { ...sign(secret), signature: sign(secret).signature.replace('v1', 'v2') }],
    ['no signature', { ...sign(secret), signature: undefined }],
    ['no id', { ...sign(secret), id: undefined }],
    ['no headers at all', { id: undefined, timestamp: undefined, signature: undefined }],
    ['nonsense', { id: 'x', timestamp: 'soon', signature: 'v1' }],
  ])('%s', (_name, headers) => {
    expect(verifySignature(headers, body, [secret], nowMs)).toMatchObject({ checked: true, ok: false, keyIndex: null });
  });
});

test('a source without a secret is not checked', () => {
  expect(verifySignature(sign(secret), body, [], nowMs)).toEqual({
    checked: false,
    ok: false,
    keyIndex: null,
    clockSkewS: 0,
  });
});
