/** Starts the thread that reads and keeps it. */
import type { OperationInput, OperationOutput } from '#shared/operations.ts';
import type { ReadName } from '../operations/read-operations.ts';
import type { LiveFacts } from '../workspace-view.ts';
import { keepThread } from './kept-thread.ts';
import type { ReaderContract } from './reader-contract.ts';

export interface ReaderThread {
  ask<N extends ReadName>(name: N, input: OperationInput<N>, live: LiveFacts): Promise<OperationOutput<N>>;
  close(): Promise<void>;
}

export async function startReaderThread(
  folder: string,
  onTrouble: (what: string, error: unknown) => void,
): Promise<ReaderThread> {
  const thread = await keepThread<ReaderContract>({
    name: 'reader-worker',
    listeners: {},
    open: (call) => call('open', folder),
    close: (call) => call('close'),
    onFault: (error) => onTrouble('reader thread', error),
  });
  return {
    // The thread runs the operation of that name, whose output this is.
    ask: async <N extends ReadName>(name: N, input: OperationInput<N>, live: LiveFacts) =>
      (await thread.call('ask', { name, input, live })) as OperationOutput<N>,
    close: thread.close,
  };
}
