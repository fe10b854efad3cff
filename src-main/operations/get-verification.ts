/** Progress and result of the verification that runs, or ran last: here, or before this start, where it found nothing and nothing was found since. */
import { lastVerification } from './last-verification.ts';
import type { ReadOperation } from './operation-kinds.ts';

export const getVerification: ReadOperation<'getVerification'> = ({ live: { verification }, ledger }) => {
  if (verification.state !== 'idle') return verification;
  const last = lastVerification(ledger);
  // Faults were told with their places, which the leaf does not keep: those are found again, not remembered.
  if (last === null || last.faults > 0 || ledger.mismatch() !== null) return verification;
  const { checked, hashOnly, comparedSize: compared, startedAt, at: finishedAt } = last;
  return { ...verification, state: 'done', checked, total: checked, hashOnly, compared, startedAt, finishedAt };
};
