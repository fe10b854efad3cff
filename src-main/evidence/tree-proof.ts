/** Inclusion and consistency proofs (RFC 6962 §2.1.1, §2.1.2) out of tile hashes, and their checks (RFC 9162 §2.1.3.2, §2.1.4.2). */
import { emptyRoot, foldTile, hashBytes, hashChildren, tileWidth } from './tree.ts';

/** `count` consecutive hashes of one tile level (each the root of 256^level leaves) from `index`, all within one tile; joined. */
export type HashReader = (level: number, index: number, count: number) => Buffer;

/** Root over the first `size` leaves. */
export function rootAt(read: HashReader, size: number): Buffer {
  return size === 0 ? emptyRoot() : rangeRoot(read, 0, size);
}

/** Sibling hashes from the leaf's up to the root's child. Needs 0 ≤ index < size. */
export function inclusionProof(read: HashReader, index: number, size: number): Buffer[] {
  const path: Buffer[] = [];
  for (let low = 0, high = size; high - low > 1; ) {
    const middle = low + splitOf(high - low);
    if (index < middle) {
      path.unshift(rangeRoot(read, middle, high));
      high = middle;
    } else {
      path.unshift(rangeRoot(read, low, middle));
      low = middle;
    }
  }
  return path;
}

/** Proof that the tree of `from` leaves is a prefix of the tree of `to` leaves. Needs 0 < from ≤ to. */
export function consistencyProof(read: HashReader, from: number, to: number): Buffer[] {
  const path: Buffer[] = [];
  let low = 0;
  let high = to;
  let whole = true;
  while (from !== high) {
    const middle = low + splitOf(high - low);
    if (from <= middle) {
      path.unshift(rangeRoot(read, middle, high));
      high = middle;
    } else {
      path.unshift(rangeRoot(read, low, middle));
      low = middle;
      whole = false;
    }
  }
  if (!whole) path.unshift(rangeRoot(read, low, high));
  return path;
}

/** Root that the proof leads to, or null for a proof of the wrong shape. */
export function rootFromInclusion(
  index: number,
  size: number,
  leafHash: Uint8Array,
  path: readonly Uint8Array[],
): Buffer | null {
  if (index < 0 || index >= size) return null;
  let node = index;
  let last = size - 1;
  let root: Buffer = Buffer.from(leafHash);
  for (const sibling of path) {
    if (last === 0 || sibling.length !== hashBytes) return null;
    if (node % 2 === 1 || node === last) {
      root = hashChildren(sibling, root);
      while (node % 2 === 0 && node !== 0) {
        node /= 2;
        last = Math.floor(last / 2);
      }
    } else {
      root = hashChildren(root, sibling);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 ? root : null;
}

export interface TreeHead {
  readonly size: number;
  readonly root: Uint8Array;
}

/** Whether the path shows `older` to be a prefix of `newer`. An empty tree is a prefix of any. */
export function isConsistent(older: TreeHead, newer: TreeHead, path: readonly Uint8Array[]): boolean {
  if (older.size > newer.size) return false;
  if (older.size === 0) return path.length === 0 && emptyRoot().equals(older.root);
  if (older.size === newer.size) return path.length === 0 && Buffer.from(older.root).equals(newer.root);
  let node = older.size - 1;
  let last = newer.size - 1;
  while (node % 2 === 1) {
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  const rest = [...path];
  const first = node === 0 ? older.root : rest.shift();
  if (first === undefined) return false;
  let olderRoot: Buffer = Buffer.from(first);
  let newerRoot: Buffer = Buffer.from(first);
  for (const sibling of rest) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      olderRoot = hashChildren(sibling, olderRoot);
      newerRoot = hashChildren(sibling, newerRoot);
      while (node % 2 === 0 && node !== 0) {
        node /= 2;
        last = Math.floor(last / 2);
      }
    } else {
      newerRoot = hashChildren(newerRoot, sibling);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && olderRoot.equals(older.root) && newerRoot.equals(newer.root);
}

/** Root of leaves [low, high), where RFC 6962 itself would cut there. */
function rangeRoot(read: HashReader, low: number, high: number): Buffer {
  const count = high - low;
  const split = splitOf(count);
  if (split === 0 || split * 2 === count) return perfectRoot(read, low, count);
  return hashChildren(perfectRoot(read, low, split), rangeRoot(read, low + split, high));
}

/** Root of a perfect subtree of `count` = 2^n leaves, from the tiles of the highest level that holds it. */
function perfectRoot(read: HashReader, low: number, count: number): Buffer {
  let level = 0;
  let span = 1;
  while (span * tileWidth <= count) {
    span *= tileWidth;
    level++;
  }
  return foldTile(read(level, low / span, count / span));
}

/** Largest power of two below `count` (RFC 6962's k); 0 for one leaf. */
function splitOf(count: number): number {
  if (count < 2) return 0;
  let split = 1;
  while (split * 2 < count) split *= 2;
  return split;
}
