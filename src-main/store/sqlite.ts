/** The one way to open a SQLite file of ours: identity checked, migrations run, WAL; and what its failures mean. */
import { existsSync, statfsSync, statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import type { StorageCause } from '#shared/not-storing.ts';
import { AuditError } from '../errors.ts';

export type Sqlite = Database.Database;

export interface OpenOptions {
  /** Written into new files (`PRAGMA application_id`); any other file is refused. */
  readonly applicationId: number;
  /** SQL by version, append-only; the count run so far stands in `PRAGMA user_version`. */
  readonly migrations: readonly string[];
  readonly readonly?: boolean;
  readonly synchronous?: 'FULL' | 'NORMAL';
}

// Read by the library when it opens its first file: without it there is no `immutable`.
process.env.SQLITE_USE_URI = '1';

/** Throws `workspace-newer`, `workspace-foreign`, `workspace-unwritable`, and `not-found` for a missing file opened read-only. */
export function openDatabase(file: string, options: OpenOptions): Sqlite {
  try {
    return open(file, file, options);
  } catch (error) {
    if (options.readonly !== true || !isUntouchable(file, error)) throw error;
    return open(`${uriOf(file)}?immutable=1`, file, options);
  }
}

/** SQLite takes no host: a share stands in the path. */
function uriOf(file: string): string {
  const { host, pathname } = pathToFileURL(file);
  return `file://${host === '' ? '' : `//${host}`}${pathname}`;
}

/** Beside a file in WAL mode readers make a small one; where none can be made, a log that is empty has nothing to say anyway. Read-only media have no free space either. */
function isUntouchable(file: string, error: unknown): boolean {
  const log = `${file}-wal`;
  return reportedCause(error) === 'read-only' && existsSync(file) && (!existsSync(log) || statSync(log).size === 0);
}

function open(name: string, file: string, options: OpenOptions): Sqlite {
  const db = connect(name, file, options.readonly ?? false);
  try {
    const version = checkIdentity(db, file, options);
    if (options.readonly !== true) prepare(db, version, options);
    return db;
  } catch (error) {
    db.close();
    throw explain(error, file);
  }
}

/** Disk full, read-only, lost or failing storage: what a person can mend, after which the same write works. */
export function isStorageFailure(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|PERM|AUTH)/.test(error.code);
}

/** Why storing in this folder failed, as the system's codes tell it; null for another kind of failure. */
export function storageCause(error: unknown, folder: string): StorageCause | null {
  const reported = reportedCause(error);
  // SQLite reports what it could not make room for as a failing disk or a file that can't be opened.
  return reported !== null && freeBytes(folder) < NO_ROOM_BYTES ? 'disk-full' : reported;
}

function reportedCause(error: unknown): StorageCause | null {
  if (!(error instanceof Error)) return null;
  const code = 'code' in error ? String(error.code) : '';
  return storageCodes.find(([, codes]) => codes.test(code))?.[0] ?? reportedCause(error.cause);
}

const storageCodes = [
  ['disk-full', /^(SQLITE_FULL|ENOSPC|EDQUOT)/],
  ['read-only', /^(SQLITE_(READONLY|CANTOPEN|PERM|AUTH)|EROFS|EACCES|EPERM)/],
  ['failing', /^(SQLITE_IOERR|EIO|ENXIO|ENODEV)/],
] as const;
/** Less than a page of a database and its log. */
const NO_ROOM_BYTES = 64 * 1024;

function freeBytes(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

export function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
}

/** Runs `work` in one immediate transaction; anything thrown leaves nothing behind. */
export function inTransaction<T>(db: Sqlite, work: () => T): T {
  return db.transaction(work).immediate();
}

function connect(name: string, file: string, readonly: boolean): Sqlite {
  try {
    return new Database(name, { readonly, fileMustExist: readonly, timeout: 5000 });
  } catch (error) {
    const missing = readonly && !existsSync(file);
    throw new AuditError(missing ? 'not-found' : 'workspace-unwritable', file, { cause: error });
  }
}

function checkIdentity(db: Sqlite, file: string, options: OpenOptions): number {
  const version = Number(db.pragma('user_version', { simple: true }));
  const applicationId = Number(db.pragma('application_id', { simple: true }));
  const isNew = version === 0 && applicationId === 0 && db.prepare('SELECT 1 FROM sqlite_schema').get() === undefined;
  if (isNew && options.readonly === true) throw new AuditError('not-found', file);
  if (!isNew && applicationId !== options.applicationId) throw new AuditError('workspace-foreign', file);
  if (version > options.migrations.length) throw new AuditError('workspace-newer', file);
  return version;
}

function prepare(db: Sqlite, version: number, options: OpenOptions): void {
  db.pragma('journal_mode = WAL');
  db.pragma(`synchronous = ${options.synchronous ?? 'FULL'}`);
  db.pragma('foreign_keys = ON');
  for (const [index, sql] of options.migrations.entries()) {
    if (index < version) continue;
    inTransaction(db, () => {
      db.exec(sql);
      db.pragma(`application_id = ${options.applicationId}`);
      db.pragma(`user_version = ${index + 1}`);
    });
  }
}

function explain(error: unknown, file: string): unknown {
  if (error instanceof AuditError) return error;
  if (error instanceof Database.SqliteError && error.code === 'SQLITE_NOTADB')
    return new AuditError('workspace-foreign', file, { cause: error });
  return isStorageFailure(error) ? new AuditError('workspace-unwritable', file, { cause: error }) : error;
}
