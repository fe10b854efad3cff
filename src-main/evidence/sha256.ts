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
const scratch = Buffer.alloc(longestOwn + 2 * blockBytes);
const digestBytes = Buffer.alloc(32);

export function sha256(message: Uint8Array): Buffer {
  if (message.length > longestOwn) return hash('sha256', message, 'buffer');
  const out = Buffer.allocUnsafe(32);
  scratch.set(message, 0);
  finish(initial, 0, message.length, out, 0);
  return out;
}

/** SHA-256(a ‖ b) without joining them in the caller; written at `at` of `out`. */
export function sha256Pair(a: Uint8Array, b: Uint8Array, out: Buffer, at: number): void {
  const length = a.length + b.length;
  if (length > longestOwn) {
    hash('sha256', Buffer.concat([a, b]), 'buffer').copy(out, at);
    return;
  }
  scratch.set(a, 0);
  scratch.set(b, a.length);
  finish(initial, 0, length, out, at);
}

export function hmacKey(key: Uint8Array): HmacKey {
  const padded = Buffer.alloc(blockBytes);
  padded.set(key.length > blockBytes ? sha256(key) : key);
  return { inner: afterPad(padded, 0x36), outer: afterPad(padded, 0x5c) };
}

/** HMAC-SHA256 of the UTF-8 bytes of `message`, written at `at` of `out`. */
export function hmacText(key: HmacKey, message: string, out: Buffer, at: number): void {
  // A character takes at most three bytes.
  const room = message.length * 3 <= longestOwn;
  const bytes = room ? scratch : Buffer.from(message);
  const length = room ? scratch.write(message, 0, 'utf8') : bytes.length;
  if (length <= longestOwn) {
    if (!room) scratch.set(bytes, 0);
    finish(key.inner, blockBytes, length, digestBytes, 0);
  } else {
    finishLong(key.inner, bytes, digestBytes);
  }
  scratch.set(digestBytes, 0);
  finish(key.outer, blockBytes, 32, out, at);
}

function afterPad(key: Buffer, pad: number): State {
  for (let i = 0; i < blockBytes; i++) scratch[i] = (key[i] ?? 0) ^ pad;
  const state = Int32Array.from(initial);
  compress(state, scratch, 0);
  return state;
}

/** Hashes the `length` bytes in `scratch` on top of `from` (which has seen `before` bytes). */
function finish(from: State, before: number, length: number, out: Buffer, at: number): void {
  const state = Int32Array.from(from);
  const end = pad(scratch, length, before + length);
  for (let block = 0; block < end; block += blockBytes) compress(state, scratch, block);
  write(state, out, at);
}

function finishLong(from: State, message: Buffer, out: Buffer): void {
  const padded = Buffer.alloc(message.length + 2 * blockBytes);
  message.copy(padded);
  const end = pad(padded, message.length, blockBytes + message.length);
  const state = Int32Array.from(from);
  for (let block = 0; block < end; block += blockBytes) compress(state, padded, block);
  write(state, out, 0);
}

/** FIPS 180-4 §5.1.1; returns the padded length. */
function pad(bytes: Buffer, length: number, total: number): number {
  const end = (Math.floor((length + 8) / blockBytes) + 1) * blockBytes;
  bytes[length] = 0x80;
  bytes.fill(0, length + 1, end - 8);
  bytes.writeUInt32BE(Math.floor(total / 0x2000_0000), end - 8);
  bytes.writeUInt32BE((total << 3) >>> 0, end - 4);
  return end;
}

function write(state: State, out: Buffer, at: number): void {
  for (let i = 0; i < 8; i++) out.writeInt32BE(state[i] ?? 0, at + i * 4);
}

/** FIPS 180-4 §6.2.2. `?? 0` never acts: indices are constant; it satisfies the checker at no cost. */
function compress(state: State, bytes: Uint8Array, at: number): void {
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
