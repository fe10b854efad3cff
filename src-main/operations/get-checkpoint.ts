/** The newest signed checkpoint. */
import { AuditError } from '../errors.ts';
import type { ReadOperation } from './operation-kinds.ts';
import { currentCheckpoint } from './to-checkpoint.ts';

export const getCheckpoint: ReadOperation<'getCheckpoint'> = ({ ledger }) => {
  const checkpoint = currentCheckpoint(ledger);
  if (checkpoint === null) throw new AuditError('not-found', 'checkpoint');
  return checkpoint;
};
