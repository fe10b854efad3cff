/** Rows of the ledger as values: the head, its key, edge and tiles; shared by its writer, its readers and verification. */

import { AuditError } from '../../errors.ts';
import { type ParsedCheckpoint, verifyCheckpoint } from '../../evidence/checkpoint.ts';
import { missingRange } from '../../evidence/irregularity.ts';
import { type Edge, hashBytes, tileWidth } from '../../evidence/tree.ts';
import type { HashReader } from '../../evidence/tree-proof.ts';
import type { Sqlite } from '../sqlite.ts';

export interface KeyRow {
  readonly fromSize: number;
  readonly id: string;
  readonly origin: string;
  readonly publicKey: Buffer;
}

export interface HeadRow {
  readonly note: string;
  readonly signedAt: string;
}

export function readKeys(db: Sqlite): KeyRow[] {
  const rows = db.prepare<[], { fromSize: number; id: string; origin: string; public: string }>(
    'SELECT from_size AS fromSize, id, origin, public FROM key ORDER BY from_size',
  );
  return rows.all().map(({ public: encoded, ...row }) => ({ ...row, publicKey: Buffer.from(encoded, 'base64') }));
}

/** The key that signs a tree of this size. */
export function keyForSize(keys: readonly KeyRow[], size: number): KeyRow | null {
  return keys.findLast((key) => key.fromSize <= size) ?? null;
}

export function readHead(db: Sqlite): HeadRow | null {
  return db.prepare<[], HeadRow>('SELECT note, signed_at AS signedAt FROM head').get() ?? null;
}

export function readEdge(db: Sqlite): Edge {
  return db.prepare<[], Buffer>('SELECT hashes FROM edge ORDER BY level').pluck().all();
}

/** Newest delivery that is sealed, or said to be missing; 0 for none. */
export function readLastDelivery(db: Sqlite): number {
  const extent = db
    .prepare<[], { firstSeq: number; delivery: number }>(
      'SELECT first_seq AS firstSeq, delivery FROM extent ORDER BY first_seq DESC LIMIT 1',
    )
    .get();
  const missing = db
    .prepare<[number], string>("SELECT json FROM act WHERE seq > ? AND kind = 'irregularity' ORDER BY seq DESC")
    .pluck();
  for (const json of missing.iterate(extent?.firstSeq ?? -1)) {
    const range = missingRange('irregularity', contentOf(json));
    if (range !== null) return range[1];
  }
  return extent?.delivery ?? 0;
}

/** Null for a row that is no leaf: verification says so. */
function contentOf(json: string): unknown {
  try {
    return (JSON.parse(json) as { readonly act?: unknown } | null)?.act ?? null; // its shape is checked by who reads it
  } catch {
    return null;
  }
}

/** The note, if the key of its size signed it. */
export function verifyNote(note: string, keys: readonly KeyRow[], size: number): ParsedCheckpoint | null {
  const key = keyForSize(keys, size);
  return key === null ? null : verifyCheckpoint(note, key);
}

/** Hashes out of full tiles, and out of the edge for what is still partial; null where they are missing or cut short. */
export function hashReader(db: Sqlite): (level: number, index: number, count: number) => Buffer | null {
  const full = db.prepare<[number, number], Buffer>('SELECT hashes FROM tile WHERE level = ? AND idx = ?').pluck();
  const edge = db.prepare<[number], Buffer>('SELECT hashes FROM edge WHERE level = ?').pluck();
  return (level, index, count) => {
    const hashes = full.get(level, Math.floor(index / tileWidth)) ?? edge.get(level);
    const from = (index % tileWidth) * hashBytes;
    const part = hashes?.subarray(from, from + count * hashBytes);
    return part?.length === count * hashBytes ? part : null;
  };
}

/** The same for a ledger that is held to be whole: missing hashes are an error, `ledger-mismatch`. */
export function wholeHashReader(db: Sqlite): HashReader {
  const read = hashReader(db);
  return (level, index, count) => {
    const hashes = read(level, index, count);
    if (hashes === null)
      throw new AuditError('ledger-mismatch', `tile ${level}/${Math.floor(index / tileWidth)} is missing`);
    return hashes;
  };
}
