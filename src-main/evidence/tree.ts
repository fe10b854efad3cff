/** RFC 6962 tree grown by its right edge: full tiles of 256 hashes (C2SP tlog-tiles, height 8) and one partial tile a level. */
import { sha256, sha256Joined } from './sha256.ts';

export const hashBytes = 32;
export const tileWidth = 256;

/** By level, the hashes of the partial tile, joined (0 to 255 of them): C2SP's partial tiles of this size. */
export type Edge = readonly Buffer[];

export interface Tile {
  readonly level: number;
  readonly index: number;
  /** 256 hashes, joined: 8192 bytes. */
  readonly hashes: Buffer;
}

/** RFC 6962 §2.1: SHA-256(0x01 ‖ left ‖ right). */
export function hashChildren(left: Uint8Array, right: Uint8Array): Buffer {
  const out = Buffer.allocUnsafe(hashBytes);
  sha256Joined(Buffer.concat([nodePrefix, left]), right, { start: 0, end: right.length }, out, 0);
  return out;
}
const nodePrefix = Buffer.of(1);

export function emptyRoot(): Buffer {
  return sha256(Buffer.alloc(0));
}

/** The edge after these leaves, and the tiles that became full, in the order of their completion. */
export function appendLeaves(edge: Edge, size: number, leaves: readonly Uint8Array[]): { edge: Edge; tiles: Tile[] } {
  const levels = edge.map((partial) => [partial]);
  const tiles: Tile[] = [];
  let incoming: readonly Uint8Array[] = leaves;
  let before = size;
  for (let level = 0; incoming.length > 0; level++) {
    const held = before % tileWidth;
    const all = Buffer.concat([...(levels[level] ?? []), ...incoming]);
    const full = Math.floor((held + incoming.length) / tileWidth);
    const carried: Buffer[] = [];
    for (let i = 0; i < full; i++) {
      const hashes = all.subarray(i * tileWidth * hashBytes, (i + 1) * tileWidth * hashBytes);
      tiles.push({ level, index: Math.floor(before / tileWidth) + i, hashes });
      carried.push(foldTile(hashes));
    }
    levels[level] = [Buffer.from(all.subarray(full * tileWidth * hashBytes))];
    incoming = carried;
    before = Math.floor(before / tileWidth);
  }
  return { edge: levels.map((parts) => Buffer.concat(parts)), tiles };
}

/** Root of a whole number of hashes that is a power of two (a full tile, or an aligned part of one). */
export function foldTile(hashes: Buffer): Buffer {
  const row = Buffer.from(hashes);
  for (let count = hashes.length / hashBytes; count > 1; count /= 2) {
    for (let i = 0; i < count / 2; i++) {
      const from = i * 2 * hashBytes;
      sha256Joined(nodePrefix, row, { start: from, end: from + 2 * hashBytes }, row, i * hashBytes);
    }
  }
  return Buffer.from(row.subarray(0, hashBytes));
}

/** Root of the whole tree from its edge alone. */
export function edgeRoot(edge: Edge): Buffer {
  let root: Buffer | null = null;
  for (const partial of edge) {
    const peaks = peaksOf(partial);
    for (const peak of peaks) root = root === null ? peak : hashChildren(peak, root);
  }
  return root ?? emptyRoot();
}

/** Leaves that an edge stands for. */
export function edgeSize(edge: Edge): number {
  return edge.reduce((sum, partial, level) => sum + (partial.length / hashBytes) * tileWidth ** level, 0);
}

/** Perfect subtrees of a partial tile, the rightmost (smallest) first. */
function peaksOf(partial: Buffer): Buffer[] {
  const peaks: Buffer[] = [];
  let at = 0;
  for (let width = tileWidth / 2; width >= 1; width /= 2) {
    if (partial.length - at < width * hashBytes) continue;
    peaks.unshift(foldTile(partial.subarray(at, at + width * hashBytes)));
    at += width * hashBytes;
  }
  return peaks;
}
