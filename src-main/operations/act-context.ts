/** What operations that act are given: the capture line, the verification, understanding, and a way to ask what reads. */
import type { OperationInput, OperationOutput } from '#shared/operations.ts';
import type { Capture } from '../capture-port.ts';
import type { VerificationControl } from '../verification-control.ts';
import type { ReadName } from './read-operations.ts';

export interface ActContext {
  readonly folder: string;
  readonly capture: Pick<
    Capture,
    'ingestAddress' | 'appendAct' | 'sealNow' | 'setSources' | 'rotateKey' | 'declareFork' | 'dropMonth' | 'stats'
  >;
  readonly verification: VerificationControl;
  /** Starts reading the past again; the number of the new reading. */
  readonly rebuild: () => Promise<number>;
  readonly read: <N extends ReadName>(name: N, input: OperationInput<N>) => Promise<OperationOutput<N>>;
  /** Who acts: no one signs in yet, so the account of this machine. */
  readonly who: string;
  readonly now: () => Date;
}
