/** Starts the thread that understands and keeps it; asks capture to write down each new reading. */
import { keepThread } from './kept-thread.ts';
import type { UnderstandContract, UnderstandOpening, UnderstandState, Understood } from './understand-contract.ts';

export interface UnderstandThread {
  state(): UnderstandState;
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
  readonly onTrouble: (what: string, error: unknown) => void;
}

/** Throws what opening the ledger and the insight files throws. */
export async function startUnderstandThread(
  opening: UnderstandOpening,
  events: UnderstandEvents,
): Promise<UnderstandThread> {
  let state: UnderstandState = { reading: 0, toLeaf: 0, behind: 0, rebuilding: false };
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
    },
    async open(call) {
      state = await call('open', opening);
    },
    onFault: (error) => events.onTrouble('understand thread', error),
  });
  return {
    state: () => state,
    sealed: () => void thread.call('sealed').catch((error: unknown) => events.onTrouble('understand', error)),
    async rebuild() {
      const answer = await thread.call('rebuild');
      state = { ...state, rebuilding: true };
      return answer;
    },
    async close() {
      await thread.call('close');
      await thread.end();
    },
  };
}
