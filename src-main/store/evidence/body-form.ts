/** The form in which bodies lie: plain, or compressed where that saves space. */
import { promisify } from 'node:util';
import { constants, zstdCompress, zstdCompressSync, zstdDecompress, zstdDecompressSync } from 'node:zlib';
import type { BodyEncoding } from './delivery.ts';

/** Smaller ones gain too little while an answer waits; packing compresses them. */
const worthCompressing = 8 * 1024;
/** Output of unknown size comes in pieces of this: zlib's own 16 KiB leave the heap in crumbs. */
const PIECE = 1024 * 1024;
/** While an answer waits. */
const fast = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };
/** For what is sealed: a fifth smaller over a whole block, at some 300 MB/s. */
const dense = { params: { [constants.ZSTD_c_compressionLevel]: 9 } };

export interface StoredBody {
  readonly form: 'plain' | 'zstd';
  readonly body: Buffer;
}

export function encodeBody(bytes: Buffer, encoding: BodyEncoding): StoredBody {
  if (encoding === 'gzip' || bytes.length <= worthCompressing) return { form: 'plain', body: bytes };
  const compressed = zstdCompressSync(bytes, fast);
  return compressed.length < bytes.length ? { form: 'zstd', body: compressed } : { form: 'plain', body: bytes };
}

/** `size`: of the bytes as they came. Told beforehand, they are inflated in one piece, not in hundreds that lie about. */
export function decodeBody(form: string, body: Buffer, size: number): Buffer {
  return form === 'plain' ? body : zstdDecompressSync(body, { chunkSize: chunkSizeFor(size) });
}

/** One more than the content, so that the end is seen in the same piece. */
function chunkSizeFor(size: number): number {
  return Math.max(size + 1, constants.Z_MIN_CHUNK);
}

const compressAsync = promisify(zstdCompress);
const inflateAsync = promisify(zstdDecompress);

/** On another thread. */
export function compressDense(bytes: Buffer): Promise<Buffer> {
  return compressAsync(bytes, { ...dense, chunkSize: PIECE });
}

export function compressDenseNow(bytes: Buffer): Buffer {
  return zstdCompressSync(bytes, { ...dense, chunkSize: PIECE });
}

export function inflateDenseNow(block: Buffer): Buffer {
  return zstdDecompressSync(block, { chunkSize: PIECE });
}

/** On another thread. */
export function inflateDense(block: Buffer): Promise<Buffer> {
  return inflateAsync(block, { chunkSize: PIECE });
}

export function compressChunk(bytes: Buffer): Buffer {
  return zstdCompressSync(bytes, fast);
}

export function inflateChunk(bytes: Buffer): Buffer {
  return zstdDecompressSync(bytes, { chunkSize: PIECE });
}
