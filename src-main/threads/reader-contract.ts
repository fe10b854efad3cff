/** What the main thread asks of the thread that reads. */
import type { OperationName } from '#shared/operations.ts';
import type { LiveFacts } from '../workspace-view.ts';

export interface ReaderQuestion {
  readonly name: OperationName;
  /** Parsed already. */
  readonly input: unknown;
  readonly live: LiveFacts;
}

export type ReaderContract = {
  calls: {
    open: (folder: string) => void;
    ask: (question: ReaderQuestion) => unknown;
    close: () => void;
  };
  notices: Record<never, never>;
};
