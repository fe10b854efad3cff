/** Seals what has arrived and keeps a signed checkpoint. */
import { openLedgerReader } from '../store/evidence/ledger-reader.ts';
import type { ActOperation } from './operation-kinds.ts';
import { toCheckpoint } from './to-checkpoint.ts';

export const sealNow: ActOperation<'sealNow'> = async ({ folder, capture }, { reason }) => {
  const kept = await capture.sealNow(reason);
  const ledger = openLedgerReader(folder);
  try {
    return toCheckpoint(ledger, kept);
  } finally {
    ledger.close();
  }
};
