/**
 * SHA-256 (FIPS 180-4) and HMAC (RFC 2104) for short messages: a call of the platform's hash costs four blocks of this one, and
 * field commitments need three one-block hashes each. Long messages go to the platform.
 */
import { hash } from 'node:crypto';

/** Eight 32-bit words: the state after whole blocks. */
type State = Int32Array;

/** An HMAC key after its two pads: hashing a short message then costs two blocks. */
export interface HmacKey {
  readonly inner: State;
  readonly outer: State;
}

const blockBytes = 64;
/** Above this the platform's hash is faster. */
const longestOwn = 3 * blockBytes;

const initial: State = Int32Array.from([
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
]);
const constants = roundConstants();
// Scratch space, overwritten by every call; no call keeps anything in it across calls.
const words = new Int32Array(64);
const state = new Int32Array(8);
const scratch = Buffer.alloc(longestOwn + 2 * blockBytes);

export function sha256(message: Uint8Array): Buffer {
  if (message.length > longestOwn) return hash('sha256', message, 'buffer');
  const out = Buffer.allocUnsafe(32);
  scratch.set(message, 0);
  finish(initial, 0, message.length, out, 0);
  return out;
}

/** SHA-256(a ‖ b[start, end)), written at `at` of `out`. */
export function sha256Joined(a: Uint8Array, b: Uint8Array, range: Range, out: Buffer, at: number): void {
  const length = a.length + range.end - range.start;
  if (length > longestOwn) {
    hash('sha256', Buffer.concat([a, b.subarray(range.start, range.end)]), 'buffer').copy(out, at);
    return;
  }
  for (let i = 0; i < a.length; i++) scratch[i] = a[i] ?? 0;
  for (let i = range.start, to = a.length; i < range.end; i++) scratch[to++] = b[i] ?? 0;
  finish(initial, 0, length, out, at);
}

export interface Range {
  readonly start: number;
  readonly end: number;
}

export function hmacKey(key: Uint8Array): HmacKey {
  const padded = Buffer.alloc(blockBytes);
  padded.set(key.length > blockBytes ? sha256(key) : key);
  return { inner: afterPad(padded, 0x36), outer: afterPad(padded, 0x5c) };
}

/** HMAC-SHA256 of the UTF-8 bytes of `message`, written at `at` of `out`. */
export function hmacText(key: HmacKey, message: string, out: Buffer, at: number): void {
  const length = writeShortText(message);
  if (length < 0) finishLong(key.inner, Buffer.from(message), scratch);
  else finish(key.inner, blockBytes, length, scratch, 0);
  finish(key.outer, blockBytes, 32, out, at);
}

/** UTF-8 into the scratch space, or -1 for a text that may not fit. Most are short and ASCII: no call into the platform. */
function writeShortText(text: string): number {
  if (text.length * 3 > longestOwn) return -1;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0x7f) return scratch.write(text, 0, 'utf8');
    scratch[i] = code;
  }
  return text.length;
}

function afterPad(key: Buffer, pad: number): State {
  for (let i = 0; i < blockBytes; i++) scratch[i] = (key[i] ?? 0) ^ pad;
  state.set(initial);
  compress(scratch, 0);
  return state.slice();
}

/** Hashes the `length` bytes in `scratch` on top of `from` (which has seen `before` bytes); `out` may be the scratch itself. */
function finish(from: State, before: number, length: number, out: Buffer, at: number): void {
  const end = pad(scratch, length, before + length);
  for (let i = 0; i < 8; i++) state[i] = from[i] ?? 0;
  for (let block = 0; block < end; block += blockBytes) compress(scratch, block);
  write(out, at);
}

function finishLong(from: State, message: Buffer, out: Buffer): void {
  const padded = Buffer.alloc(message.length + 2 * blockBytes);
  message.copy(padded);
  const end = pad(padded, message.length, blockBytes + message.length);
  state.set(from);
  for (let block = 0; block < end; block += blockBytes) compress(padded, block);
  write(out, 0);
}

/** FIPS 180-4 §5.1.1, for messages below 2^29 bytes; returns the padded length. */
function pad(bytes: Buffer, length: number, total: number): number {
  const end = (((length + 8) >>> 6) + 1) << 6;
  bytes[length] = 0x80;
  for (let i = length + 1; i < end - 4; i++) bytes[i] = 0;
  bytes[end - 4] = total >>> 21;
  bytes[end - 3] = total >>> 13;
  bytes[end - 2] = total >>> 5;
  bytes[end - 1] = total << 3;
  return end;
}

function write(out: Buffer, at: number): void {
  for (let i = 0, to = at; i < 8; i++) {
    const word = state[i] ?? 0;
    out[to++] = word >>> 24;
    out[to++] = word >>> 16;
    out[to++] = word >>> 8;
    out[to++] = word;
  }
}

/** FIPS 180-4 §6.2.2. `?? 0` never acts: indices are constant; it satisfies the checker at no cost. */
function compress(bytes: Uint8Array, at: number): void {
  schedule(bytes, at);
  let a = state[0] ?? 0;
  let b = state[1] ?? 0;
  let c = state[2] ?? 0;
  let d = state[3] ?? 0;
  let e = state[4] ?? 0;
  let f = state[5] ?? 0;
  let g = state[6] ?? 0;
  let h = state[7] ?? 0;
  for (let i = 0; i < 64; i++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + (g ^ (e & (f ^ g))) + (constants[i] ?? 0) + (words[i] ?? 0)) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) ^ (c & (a ^ b)))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  state[0] = (state[0] ?? 0) + a;
  state[1] = (state[1] ?? 0) + b;
  state[2] = (state[2] ?? 0) + c;
  state[3] = (state[3] ?? 0) + d;
  state[4] = (state[4] ?? 0) + e;
  state[5] = (state[5] ?? 0) + f;
  state[6] = (state[6] ?? 0) + g;
  state[7] = (state[7] ?? 0) + h;
}

function schedule(bytes: Uint8Array, at: number): void {
  for (let i = 0; i < 16; i++) {
    const o = at + i * 4;
    words[i] = ((bytes[o] ?? 0) << 24) | ((bytes[o + 1] ?? 0) << 16) | ((bytes[o + 2] ?? 0) << 8) | (bytes[o + 3] ?? 0);
  }
  for (let i = 16; i < 64; i++) {
    const x = words[i - 15] ?? 0;
    const y = words[i - 2] ?? 0;
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    words[i] = ((words[i - 16] ?? 0) + s0 + (words[i - 7] ?? 0) + s1) | 0;
  }
}

/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
function roundConstants(): Int32Array {
  const found = new Int32Array(64);
  for (let n = 2, count = 0; count < 64; n++) {
    let prime = true;
    for (let d = 2; d * d <= n; d++) prime = prime && n % d !== 0;
    if (prime) found[count++] = Math.floor((Math.cbrt(n) % 1) * 0x1_0000_0000) | 0;
  }
  return found;
}
