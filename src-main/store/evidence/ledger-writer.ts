/** The one writer of the ledger: leaves, tiles, edge and a signed head in one durable commit. */
import { type KeyObject, randomBytes } from 'node:crypto';
import { AuditError } from '../../errors.ts';
import { encodeVerifierKey, keyId, rawPublicKey, signCheckpoint } from '../../evidence/checkpoint.ts';
import { edgeRoot, edgeSize } from '../../evidence/tree.ts';
import { rootAt } from '../../evidence/tree-proof.ts';
import { isBusy, isStorageFailure, openDatabase, type Sqlite } from '../sqlite.ts';
import { readLastSeen, writeLastSeen } from './last-seen.ts';
import { createCommit, type NewKey, planCommit, type Tree } from './ledger-commit.ts';
import { type Act, type KeptCheckpoint, type LedgerEntry, productName } from './ledger-entry.ts';
import { readHead, readKeys, wholeHashReader } from './ledger-rows.ts';
import { ledgerApplicationId, ledgerFile, ledgerMigrations } from './ledger-schema.ts';
import { proveLedger } from './ledger-state.ts';

export interface LedgerWriter {
  /** Leaves so far: the next leaf's sequence number. */
  readonly size: number;
  /** Newest delivery that is sealed, or said to be missing; 0 for none. */
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
  rotateKey(next: KeyObject, reason: string, who: string): void;
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
  readonly workspaceFolder: string;
  readonly db: Sqlite;
  readonly commit: ReturnType<typeof createCommit>;
  readonly now: () => string;
  tree: Tree;
  lastDelivery: number;
  mismatch: string | null;
  /** A commit that was reported as failed may be there after all. */
  inDoubt: boolean;
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
  const standing = readStanding(workspaceFolder, db, options);
  if (standing.tree.size === 0 && standing.mismatch === null) begin(standing);
  const restored = settleCopy(standing);
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
    append(entries) {
      assertIntact(standing);
      return entries.length === 0 ? [] : write(standing, entries);
    },
    keepCheckpoint: (reason) => keepCheckpoint(standing, reason),
    rotateKey: (next, reason, who) => rotateKey(standing, next, reason, who),
    declareFork: (reason, who) => declareFork(standing, reason, who),
    close() {
      try {
        if (standing.mismatch === null) remember(standing);
      } catch {
        // A head last seen that is older than the ledger claims less, and nothing false.
      }
      db.close();
    },
  };
}

function write(standing: Standing, entries: readonly LedgerEntry[], key?: NewKey): number[] {
  const { tree } = standing;
  // A rotated key signs only what comes after the leaf that names it.
  const origin = key?.origin ?? standing.origin;
  const plan = planCommit(tree, standing.lastDelivery, entries);
  const note = signCheckpoint({ origin, size: plan.after.size, root: plan.root }, standing.key);
  standing.inDoubt = true;
  storing(() => standing.commit(plan, note, standing.now(), key));
  standing.inDoubt = false;
  standing.tree = plan.after;
  standing.lastDelivery = plan.lastDelivery;
  return plan.acts.map((act) => act.seq);
}

/** What was planned from another end of the log is refused by `planCommit`, and made anew from this one. */
function settleDoubt(standing: Standing): void {
  if (!standing.inDoubt) return;
  const { edge, lastDelivery, fault } = storing(() => proveLedger(standing.db));
  // A ledger that has never been written has no head yet.
  if (fault !== null && edge.length > 0) standing.mismatch = `${fault.what} at leaf ${fault.leaf}: ${fault.detail}`;
  standing.tree = { size: edgeSize(edge), edge };
  standing.lastDelivery = lastDelivery;
  standing.inDoubt = false;
}

function begin(standing: Standing): void {
  const { origin } = standing;
  const key = { origin, publicKey: rawPublicKey(standing.key) };
  const genesis: Act = {
    kind: 'genesis',
    at: standing.now(),
    who: productName,
    act: { key: encodeVerifierKey(key), origin },
  };
  write(standing, [genesis], { fromSize: 0, id: keyId(key), ...key });
}

function keepCheckpoint(standing: Standing, reason: string): KeptCheckpoint {
  assertIntact(standing);
  const kept = storing(() => keepHead(standing.db, standing.tree.size, reason));
  remember(standing);
  return kept;
}

function rotateKey(standing: Standing, next: KeyObject, reason: string, who: string): void {
  assertIntact(standing);
  const { origin } = standing;
  const key = { origin, publicKey: rawPublicKey(next) };
  const oldKeyId = keyId({ origin, publicKey: rawPublicKey(standing.key) });
  const act = { reason, newKey: encodeVerifierKey(key), oldKeyId };
  const fromSize = standing.tree.size + 2;
  write(standing, [{ kind: 'key-rotation', at: standing.now(), who, act }], { fromSize, id: keyId(key), ...key });
  keepCheckpoint(standing, 'key-rotation');
  standing.key = next;
}

function declareFork(standing: Standing, reason: string, who: string): void {
  settleDoubt(standing);
  // Right after a rotation its new key has signed nothing yet: it signs one leaf, so that it has its place among the keys.
  if ((readKeys(standing.db).at(-1)?.fromSize ?? 0) > standing.tree.size)
    write(standing, [{ kind: 'tick', at: standing.now(), who: productName, act: { before: 'fork' } }]);
  const act = describeFork(standing, reason);
  // Random: of two copies restored from one, each must be a log of its own.
  const origin = `${readKeys(standing.db)[0]?.origin ?? standing.origin}/${randomBytes(4).toString('hex')}`;
  const key = { origin, publicKey: rawPublicKey(standing.key) };
  const fork: Act = {
    kind: 'fork',
    at: standing.now(),
    who,
    act: { ...act, newOrigin: origin, newKey: encodeVerifierKey(key) },
  };
  write(standing, [fork], { fromSize: standing.tree.size + 1, id: keyId(key), ...key });
  standing.origin = origin;
  standing.mismatch = null;
  keepCheckpoint(standing, 'fork');
}

function assertIntact(standing: Standing): void {
  settleDoubt(standing);
  if (standing.mismatch !== null) throw new AuditError('ledger-mismatch', standing.mismatch);
}

function remember({ workspaceFolder, tree, origin }: Standing): void {
  writeLastSeen(workspaceFolder, { origin, size: tree.size, root: edgeRoot(tree.edge).toString('hex') });
}

/** Whether this is a copy put back; then it has been declared a fork. */
function settleCopy(standing: Standing): boolean {
  if (standing.mismatch !== null) return false;
  try {
    if (!isRestored(standing)) return false;
  } catch (error) {
    if (!(error instanceof AuditError)) throw error;
    standing.mismatch = error.detail;
    return false;
  }
  declareFork(standing, 'restored-copy', productName);
  return true;
}

function readStanding(workspaceFolder: string, db: Sqlite, options: LedgerWriterOptions): Standing {
  const { key, origin, now = () => new Date().toISOString() } = options;
  const shared = { workspaceFolder, db, commit: createCommit(db), now, key, inDoubt: false };
  const current = readKeys(db).at(-1);
  const isNew = current === undefined && readHead(db) === null;
  if (isNew) return { ...shared, tree: { size: 0, edge: [] }, lastDelivery: 0, mismatch: null, origin };
  const { edge, lastDelivery, fault } = proveLedger(db);
  const foreign =
    current?.publicKey.equals(rawPublicKey(key)) === true ? null : 'the ledger was signed with another key';
  const mismatch = fault === null ? foreign : `${fault.what} at leaf ${fault.leaf}: ${fault.detail}`;
  return { ...shared, tree: { size: edgeSize(edge), edge }, lastDelivery, mismatch, origin: current?.origin ?? origin };
}

/** An older or other ledger than the one last seen here: put back from a copy, or cut. Throws `ledger-mismatch`. */
function isRestored({ workspaceFolder, db, tree }: Standing): boolean {
  const seen = readLastSeen(workspaceFolder);
  if (seen === null || seen.size === 0) return false;
  return seen.size > tree.size || rootAt(wholeHashReader(db), seen.size).toString('hex') !== seen.root;
}

function describeFork({ workspaceFolder, db, tree, origin, mismatch }: Standing, reason: string) {
  const seen = readLastSeen(workspaceFolder);
  return {
    reason,
    fromSize: tree.size,
    fromRoot: edgeRoot(tree.edge).toString('hex'),
    oldOrigin: origin,
    lastSeenSize: seen?.size ?? null,
    lastSeenRoot: seen?.root ?? null,
    mismatch,
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
