/** The form in which bodies lie: plain, or compressed where that saves space. */
import { promisify } from 'node:util';
import { constants, zstdCompress, zstdCompressSync, zstdDecompress, zstdDecompressSync } from 'node:zlib';
import type { BodyEncoding } from './delivery.ts';

/** Smaller ones gain too little while an answer waits; packing compresses them. */
const worthCompressing = 8 * 1024;
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

export function decodeBody(form: string, body: Buffer): Buffer {
  return form === 'plain' ? body : zstdDecompressSync(body);
}

const compressAsync = promisify(zstdCompress);

/** On another thread. */
export function compressDense(bytes: Buffer): Promise<Buffer> {
  return compressAsync(bytes, dense);
}

export function compressDenseNow(bytes: Buffer): Buffer {
  return zstdCompressSync(bytes, dense);
}

/** On another thread. */
export const inflate = promisify(zstdDecompress);

export function compressChunk(bytes: Buffer): Buffer {
  return zstdCompressSync(bytes, fast);
}

export function inflateChunk(bytes: Buffer): Buffer {
  return zstdDecompressSync(bytes);
}
