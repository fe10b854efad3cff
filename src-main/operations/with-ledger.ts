/** What an act wrote, read back from the ledger it was written to. */
import type { Checkpoint } from '#shared/ledger.ts';
import { AuditError } from '../errors.ts';
import { type LedgerHead, openLedgerReader } from '../store/evidence/ledger-reader.ts';
import type { KeyRow } from '../store/evidence/ledger-rows.ts';
import { toCheckpoint } from './to-checkpoint.ts';

export interface LedgerNow {
  readonly head: LedgerHead | null;
  readonly keys: readonly KeyRow[];
  /** The newest checkpoint kept for this reason. */
  newestKept(reason: string): Checkpoint;
}

export function withLedger<T>(folder: string, read: (now: LedgerNow) => T): T {
  const ledger = openLedgerReader(folder);
  try {
    return read({
      head: ledger.head(),
      keys: ledger.keys(),
      newestKept(reason) {
        const kept = ledger.checkpoints({ limit: 20 }).find((checkpoint) => checkpoint.reason === reason);
        if (kept === undefined) throw new AuditError('internal', `no checkpoint was kept for ${reason}`);
        return toCheckpoint(ledger, kept);
      },
    });
  } finally {
    ledger.close();
  }
}
