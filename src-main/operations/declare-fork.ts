/** This ledger goes on as a log of its own, under a new origin, and says so in a leaf: the way on after a mismatch or a copy put back. */
import type { ActOperation } from './operation-kinds.ts';
import { withLedger } from './with-ledger.ts';

export const declareFork: ActOperation<'declareFork'> = async ({ folder, capture, who }, { reason }) => {
  const previousOrigin = withLedger(folder, ({ keys }) => keys.at(-1)?.origin ?? '');
  await capture.declareFork(reason, who);
  return withLedger(folder, ({ newestKept }) => {
    const checkpoint = newestKept('fork');
    return { origin: checkpoint.origin, previousOrigin, checkpoint };
  });
};
