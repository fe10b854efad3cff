/** Seals what has arrived and keeps a signed checkpoint; its reason is a leaf that the checkpoint covers. */
import { openLedgerReader } from '../store/evidence/ledger-reader.ts';
import type { ActOperation } from './operation-kinds.ts';
import { toCheckpoint } from './to-checkpoint.ts';

export const sealNow: ActOperation<'sealNow'> = async ({ folder, capture, who }, { reason }) => {
  const kept = await capture.sealNow(reason, who);
  const ledger = openLedgerReader(folder);
  try {
    return toCheckpoint(ledger, kept);
  } finally {
    ledger.close();
  }
};
