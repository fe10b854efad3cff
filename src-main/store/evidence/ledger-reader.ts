/** Everything that is read from the ledger: head, extents, acts, tiles, checkpoints, proofs; read-only, sees each commit. */
import type { VerificationFault } from '#shared/verification-faults.ts';
import { AuditError } from '../../errors.ts';
import { keyId, parseCheckpoint } from '../../evidence/checkpoint.ts';
import { tileWidth } from '../../evidence/tree.ts';
import { consistencyProof, inclusionProof, rootAt } from '../../evidence/tree-proof.ts';
import { openDatabase, type Sqlite } from '../sqlite.ts';
import type { ActRow, ExtentRow } from './ledger-commit.ts';
import type { KeptCheckpoint } from './ledger-entry.ts';
import {
  hashReader,
  type KeyRow,
  keyForSize,
  readHead,
  readKeys,
  readLastDelivery,
  wholeHashReader,
} from './ledger-rows.ts';
import { ledgerApplicationId, ledgerFile, ledgerMigrations } from './ledger-schema.ts';
import { endOfLog, proveLedger } from './ledger-state.ts';

export interface LedgerHead {
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
  readonly note: string;
  readonly signedAt: string;
  /** The key that signed it. */
  readonly keyId: string;
  readonly publicKey: Buffer;
}

export interface InclusionProof {
  readonly index: number;
  readonly size: number;
  readonly leafHash: Buffer;
  readonly path: readonly Buffer[];
  /** The signed note of that size. */
  readonly checkpoint: string;
}

export interface LedgerReader {
  /** Newest signed head; null in a ledger without any leaf. */
  head(): LedgerHead | null;
  /** Proves the head from edge and tiles, in O(log n); null for intact, else the first fault found. */
  mismatch(): VerificationFault | null;
  keys(): KeyRow[];
  /** Extents that hold `fromSeq` or come after it, in order. */
  extents(fromSeq: number, limit: number): ExtentRow[];
  extentOf(seq: number): ExtentRow | null;
  extentOfDelivery(delivery: number): ExtentRow | null;
  /** Newest delivery that is sealed, or said to be missing; 0 for none. */
  lastDelivery(): number;
  act(seq: number): ActRow | null;
  /** Acts from this leaf on, in order. */
  acts(fromSeq: number, limit: number): ActRow[];
  /** Acts before this leaf, newest first. */
  actsBefore(seq: number, limit: number): ActRow[];
  actsOfKind(kind: string): ActRow[];
  /** Sequence number after the last entry of the log, signed or not. */
  end(): number;
  /** Consecutive hashes of one level within one tile; null where they are missing. */
  hashes(level: number, index: number, count: number): Buffer | null;
  /** A full tile's 8192 bytes, a partial one's less, null where there is none. */
  tile(level: number, index: number): Buffer | null;
  /** Kept checkpoints with a smaller size than `beforeSize`, newest first. */
  checkpoints(page: { readonly limit: number; readonly beforeSize?: number }): KeptCheckpoint[];
  checkpointCount(): number;
  /** Against the newest head, or a kept checkpoint of that size. Throws `not-found`. */
  proof(seq: number, size?: number): InclusionProof;
  /** That `from` leaves are a prefix of `to`. */
  consistency(from: number, to: number): Buffer[];
  /** Root over the first `size` leaves. */
  root(size: number): Buffer;
  close(): void;
}

const extentColumns = 'SELECT first_seq AS firstSeq, count, delivery FROM extent';
const actColumns = 'SELECT seq, kind, at, json FROM act';
const checkpointColumns = 'SELECT size, note, signed_at AS signedAt, reason FROM checkpoint';

/** Throws `not-found` where there is no ledger yet. */
export function openLedgerReader(workspaceFolder: string): LedgerReader {
  const db = openDatabase(ledgerFile(workspaceFolder), {
    applicationId: ledgerApplicationId,
    migrations: ledgerMigrations,
    readonly: true,
  });
  return { ...readLog(db), ...readTree(db), close: () => db.close() };
}

function readLog(db: Sqlite) {
  const holding = db.prepare<[number], ExtentRow>(
    `${extentColumns} WHERE first_seq <= ? ORDER BY first_seq DESC LIMIT 1`,
  );
  const from = db.prepare<[number, number], ExtentRow>(
    `${extentColumns} WHERE first_seq >= ? ORDER BY first_seq LIMIT ?`,
  );
  const last = db.prepare<[], ExtentRow>(`${extentColumns} ORDER BY first_seq DESC LIMIT 1`);
  const act = db.prepare<[number], ActRow>(`${actColumns} WHERE seq = ?`);
  const acts = db.prepare<[number, number], ActRow>(`${actColumns} WHERE seq >= ? ORDER BY seq LIMIT ?`);
  const actsBefore = db.prepare<[number, number], ActRow>(`${actColumns} WHERE seq < ? ORDER BY seq DESC LIMIT ?`);
  const actsOfKind = db.prepare<[string], ActRow>(`${actColumns} WHERE kind = ? ORDER BY seq`);
  const checkpoints = db.prepare<[number, number], KeptCheckpoint>(
    `${checkpointColumns} WHERE size < ? ORDER BY size DESC LIMIT ?`,
  );
  const checkpointCount = db.prepare<[], number>('SELECT count(*) FROM checkpoint').pluck();

  function extentOf(seq: number): ExtentRow | null {
    const extent = holding.get(seq);
    return extent !== undefined && seq < extent.firstSeq + extent.count ? extent : null;
  }

  /** Deliveries and their leaves rise together: halving finds one without an index of 13 bytes a delivery. */
  function extentOfDelivery(delivery: number): ExtentRow | null {
    let low = 0;
    let high = last.get()?.firstSeq ?? -1;
    while (low <= high) {
      const extent = holding.get(Math.floor((low + high) / 2));
      if (extent?.delivery === delivery) return extent;
      if (extent === undefined || extent.delivery < delivery) low = Math.floor((low + high) / 2) + 1;
      else high = extent.firstSeq - 1;
    }
    return null;
  }

  return {
    keys: () => readKeys(db),
    extents: (fromSeq: number, limit: number) => from.all(extentOf(fromSeq)?.firstSeq ?? fromSeq, limit),
    extentOf,
    extentOfDelivery,
    lastDelivery: () => readLastDelivery(db),
    act: (seq: number) => act.get(seq) ?? null,
    acts: (fromSeq: number, limit: number) => acts.all(fromSeq, limit),
    actsBefore: (seq: number, limit: number) => actsBefore.all(seq, limit),
    actsOfKind: (kind: string) => actsOfKind.all(kind),
    checkpoints: (page: { readonly limit: number; readonly beforeSize?: number }) =>
      checkpoints.all(page.beforeSize ?? Number.MAX_SAFE_INTEGER, page.limit),
    checkpointCount: () => checkpointCount.get() ?? 0,
  };
}

function readTree(db: Sqlite) {
  const read = wholeHashReader(db);
  const readOrNull = hashReader(db);
  const fullTile = db.prepare<[number, number], Buffer>('SELECT hashes FROM tile WHERE level = ? AND idx = ?').pluck();
  const edgeTile = db.prepare<[number], Buffer>('SELECT hashes FROM edge WHERE level = ?').pluck();
  const keptNote = db.prepare<[number], string>('SELECT note FROM checkpoint WHERE size = ?').pluck();

  function tile(level: number, index: number): Buffer | null {
    const full = fullTile.get(level, index);
    if (full !== undefined) return full;
    const size = headOf(db)?.size ?? 0;
    const partial = edgeTile.get(level);
    const isEdge = index === Math.floor(size / tileWidth ** (level + 1));
    return isEdge && partial !== undefined && partial.length > 0 ? partial : null;
  }

  function proof(seq: number, size?: number): InclusionProof {
    const current = headOf(db);
    const at = size ?? current?.size ?? 0;
    const checkpoint = at === current?.size ? current.note : keptNote.get(at);
    if (checkpoint === undefined) throw new AuditError('not-found', `checkpoint of size ${at}`);
    if (!Number.isInteger(seq) || seq < 0 || seq >= at) throw new AuditError('not-found', `leaf ${seq} in ${at}`);
    return {
      index: seq,
      size: at,
      leafHash: Buffer.from(read(0, seq, 1)),
      path: inclusionProof(read, seq, at),
      checkpoint,
    };
  }

  // Head, edge and tiles must be of one moment.
  const snapshot = <A extends unknown[], R>(work: (...args: A) => R): ((...args: A) => R) => {
    const transaction = db.transaction(work);
    return (...args) => transaction(...args);
  };

  return {
    head: () => headOf(db),
    mismatch: snapshot(() => proveLedger(db).fault),
    end: () => endOfLog(db),
    hashes: snapshot((level: number, index: number, count: number) => readOrNull(level, index, count)),
    tile: snapshot(tile),
    proof: snapshot(proof),
    consistency: snapshot((from: number, to: number) => consistencyProof(read, from, to)),
    root: snapshot((size: number) => rootAt(read, size)),
  };
}

function headOf(db: Sqlite): LedgerHead | null {
  const row = readHead(db);
  const parsed = row === null ? null : parseCheckpoint(row.note);
  if (row === null || parsed === null) return null;
  const { origin, size, root } = parsed;
  const publicKey = keyForSize(readKeys(db), size)?.publicKey ?? Buffer.alloc(32);
  return { origin, size, root, note: row.note, signedAt: row.signedAt, keyId: keyId({ origin, publicKey }), publicKey };
}
