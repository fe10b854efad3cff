/** standard-webhooks signatures (standardwebhooks.com) over the bytes as received; a body may come in pieces. */
import { createHmac, timingSafeEqual } from 'node:crypto';

export interface SignatureHeaders {
  readonly id: string | undefined;
  readonly timestamp: string | undefined;
  readonly signature: string | undefined;
}

export interface SignatureVerdict {
  /** Whether this source has a secret. */
  readonly checked: boolean;
  readonly ok: boolean;
  /** Which secret made it: 0 for the newest. */
  readonly keyIndex: number | null;
  /** The sender's clock minus ours, in seconds: recorded, never a reason to refuse. */
  readonly clockSkewS: number | null;
}

export interface SignatureCheck {
  update(bytes: Uint8Array): void;
  verdict(nowMs: number): SignatureVerdict;
}

export function verifySignature(
  headers: SignatureHeaders,
  body: Uint8Array,
  secrets: readonly string[],
  nowMs: number,
): SignatureVerdict {
  const check = beginSignatureCheck(headers, secrets);
  check.update(body);
  return check.verdict(nowMs);
}

/** `secrets`: base64 with or without `whsec_`, the newest first; none: nothing is checked. */
export function beginSignatureCheck(headers: SignatureHeaders, secrets: readonly string[]): SignatureCheck {
  const { id, timestamp, signature } = headers;
  const complete = id !== undefined && timestamp !== undefined && signature !== undefined;
  const macs = complete
    ? secrets.map((secret) => createHmac('sha256', secretKey(secret)).update(`${id}.${timestamp}.`))
    : [];
  return {
    update(bytes) {
      for (const mac of macs) mac.update(bytes);
    },
    verdict(nowMs) {
      const offered = signaturesOf(signature ?? '');
      const matches = macs.map((mac) => isAmong(mac.digest(), offered));
      const keyIndex = matches.indexOf(true);
      const seconds = /^\d{1,15}$/.test(timestamp ?? '') ? Number(timestamp) : null;
      return {
        checked: secrets.length > 0,
        ok: keyIndex >= 0,
        keyIndex: keyIndex < 0 ? null : keyIndex,
        clockSkewS: seconds === null ? null : seconds - Math.floor(nowMs / 1000),
      };
    },
  };
}

/** All `v1` signatures of the header: a sender that rotates its key sends several. */
function signaturesOf(header: string): Buffer[] {
  return header
    .split(' ')
    .filter((part) => part.startsWith('v1,'))
    .map((part) => Buffer.from(part.slice(3), 'base64'));
}

function isAmong(expected: Buffer, offered: readonly Buffer[]): boolean {
  let found = false;
  for (const one of offered) {
    if (one.length === expected.length && timingSafeEqual(one, expected)) found = true;
  }
  return found;
}

function secretKey(secret: string): Buffer {
  return Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
}
