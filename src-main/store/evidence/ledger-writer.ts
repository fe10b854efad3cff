/** The one writer of the ledger: leaves, tiles, edge and a signed head in one durable commit. */
import { type KeyObject, randomBytes } from 'node:crypto';
import { AuditError } from '../../errors.ts';
import { encodeVerifierKey, keyId, rawPublicKey, signCheckpoint } from '../../evidence/checkpoint.ts';
import { edgeRoot, edgeSize } from '../../evidence/tree.ts';
import { rootAt } from '../../evidence/tree-proof.ts';
import { isBusy, isStorageFailure, openDatabase, type Sqlite } from '../sqlite.ts';
import { readLastSeen, writeLastSeen } from './last-seen.ts';
import { createCommit, type NewKey, planCommit, type Tree } from './ledger-commit.ts';
import type { Act, KeptCheckpoint, LedgerEntry } from './ledger-entry.ts';
import { readHead, readKeys, wholeHashReader } from './ledger-rows.ts';
import { ledgerApplicationId, ledgerFile, ledgerMigrations } from './ledger-schema.ts';
import { proveLedger } from './ledger-state.ts';

export interface LedgerWriter {
  /** Leaves so far: the next leaf's sequence number. */
  readonly size: number;
  /** Newest delivery sealed, 0 for none. */
  readonly lastDelivery: number;
  /** The origin that new heads are signed under. */
  readonly origin: string;
  /** Null while all is well; else why nothing more is signed until `declareFork`. */
  readonly mismatch: string | null;
  /** Opening found the ledger behind what was last seen of it, and declared a fork. */
  readonly restored: boolean;
  /** In order, in one durable commit with a signed head. Returns the sequence numbers of the acts. Throws `cannot-store`, `ledger-mismatch`. */
  append(entries: readonly LedgerEntry[]): number[];
  /** Keeps the present head for good. */
  keepCheckpoint(reason: string): KeptCheckpoint;
  /** The leaf that names the new key is signed by the old one; everything after it by the new one. */
  rotateKey(next: KeyObject, who: string): void;
  /** A copy goes on under an origin of its own, and says so in a leaf. Also the way on after a mismatch. */
  declareFork(reason: string, who: string): void;
  close(): void;
}

export interface LedgerWriterOptions {
  /** Ed25519 private key. */
  readonly key: KeyObject;
  /** Origin for a new ledger. */
  readonly origin: string;
  readonly now?: () => string;
}

interface Standing {
  tree: Tree;
  lastDelivery: number;
  mismatch: string | null;
  /** Signs the next head. */
  key: KeyObject;
  origin: string;
}

/** Throws `workspace-newer`, `workspace-foreign`, `workspace-unwritable`. A ledger that fails its proof opens, with `mismatch` set. */
export function openLedgerWriter(workspaceFolder: string, options: LedgerWriterOptions): LedgerWriter {
  const db = openDatabase(ledgerFile(workspaceFolder), {
    applicationId: ledgerApplicationId,
    migrations: ledgerMigrations,
  });
  const now = options.now ?? (() => new Date().toISOString());
  const commit = createCommit(db);
  const standing = readStanding(db, options);

  function write(entries: readonly LedgerEntry[], key?: NewKey): number[] {
    const plan = planCommit(standing.tree, standing.lastDelivery, entries);
    const note = signCheckpoint({ origin: standing.origin, size: plan.after.size, root: plan.root }, standing.key);
    storing(() => commit(plan, note, now(), key));
    standing.tree = plan.after;
    standing.lastDelivery = plan.extents.at(-1)?.delivery ?? standing.lastDelivery;
    return plan.acts.map((act) => act.seq);
  }

  function append(entries: readonly LedgerEntry[]): number[] {
    if (standing.mismatch !== null) throw new AuditError('ledger-mismatch', standing.mismatch);
    return entries.length === 0 ? [] : write(entries);
  }

  function keepCheckpoint(reason: string): KeptCheckpoint {
    if (standing.mismatch !== null) throw new AuditError('ledger-mismatch', standing.mismatch);
    const kept = storing(() => keepHead(db, standing.tree.size, reason));
    remember();
    return kept;
  }

  function remember(): void {
    const { tree, origin } = standing;
    writeLastSeen(workspaceFolder, { origin, size: tree.size, root: edgeRoot(tree.edge).toString('hex') });
  }

  function rotateKey(next: KeyObject, who: string): void {
    const { origin } = standing;
    const publicKey = rawPublicKey(next);
    const key = { origin, publicKey };
    const fromSize = standing.tree.size + 2;
    append([]);
    const act = { newKey: encodeVerifierKey(key), oldKeyId: keyId({ origin, publicKey: rawPublicKey(standing.key) }) };
    write([{ kind: 'key-rotation', at: now(), who, act }], { fromSize, id: keyId(key), ...key });
    keepCheckpoint('key-rotation');
    standing.key = next;
  }

  function declareFork(reason: string, who: string): void {
    const act = forkAct(workspaceFolder, db, standing, reason);
    const origin = `${readKeys(db)[0]?.origin ?? options.origin}/${randomBytes(4).toString('hex')}`;
    const key = { origin, publicKey: rawPublicKey(options.key) };
    standing.origin = origin;
    standing.mismatch = null;
    const fork: Act = {
      kind: 'fork',
      at: now(),
      who,
      act: { ...act, newOrigin: origin, newKey: encodeVerifierKey(key) },
    };
    write([fork], { fromSize: standing.tree.size + 1, id: keyId(key), ...key });
    keepCheckpoint('fork');
  }

  function settleCopy(): boolean {
    if (standing.mismatch !== null) return false;
    try {
      if (!isRestored(workspaceFolder, db, standing.tree.size)) return false;
    } catch (error) {
      if (!(error instanceof AuditError)) throw error;
      standing.mismatch = error.detail;
      return false;
    }
    declareFork('restored-copy', 'testigo');
    return true;
  }

  if (standing.tree.size === 0 && standing.mismatch === null) {
    const key = { origin: options.origin, publicKey: rawPublicKey(options.key) };
    const genesis: Act = {
      kind: 'genesis',
      at: now(),
      who: 'testigo',
      act: { key: encodeVerifierKey(key), origin: options.origin },
    };
    write([genesis], { fromSize: 0, id: keyId(key), ...key });
  }
  const restored = settleCopy();

  return {
    get size() {
      return standing.tree.size;
    },
    get lastDelivery() {
      return standing.lastDelivery;
    },
    get origin() {
      return standing.origin;
    },
    get mismatch() {
      return standing.mismatch;
    },
    restored,
    append,
    keepCheckpoint,
    rotateKey,
    declareFork,
    close() {
      if (standing.mismatch === null) remember();
      db.close();
    },
  };
}

function readStanding(db: Sqlite, options: LedgerWriterOptions): Standing {
  const isNew = readHead(db) === null && db.prepare('SELECT 1 FROM key').get() === undefined;
  if (isNew)
    return { tree: { size: 0, edge: [] }, lastDelivery: 0, mismatch: null, key: options.key, origin: options.origin };
  const proven = proveLedger(db);
  const current = readKeys(db).at(-1);
  const foreignKey = current?.publicKey.equals(rawPublicKey(options.key)) !== true;
  const foreign = foreignKey ? 'the ledger was signed with another key' : null;
  const mismatch =
    proven.fault === null ? foreign : `${proven.fault.what} at leaf ${proven.fault.leaf}: ${proven.fault.detail}`;
  const tree = { size: edgeSize(proven.edge), edge: proven.edge };
  return {
    tree,
    lastDelivery: proven.lastDelivery,
    mismatch,
    key: options.key,
    origin: current?.origin ?? options.origin,
  };
}

/** An older or other ledger than the one last seen here: put back from a copy, or cut. Throws `ledger-mismatch`. */
function isRestored(workspaceFolder: string, db: Sqlite, size: number): boolean {
  const seen = readLastSeen(workspaceFolder);
  if (seen === null || seen.size === 0) return false;
  return seen.size > size || rootAt(wholeHashReader(db), seen.size).toString('hex') !== seen.root;
}

function forkAct(workspaceFolder: string, db: Sqlite, standing: Standing, reason: string) {
  const seen = readLastSeen(workspaceFolder);
  return {
    reason,
    fromSize: standing.tree.size,
    fromRoot: edgeRoot(standing.tree.edge).toString('hex'),
    oldOrigin: standing.origin,
    lastSeenSize: seen?.size ?? null,
    lastSeenRoot: seen?.root ?? null,
    mismatch: standing.mismatch,
    head: readHead(db)?.note ?? null,
  };
}

function keepHead(db: Sqlite, size: number, reason: string): KeptCheckpoint {
  const insert = db.prepare(
    'INSERT INTO checkpoint (size, note, signed_at, reason) SELECT ?, note, signed_at, ? FROM head WHERE true ON CONFLICT DO NOTHING',
  );
  insert.run(size, reason);
  const row = db
    .prepare<[number], KeptCheckpoint>(
      'SELECT size, note, signed_at AS signedAt, reason FROM checkpoint WHERE size = ?',
    )
    .get(size);
  if (row === undefined) throw new Error(`no head to keep at ${size}`);
  return row;
}

function storing<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw isStorageFailure(error) || isBusy(error)
      ? new AuditError('cannot-store', String(error), { cause: error })
      : error;
  }
}
