/** Follows the deliveries in order and seals them, in short slices, many to one durable commit; acts take their place between them. */
import { AuditError } from './errors.ts';
import { createSealBatches, type SealBatchPorts } from './seal-batch.ts';
import { type Act, productName } from './store/evidence/ledger-entry.ts';
import type { LedgerWriter } from './store/evidence/ledger-writer.ts';

export interface SealedTo {
  /** Leaves in the ledger. */
  readonly size: number;
  /** Newest delivery that is sealed, or said to be missing. */
  readonly lastDelivery: number;
}

export interface SealerPorts extends Omit<SealBatchPorts, 'step'> {
  readonly ledger: Pick<LedgerWriter, 'size' | 'lastDelivery' | 'mismatch' | 'append'>;
  /** Lets messages in and answers out; called at least every slice. */
  readonly rest: () => Promise<void>;
  /** Resolves when a delivery arrives that the last call of `bodies.after` may not have seen, or after `timeoutMs`. */
  readonly arrival: (timeoutMs: number) => Promise<void>;
  readonly onSealed: (to: SealedTo) => void;
  /** Sealing can't go on for now; it is tried again: what a person asked for is refused, what the product notes of itself waits. */
  readonly onTrouble: (error: unknown) => void;
  /** It goes on again. */
  readonly onMended: () => void;
}

export interface Sealer {
  /** Until `stop`; what is waiting then is still sealed, as far as that goes, and quickly. */
  run(): Promise<void>;
  /** The sequence number, once durable. */
  act(act: Omit<Act, 'at'> & { readonly at?: string }): Promise<number>;
  /** Resolves when every delivery up to this one is sealed. */
  sealedTo(delivery: number): Promise<void>;
  /** `last`: an act that closes the log, made when all that can be sealed is. */
  stop(last?: () => Omit<Act, 'at'>): void;
}

interface WaitingAct {
  readonly act: Act;
  readonly done: (seq: number) => void;
  readonly failed: (error: unknown) => void;
}

const SLICE_MS = 4;
/** Two commits are at least so far apart, unless there is a full one: the disk also serves those who wait for an answer. */
const COMMIT_MS = 250;
const RETRY_MS = 1_000;
const IDLE_MS = 1_000;
/** What can't be sealed in this time before closing is sealed after the next start. */
const LAST_SEAL_MS = 2_000;

export function createSealer(ports: SealerPorts): Sealer {
  const { ledger } = ports;
  let waiting: WaitingAct[] = [];
  let watchers: { readonly delivery: number; readonly done: () => void }[] = [];
  let stopping = false;
  let inTrouble = false;
  let closing: (() => Omit<Act, 'at'>) | null = null;
  let sliceEnd = 0;
  let wake: () => void = () => {};

  async function step<T>(steps: Generator<void, T>): Promise<T> {
    for (;;) {
      const next = steps.next();
      if (next.done === true) return next.value;
      if (performance.now() < sliceEnd) continue;
      await ports.rest();
      sliceEnd = performance.now() + SLICE_MS;
    }
  }

  const derive = createSealBatches({ ...ports, step });

  /** One commit; says whether there is more to do at once, later, or nothing known. */
  async function seal(): Promise<'more' | 'some' | 'none'> {
    // Taken before the look at the deliveries: an act comes after all that was stored before it, but for a backlog.
    const acts = waiting;
    const { entries, full } = await derive(COMMIT_MS);
    if (entries.length === 0 && acts.length === 0) return 'none';
    const seqs = ledger.append([...entries, ...acts.map(({ act }) => act)]);
    waiting = waiting.slice(acts.length);
    for (const [i, { done }] of acts.entries()) done(seqs[i] ?? -1);
    ports.onSealed({ size: ledger.size, lastDelivery: ledger.lastDelivery });
    settleWatchers();
    return full ? 'more' : 'some';
  }

  function settleWatchers(): void {
    for (const { delivery, done } of watchers) if (delivery <= ledger.lastDelivery) done();
    watchers = watchers.filter(({ delivery }) => delivery > ledger.lastDelivery);
  }

  async function attempt(): Promise<void> {
    const began = performance.now();
    try {
      const found = await seal();
      if (inTrouble) ports.onMended();
      inTrouble = false;
      if (found === 'some') await pause(COMMIT_MS - (performance.now() - began), false);
      else if (found === 'none') await pause(IDLE_MS, true);
      else await ports.rest();
    } catch (error) {
      inTrouble = true;
      ports.onTrouble(error);
      const isFinal = error instanceof AuditError && error.code === 'ledger-mismatch';
      refuseActs(error, ({ act }) => isFinal || act.who !== productName);
      await pause(RETRY_MS, false);
    }
  }

  /** Ends early for an act, for `stop`, and, where asked, for a delivery. */
  async function pause(ms: number, forArrival: boolean): Promise<void> {
    if (ms <= 0 || stopping || waiting.length > 0) return ports.rest();
    const woken = new Promise<void>((resolve) => {
      wake = resolve;
    });
    const timer = setTimeout(wake, ms);
    await (forArrival ? Promise.race([woken, ports.arrival(ms)]) : woken);
    clearTimeout(timer);
  }

  function refuseActs(error: unknown, isRefused: (waiting: WaitingAct) => boolean): void {
    const refused = waiting.filter(isRefused);
    waiting = waiting.filter((act) => !refused.includes(act));
    for (const { failed } of refused) failed(error);
  }

  return {
    async run() {
      while (!stopping) await attempt();
      const deadline = performance.now() + LAST_SEAL_MS;
      try {
        while ((await seal()) === 'more' && performance.now() < deadline);
        if (closing !== null) ledger.append([{ at: ports.now(), ...closing() }]);
      } catch (error) {
        ports.onTrouble(error);
        refuseActs(error, () => true);
      }
    },
    act(act) {
      return new Promise((done, failed) => {
        waiting.push({ act: { at: ports.now(), ...act }, done, failed });
        wake();
      });
    },
    sealedTo(delivery) {
      return new Promise((done) => {
        watchers.push({ delivery, done });
        settleWatchers();
      });
    },
    stop(last) {
      closing = last ?? null;
      stopping = true;
      wake();
    },
  };
}
