/** The reading operations over a workspace that nothing has open: the same handlers, in this process. */
import { type OperationHandlers, type OperationInput, type OperationName, operations } from '#shared/operations.ts';
import { AuditError } from './errors.ts';
import { readAnswer } from './operations/read-answer.ts';
import { isReadName } from './operations/read-operations.ts';
import { nothingLive, openWorkspaceView } from './workspace-view.ts';

export interface OpenReadings {
  readonly operations: OperationHandlers;
  close(): void;
}

/** What acts throws `no-workstation`. Throws what opening the workspace throws. */
export function openReadings(folder: string): OpenReadings {
  const view = openWorkspaceView(folder);
  const handler = (name: OperationName) => async (input: OperationInput<OperationName>) => {
    if (!isReadName(name)) throw new AuditError('no-workstation', name);
    return readAnswer(name, view.at(nothingLive, new Date()), input);
  };
  const names = Object.keys(operations) as OperationName[]; // the literal's own keys
  return {
    // Every name of the list, each with its own operation behind `readAnswer`.
    operations: Object.fromEntries(names.map((name) => [name, handler(name)])) as unknown as OperationHandlers,
    close: () => view.close(),
  };
}
