/**
 * Field commitments of a row: each before/after value bound by a salted hash, so that one value can be withheld or shown alone.
 * salt = HMAC(record nonce, path); commitment = SHA-256(salt ‖ exact JSON text); root = SHA-256 over uint32be(path length) ‖ path ‖
 * commitment of every field in order. The path is bound, so a withheld field can't pass for another.
 */
import { hmacKey, hmacText, sha256, sha256Joined } from './sha256.ts';

/** A value's place in the record's bytes; `path` is `before.<column>` or `after.<column>`. */
export interface FieldSpan {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

export interface FieldCommitment {
  readonly path: string;
  readonly salt: Buffer;
  readonly commitment: Buffer;
}

/** Root over all fields in the order given (before first); 32 bytes. */
export function fieldsRoot(recordNonce: Uint8Array, record: Uint8Array, fields: readonly FieldSpan[]): Buffer {
  const key = hmacKey(recordNonce);
  const salt = Buffer.allocUnsafe(32);
  let room = 0;
  for (const field of fields) room += field.path.length * 3 + 36;
  const list = Buffer.allocUnsafe(room);
  let at = 0;
  for (const field of fields) {
    const length = list.write(field.path, at + 4, 'utf8');
    list.writeUInt32BE(length, at);
    at += 4 + length;
    hmacText(key, field.path, salt, 0);
    sha256Joined(salt, record, field, list, at);
    at += 32;
  }
  return sha256(list.subarray(0, at));
}

/** The same, one by one: what a proof shows or withholds. */
export function commitFields(
  recordNonce: Uint8Array,
  record: Uint8Array,
  fields: readonly FieldSpan[],
): FieldCommitment[] {
  const key = hmacKey(recordNonce);
  return fields.map((field) => {
    const salt = Buffer.allocUnsafe(32);
    hmacText(key, field.path, salt, 0);
    return { path: field.path, salt, commitment: fieldCommitment(salt, record.subarray(field.start, field.end)) };
  });
}

export function fieldCommitment(salt: Uint8Array, text: Uint8Array): Buffer {
  const out = Buffer.allocUnsafe(32);
  sha256Joined(salt, text, { start: 0, end: text.length }, out, 0);
  return out;
}

export function rootOfCommitments(list: readonly { readonly path: string; readonly commitment: Uint8Array }[]): Buffer {
  const parts = list.map(({ path, commitment }) => {
    const name = Buffer.from(path);
    const length = Buffer.allocUnsafe(4);
    length.writeUInt32BE(name.length);
    return Buffer.concat([length, name, commitment]);
  });
  return sha256(Buffer.concat(parts));
}
