/** Starts or cancels the verification of the whole ledger; one runs at a time. */
import { comparableCheckpoint } from '../comparable-checkpoint.ts';
import type { ActOperation } from './operation-kinds.ts';

export const verifyLedger: ActOperation<'verifyLedger'> = async ({ folder, verification }, { action, checkpoint }) => {
  if (action === 'cancel') verification.cancel();
  else if (checkpoint === undefined) verification.start();
  else verification.start({ text: checkpoint, size: comparableCheckpoint(folder, checkpoint) });
  return verification.current();
};
