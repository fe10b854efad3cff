import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  appendLeaves,
  type Edge,
  edgeRoot,
  edgeSize,
  hashBytes,
  type Tile,
  tileWidth,
} from '../../../src-main/evidence/tree.ts';
import {
  consistencyProof,
  type HashReader,
  inclusionProof,
  isConsistent,
  rootAt,
  rootFromInclusion,
} from '../../../src-main/evidence/tree-proof.ts';

const sha256 = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
const leafHash = (i: number) => sha256(Buffer.of(0), Buffer.from(`leaf ${i}`));

/** RFC 6962 §2.1 as it stands there. */
function naiveRoot(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves;
  if (only === undefined) return sha256();
  if (leaves.length === 1) return only;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return sha256(Buffer.of(1), naiveRoot(leaves.slice(0, split)), naiveRoot(leaves.slice(split)));
}

interface Grown {
  readonly edge: Edge;
  readonly tiles: ReadonlyMap<string, Buffer>;
}

function grow(batches: readonly (readonly Buffer[])[]): Grown {
  let edge: Edge = [];
  let size = 0;
  const tiles = new Map<string, Buffer>();
  for (const batch of batches) {
    const grown: { edge: Edge; tiles: Tile[] } = appendLeaves(edge, size, batch);
    edge = grown.edge;
    size += batch.length;
    for (const { level, index, hashes } of grown.tiles) tiles.set(`${level}/${index}`, hashes);
  }
  return { edge, tiles };
}

function readerOf({ edge, tiles }: Grown): HashReader {
  return (level, index, count) => {
    const tile = tiles.get(`${level}/${Math.floor(index / tileWidth)}`) ?? edge[level] ?? Buffer.alloc(0);
    const from = (index % tileWidth) * hashBytes;
    const part = tile.subarray(from, from + count * hashBytes);
    if (part.length !== count * hashBytes) throw new RangeError('missing hashes');
    return part;
  };
}

const most = 300;
const leaves = Array.from({ length: most }, (_, i) => leafHash(i));
const roots = Array.from({ length: most + 1 }, (_, size) => naiveRoot(leaves.slice(0, size)));
const read = readerOf(grow(leaves.map((leaf) => [leaf])));

test('the edge gives the root of RFC 6962 at every size to 300', () => {
  for (let size = 0; size <= most; size++) {
    const { edge } = grow([leaves.slice(0, size)]);
    expect([size, edgeSize(edge), edgeRoot(edge).toString('hex')]).toEqual([size, size, roots[size]?.toString('hex')]);
  }
});

test('tiles and edge do not depend on how the leaves were batched', () => {
  const many = Array.from({ length: 700 }, (_, i) => leafHash(i));
  const whole = grow([many]);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 699 }), { maxLength: 12 }), (cuts) => {
      const at = [0, ...cuts.sort((a, b) => a - b), 700];
      const parts = grow(at.slice(1).map((end, i) => many.slice(at[i], end)));
      expect(parts).toEqual(whole);
    }),
    { numRuns: 50 },
  );
});

test('tiles are those of C2SP: 70,000 leaves make 273 full ones, one above, and partial ones of 112, 17 and 1', () => {
  const zero = Buffer.alloc(hashBytes);
  const grown = grow([Array.from({ length: 70_000 }, () => zero)]);
  const full = [...grown.tiles.keys()].map((name) => name.split('/')[0]);
  expect([full.filter((level) => level === '0').length, full.filter((level) => level === '1').length]).toEqual([
    273, 1,
  ]);
  expect(grown.edge.map((partial) => partial.length / hashBytes)).toEqual([112, 17, 1]);
  expect(rootAt(readerOf(grown), 70_000)).toEqual(edgeRoot(grown.edge));
});

test('the root of every smaller size can still be read from a grown tree', () => {
  for (let size = 0; size <= most; size++) expect(rootAt(read, size).equals(roots[size] ?? Buffer.alloc(0))).toBe(true);
});

test('every leaf is proven in every size to 300, and no proof fits another leaf, index or size', () => {
  for (let size = 1; size <= most; size++) {
    for (let index = 0; index < size; index += size < 40 ? 1 : 7) {
      const path = inclusionProof(read, index, size);
      const leaf = leafHash(index);
      expect(rootFromInclusion(index, size, leaf, path)?.equals(roots[size] ?? leaf)).toBe(true);
      expect(rootFromInclusion(index, size, leafHash(index + 1), path)?.equals(roots[size] ?? leaf)).toBe(false);
      if (index > 0)
        expect(rootFromInclusion(index - 1, size, leaf, path)?.equals(roots[size] ?? leaf) ?? false).toBe(false);
      if (path.length > 0)
        expect(rootFromInclusion(index, size, leaf, path.slice(1))?.equals(roots[size] ?? leaf) ?? false).toBe(false);
      expect(rootFromInclusion(index, size, leaf, [...path, leaf])).toBeNull();
    }
  }
});

test('every size is consistent with every greater one to 300, and with no other root', () => {
  for (let to = 0; to <= most; to++) {
    for (let from = 0; from <= to; from += to < 60 ? 1 : 11) {
      const path = from === 0 || from === to ? [] : consistencyProof(read, from, to);
      const older = { size: from, root: roots[from] ?? Buffer.alloc(0) };
      const newer = { size: to, root: roots[to] ?? Buffer.alloc(0) };
      const other = { size: from, root: leafHash(999) };
      expect(isConsistent(older, newer, path)).toBe(true);
      expect(isConsistent(other, newer, path)).toBe(false);
      if (from > 0 && from < to) expect(isConsistent(newer, older, path)).toBe(false);
      if (path.length > 1) expect(isConsistent(older, newer, path.slice(1))).toBe(false);
    }
  }
});
