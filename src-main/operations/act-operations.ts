/** The operations that act, by name: all that do not read. */
import type { OperationName } from '#shared/operations.ts';
import { addSource } from './add-source.ts';
import { checkSourceOperation } from './check-source.ts';
import { declareFork } from './declare-fork.ts';
import { dropMonth } from './drop-month.ts';
import { ignoreSource } from './ignore-source.ts';
import type { ActOperation } from './operation-kinds.ts';
import type { ReadName } from './read-operations.ts';
import { rebuildUnderstanding } from './rebuild-understanding.ts';
import { rotateLedgerKeyOperation } from './rotate-ledger-key.ts';
import { sealNow } from './seal-now.ts';
import { usePack } from './use-pack.ts';
import { verifyLedger } from './verify-ledger.ts';

export const actOperations = {
  addSource,
  ignoreSource,
  checkSource: checkSourceOperation,
  sealNow,
  rotateLedgerKey: rotateLedgerKeyOperation,
  declareFork,
  dropMonth,
  usePack,
  verifyLedger,
  rebuildUnderstanding,
} as const satisfies { readonly [N in Exclude<OperationName, ReadName>]: ActOperation<N> };
