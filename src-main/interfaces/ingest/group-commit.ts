/** Bodies that wait together share one durable commit. */
import type { IngestStore, ReceivedDelivery } from './ingest-store.ts';

export interface GroupCommit {
  /** The delivery's id, once it is durable. */
  store(delivery: ReceivedDelivery & { readonly bytes: Buffer }): Promise<number>;
}

interface Waiting {
  readonly delivery: ReceivedDelivery & { readonly bytes: Buffer };
  readonly done: (id: number) => void;
  readonly failed: (error: unknown) => void;
}

/** `isAlone`: there is one sender; it has nobody to share with and waits for no other turn. */
export function createGroupCommit(store: Pick<IngestStore, 'append'>, isAlone: () => boolean): GroupCommit {
  let waiting: Waiting[] = [];

  function commit(): void {
    const group = waiting;
    waiting = [];
    try {
      const ids = store.append(group.map(({ delivery }) => delivery));
      for (const [i, { done }] of group.entries()) done(ids[i] ?? 0);
    } catch (error) {
      for (const { failed } of group) failed(error);
    }
  }

  return {
    store(delivery) {
      return new Promise((done, failed) => {
        // After all that the loop has read in this turn: whatever else is complete by then comes along.
        const first = waiting.length === 0;
        waiting.push({ delivery, done, failed });
        if (first && isAlone()) commit();
        else if (first) setImmediate(commit);
      });
    },
  };
}
