/** Opening proves the ledger against its own signed head, in O(log n): signature, right edge, the tiles on the right, ends of the log. */

import { type ParsedCheckpoint, parseCheckpoint } from '../../evidence/checkpoint.ts';
import { type Edge, edgeRoot, edgeSize, foldTile, tileWidth } from '../../evidence/tree.ts';
import type { Sqlite } from '../sqlite.ts';
import { hashReader, readEdge, readHead, readKeys, verifyNote } from './ledger-rows.ts';

export type LedgerState =
  | { readonly state: 'intact'; readonly head: ParsedCheckpoint; readonly edge: Edge; readonly lastDelivery: number }
  | {
      readonly state: 'mismatch';
      readonly head: ParsedCheckpoint | null;
      readonly edge: Edge;
      readonly lastDelivery: number;
      readonly why: string;
    };

export function proveLedger(db: Sqlite): LedgerState {
  const edge = readEdge(db);
  const lastDelivery = Number(db.prepare('SELECT coalesce(max(delivery), 0) FROM extent').pluck().get());
  const note = readHead(db)?.note;
  const head = note === undefined ? null : parseCheckpoint(note);
  const why = head === null || note === undefined ? 'no signed head' : findMismatch(db, head, note, edge);
  return head === null || why !== null
    ? { state: 'mismatch', head, edge, lastDelivery, why: why ?? '' }
    : { state: 'intact', head, edge, lastDelivery };
}

function findMismatch(db: Sqlite, head: ParsedCheckpoint, note: string, edge: Edge): string | null {
  if (verifyNote(note, readKeys(db), head.size) === null) return 'the head is not signed by the ledger key';
  if (edgeSize(edge) !== head.size) return `the edge holds ${edgeSize(edge)} leaves, the head says ${head.size}`;
  if (!edgeRoot(edge).equals(head.root)) return 'the root of the edge is not the signed root';
  const broken = brokenSpine(db, head.size);
  if (broken !== null) return broken;
  const end = endOfLog(db);
  return end === head.size ? null : `the log ends at ${end}, the head says ${head.size}`;
}

/** The last full tile of every level must fold to its hash in the level above, up to the edge that the root was made of. */
function brokenSpine(db: Sqlite, size: number): string | null {
  const read = hashReader(db);
  for (let level = 0, full = Math.floor(size / tileWidth); full > 0; level++, full = Math.floor(full / tileWidth)) {
    const index = full - 1;
    try {
      const tile = read(level, index * tileWidth, tileWidth);
      if (!foldTile(tile).equals(read(level + 1, index, 1)))
        return `tile ${level}/${index} does not match the level above`;
    } catch (error) {
      if (error instanceof RangeError) return error.message;
      throw error;
    }
  }
  return null;
}

function endOfLog(db: Sqlite): number {
  const extent =
    db.prepare<[], number>('SELECT first_seq + count FROM extent ORDER BY first_seq DESC LIMIT 1').pluck().get() ?? 0;
  const act = db.prepare<[], number>('SELECT seq + 1 FROM act ORDER BY seq DESC LIMIT 1').pluck().get() ?? 0;
  return Math.max(extent, act);
}
