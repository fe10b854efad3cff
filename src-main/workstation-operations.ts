/** Every operation of a running workstation: what reads is asked of the reader thread, what acts is done here. */
import { type OperationHandlers, type OperationInput, type OperationName, operations } from '#shared/operations.ts';
import type { ActContext } from './operations/act-context.ts';
import { actOperations } from './operations/act-operations.ts';
import { isReadName } from './operations/read-operations.ts';
import type { ReaderThread } from './threads/reader-thread.ts';
import type { LiveFacts } from './workspace-view.ts';

export function workstationOperations(
  reader: ReaderThread,
  live: () => LiveFacts,
  act: Omit<ActContext, 'read'>,
): OperationHandlers {
  const context: ActContext = { ...act, read: (name, input) => reader.ask(name, input, live()) };
  const handler = (name: OperationName) => {
    if (isReadName(name)) return (input: OperationInput<typeof name>) => reader.ask(name, input, live());
    // One list maps names to functions of their own input; the compiler can't follow a name that is only known at run time.
    const operation = actOperations[name] as (context: ActContext, input: unknown) => Promise<unknown>;
    return (input: unknown) => operation(context, input);
  };
  const names = Object.keys(operations) as OperationName[]; // the literal's own keys
  // Every name of the list, each with its own operation behind it.
  return Object.fromEntries(names.map((name) => [name, handler(name)])) as unknown as OperationHandlers;
}
