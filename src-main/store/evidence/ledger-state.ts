/** Opening proves the ledger against its own signed head, in O(log n): signature, right edge, the tiles on the right, ends of the log. */

import type { VerificationFault } from '#shared/verification-faults.ts';
import { type ParsedCheckpoint, parseCheckpoint } from '../../evidence/checkpoint.ts';
import { type Edge, edgeRoot, edgeSize, tileWidth } from '../../evidence/tree.ts';
import { tileFits } from '../../evidence/verify.ts';
import type { Sqlite } from '../sqlite.ts';
import { hashReader, readEdge, readHead, readKeys, readLastDelivery, verifyNote } from './ledger-rows.ts';

export interface LedgerState {
  /** Null where there is none, or none that can be read. */
  readonly head: ParsedCheckpoint | null;
  readonly edge: Edge;
  readonly lastDelivery: number;
  /** Null for intact. */
  readonly fault: VerificationFault | null;
}

export function proveLedger(db: Sqlite): LedgerState {
  const edge = readEdge(db);
  const lastDelivery = readLastDelivery(db);
  const note = readHead(db)?.note;
  const head = note === undefined ? null : parseCheckpoint(note);
  if (head === null || note === undefined)
    return { head: null, edge, lastDelivery, fault: { leaf: null, what: 'head-missing', detail: '' } };
  return { head, edge, lastDelivery, fault: findFault(db, head, note, edge) };
}

function findFault(db: Sqlite, head: ParsedCheckpoint, note: string, edge: Edge): VerificationFault | null {
  if (verifyNote(note, readKeys(db), head.size) === null)
    return { leaf: head.size - 1, what: 'head-signature', detail: head.origin };
  const end = endOfLog(db);
  if (end !== head.size)
    return {
      leaf: Math.min(end, head.size),
      what: 'log-end',
      detail: `the log ends at ${end}, the head says ${head.size}`,
    };
  if (edgeSize(edge) !== head.size)
    return { leaf: head.size - 1, what: 'head-root', detail: `the edge holds ${edgeSize(edge)} leaves` };
  if (!edgeRoot(edge).equals(head.root))
    return { leaf: head.size - 1, what: 'head-root', detail: 'the edge gives another root' };
  return brokenSpine(db, head.size);
}

/** The last full tile of every level must fold to its hash in the level above, up to the edge that the root was made of. */
function brokenSpine(db: Sqlite, size: number): VerificationFault | null {
  const read = hashReader(db);
  for (let level = 0, full = Math.floor(size / tileWidth); full > 0; level++, full = Math.floor(full / tileWidth)) {
    const index = full - 1;
    const leaf = index * tileWidth ** (level + 1);
    const tile = read(level, index * tileWidth, tileWidth);
    const above = read(level + 1, index, 1);
    if (tile === null || above === null) return { leaf, what: 'tile-missing', detail: `tile ${level}/${index}` };
    if (!tileFits(tile, above)) return { leaf, what: 'tile-changed', detail: `tile ${level}/${index}` };
  }
  return null;
}

/** Sequence number after the last entry. */
export function endOfLog(db: Sqlite): number {
  const extent =
    db.prepare<[], number>('SELECT first_seq + count FROM extent ORDER BY first_seq DESC LIMIT 1').pluck().get() ?? 0;
  const act = db.prepare<[], number>('SELECT seq + 1 FROM act ORDER BY seq DESC LIMIT 1').pluck().get() ?? 0;
  return Math.max(extent, act);
}
