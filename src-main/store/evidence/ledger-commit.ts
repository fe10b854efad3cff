/** One durable commit of the ledger: what it writes, planned first, then written whole or not at all. */
import { missingRange } from '../../evidence/irregularity.ts';
import { actLeaf, hashLeaf } from '../../evidence/leaf.ts';
import { appendLeaves, type Edge, edgeRoot, type Tile } from '../../evidence/tree.ts';
import { inTransaction, type Sqlite } from '../sqlite.ts';
import type { LedgerEntry } from './ledger-entry.ts';

export interface Tree {
  readonly size: number;
  readonly edge: Edge;
}

export interface ExtentRow {
  readonly firstSeq: number;
  readonly count: number;
  readonly delivery: number;
}

export interface ActRow {
  readonly seq: number;
  readonly kind: string;
  readonly at: string;
  readonly json: string;
}

export interface CommitPlan {
  readonly before: Tree;
  readonly after: Tree;
  readonly root: Buffer;
  /** Newest delivery that is sealed, or said to be missing. */
  readonly lastDelivery: number;
  readonly extents: readonly ExtentRow[];
  readonly acts: readonly ActRow[];
  readonly tiles: readonly Tile[];
}

/** A new signing key, or a new origin, in force from a tree size on. */
export interface NewKey {
  readonly fromSize: number;
  readonly id: string;
  readonly origin: string;
  readonly publicKey: Buffer;
}

/** Throws where a delivery's leaves were made for another position, or one is neither sealed nor said to be missing: a fault of the sealer. */
export function planCommit(before: Tree, lastDelivery: number, entries: readonly LedgerEntry[]): CommitPlan {
  const leaves: Buffer[] = [];
  const extents: ExtentRow[] = [];
  const acts: ActRow[] = [];
  let delivery = lastDelivery;
  for (const entry of entries) {
    const seq = before.size + leaves.length;
    if ('leafHashes' in entry) {
      delivery++;
      if (entry.firstSeq !== seq || entry.delivery !== delivery)
        throw new Error(`delivery ${entry.delivery} at ${entry.firstSeq}: expected ${delivery} at ${seq}`);
      extents.push({ firstSeq: seq, count: entry.leafHashes.length, delivery });
      for (const hash of entry.leafHashes) leaves.push(hash);
    } else {
      const missing = missingRange(entry.kind, entry.act);
      if (missing !== null) {
        const [first, last] = missing;
        if (first !== delivery + 1 || last < first) throw new Error(`missing from ${first}: expected ${delivery + 1}`);
        delivery = last;
      }
      const json = actLeaf({ ...entry, seq });
      acts.push({ seq, kind: entry.kind, at: entry.at, json });
      leaves.push(hashLeaf(json));
    }
  }
  const { edge, tiles } = appendLeaves(before.edge, before.size, leaves);
  const after = { size: before.size + leaves.length, edge };
  return { before, after, root: edgeRoot(edge), lastDelivery: delivery, extents, acts, tiles };
}

/** Returns the function that writes a plan; statements are prepared once. */
export function createCommit(db: Sqlite): (plan: CommitPlan, note: string, signedAt: string, key?: NewKey) => void {
  const addExtent = db.prepare('INSERT INTO extent (first_seq, count, delivery) VALUES (?, ?, ?)');
  const addAct = db.prepare('INSERT INTO act (seq, kind, at, json) VALUES (?, ?, ?, ?)');
  const addTile = db.prepare('INSERT INTO tile (level, idx, hashes) VALUES (?, ?, ?)');
  const addKey = db.prepare('INSERT INTO key (from_size, id, origin, public) VALUES (?, ?, ?, ?)');
  const setEdge = db.prepare(
    'INSERT INTO edge (level, hashes) VALUES (?, ?) ON CONFLICT DO UPDATE SET hashes = excluded.hashes',
  );
  const setHead = db.prepare(
    'INSERT INTO head (one, note, signed_at) VALUES (1, ?, ?) ON CONFLICT DO UPDATE SET note = excluded.note, signed_at = excluded.signed_at',
  );
  return (plan, note, signedAt, key) =>
    inTransaction(db, () => {
      for (const { firstSeq, count, delivery } of plan.extents) addExtent.run(firstSeq, count, delivery);
      for (const { seq, kind, at, json } of plan.acts) addAct.run(seq, kind, at, json);
      for (const { level, index, hashes } of plan.tiles) addTile.run(level, index, hashes);
      for (const [level, hashes] of plan.after.edge.entries()) {
        if (plan.before.edge[level]?.equals(hashes) !== true) setEdge.run(level, hashes);
      }
      if (key !== undefined) addKey.run(key.fromSize, key.id, key.origin, key.publicKey.toString('base64'));
      setHead.run(note, signedAt);
    });
}
