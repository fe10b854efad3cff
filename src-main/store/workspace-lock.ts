/** The workspace's lock: a SQLite file held exclusively, which the system lets go of however the process ends. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { AuditError } from '../errors.ts';
import { isBusy } from './sqlite.ts';

/** A handle that nothing names is collected, and its lock goes with it: held ones are named here. */
const heldLocks = new Set<Database.Database>();

/** Returns the release; throws `workspace-locked` at once if another process (or this one) holds it. */
export function lockWorkspace(folder: string): () => void {
  const file = join(folder, 'workspace.lock');
  let db: Database.Database | null = null;
  try {
    db = new Database(file, { timeout: 0 });
    db.exec('BEGIN EXCLUSIVE');
    const held = db;
    heldLocks.add(held);
    return () => {
      heldLocks.delete(held);
      held.close();
    };
  } catch (error) {
    db?.close();
    throw new AuditError(isBusy(error) ? 'workspace-locked' : 'workspace-unwritable', file, { cause: error });
  }
}
