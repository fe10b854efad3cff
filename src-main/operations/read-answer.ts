/** Answers one reading operation by name: in the reader thread, and in auditctl where nothing runs. */
import type { OperationName } from '#shared/operations.ts';
import { AuditError } from '../errors.ts';
import type { WorkspaceView } from '../workspace-view.ts';
import { isReadName, readOperations } from './read-operations.ts';

/** `input` as `parseOperationInput` gave it for that name. */
export function readAnswer(name: OperationName, view: WorkspaceView, input: unknown): unknown {
  if (!isReadName(name)) throw new AuditError('internal', `${name} does not read`);
  // One list maps names to functions of their own input; the compiler can't follow a name that is only known at run time.
  const operation = readOperations[name] as (view: WorkspaceView, input: unknown) => unknown;
  return operation(view, input);
}
