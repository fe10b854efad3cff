/** Starts or cancels the verification of the whole ledger; one runs at a time. */
import type { ActOperation } from './operation-kinds.ts';

export const verifyLedger: ActOperation<'verifyLedger'> = async ({ verification }, { action, checkpoint }) => {
  if (action === 'cancel') verification.cancel();
  else verification.start(checkpoint);
  return verification.current();
};
