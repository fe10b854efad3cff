/** Starts the thread that understands and keeps it; asks capture to write down each new reading. */
import type { NotStoring } from '#shared/not-storing.ts';
import { keepThread } from './kept-thread.ts';
import type { UnderstandContract, UnderstandOpening, UnderstandState, Understood } from './understand-contract.ts';

export interface UnderstandThread {
  state(): UnderstandState;
  /** Why the insight file can't be written; null while it can. */
  notStoring(): NotStoring | null;
  /** The ledger has grown. */
  sealed(): void;
  rebuild(): Promise<{ reading: number }>;
  close(): Promise<void>;
}

export interface UnderstandEvents {
  readonly understood: (understood: Understood) => void;
  /** Readers open the insight file anew. */
  readonly swapped: (reading: number) => void;
  /** Writes the act `reading`. */
  readonly appendReading: (act: { reading: number; toLeaf: number; normalizer: number }) => void;
  /** Writing has become impossible, or possible again. */
  readonly storing: () => void;
  readonly onTrouble: (what: string, error: unknown) => void;
}

/** Throws what opening the ledger and the insight files throws. */
export async function startUnderstandThread(
  opening: UnderstandOpening,
  events: UnderstandEvents,
): Promise<UnderstandThread> {
  let state: UnderstandState = { reading: 0, toLeaf: 0, behind: 0, rebuilding: false };
  let notStoring: NotStoring | null = null;
  const thread = await keepThread<UnderstandContract>({
    name: 'understand-worker',
    listeners: {
      understood(told) {
        state = told;
        events.understood(told);
      },
      swapped(act) {
        state = { ...state, reading: act.reading, rebuilding: false };
        events.swapped(act.reading);
        events.appendReading(act);
      },
      storing(cause) {
        if (cause !== null && notStoring !== null) return;
        notStoring = cause && { what: 'insight', cause, since: new Date().toISOString(), refused: 0 };
        events.storing();
      },
    },
    async open(call) {
      state = await call('open', opening);
    },
    close: (call) => call('close'),
    onFault: (error) => events.onTrouble('understand thread', error),
  });
  return {
    state: () => state,
    notStoring: () => notStoring,
    sealed: () => void thread.call('sealed').catch((error: unknown) => events.onTrouble('understand', error)),
    async rebuild() {
      const answer = await thread.call('rebuild');
      state = { ...state, rebuilding: true };
      return answer;
    },
    close: thread.close,
  };
}
