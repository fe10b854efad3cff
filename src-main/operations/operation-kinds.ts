/** The two kinds of operation: those that read, off the main thread or in auditctl; those that act, in the workstation that holds the lock. */
import type { OperationInput, OperationName, OperationOutput } from '#shared/operations.ts';
import type { WorkspaceView } from '../workspace-view.ts';
import type { ActContext } from './act-context.ts';

export type ReadOperation<N extends OperationName> = (
  view: WorkspaceView,
  input: OperationInput<N>,
) => OperationOutput<N>;
export type ActOperation<N extends OperationName> = (
  context: ActContext,
  input: OperationInput<N>,
) => Promise<OperationOutput<N>>;
