/** Whether a text given for comparison is a checkpoint of this ledger at all: refused before anything is verified, since it says nothing of the ledger. */
import { verificationFaults } from '#shared/verification-faults.ts';
import { AuditError } from './errors.ts';
import { judgeCopy } from './evidence/checkpoint.ts';
import { openLedgerReader } from './store/evidence/ledger-reader.ts';

/** Throws `bad-request`, and says which: not a checkpoint, of another ledger, signed with another key. Returns its leaves. */
export function comparableCheckpoint(folder: string, text: string): number {
  const ledger = openLedgerReader(folder);
  try {
    const copy = judgeCopy(text, ledger.keys());
    if (!copy.ok) throw new AuditError('bad-request', copy.detail, { words: verificationFaults[copy.why] });
    return copy.checkpoint.size;
  } finally {
    ledger.close();
  }
}
