/** Deliveries for one commit of the ledger, in order, with their leaves; what is missing between them is said in leaves of its own. */
import type { MissingDeliveries } from './evidence/irregularity.ts';
import { createSchemaPrefixes } from './ingest/schema-prefix.ts';
import { type DeliveryDoubt, joinDoubts } from './receipt-checks.ts';
import { deriveSteps } from './seal.ts';
import type { BodiesReader } from './store/evidence/bodies-reader.ts';
import type { Delivery } from './store/evidence/delivery.ts';
import { type Act, type LedgerEntry, productName } from './store/evidence/ledger-entry.ts';
import type { LedgerWriter } from './store/evidence/ledger-writer.ts';

export interface SealBatchPorts {
  /** Only deliveries that the listener has given. */
  readonly bodies: Pick<BodiesReader, 'after'>;
  readonly ledger: Pick<LedgerWriter, 'size' | 'lastDelivery'>;
  readonly now: () => string;
  /** Runs steps to their end, letting others work in between. */
  readonly step: <T>(steps: Generator<void, T>) => Promise<T>;
  /** What is odd about a delivery, which is sealed all the same. */
  readonly check: (delivery: Delivery) => Generator<void, readonly DeliveryDoubt[]>;
  /** Whether a failure is of the storage: it passes when that is mended, and says nothing of the delivery. */
  readonly isOfStorage: (error: unknown) => boolean;
}

export interface SealBatch {
  readonly entries: readonly LedgerEntry[];
  /** There may be more of them at once. */
  readonly full: boolean;
}

const COMMIT_LEAVES = 2_000;
const READ_AHEAD = 64;
/** A delivery that can't be read so often in a row is said to be unreadable, and sealing goes on behind it. */
const TRIES = 3;

/** Takes at most about `timeMs` for one batch. Throws what reading throws, to be tried again. */
export function createSealBatches(ports: SealBatchPorts): (timeMs: number) => Promise<SealBatch> {
  const { bodies, ledger, step } = ports;
  const prefixes = createSchemaPrefixes();
  const failures = new Map<number, number>();

  async function seal(batch: Batch, delivery: Delivery): Promise<void> {
    if (delivery.erased) return batch.miss('erased', delivery.id, delivery.id);
    // The listener stores a delivery and the seed of its nonce in one commit: this row is not of it.
    if (delivery.nonce.length === 0) return batch.miss('no-seed', delivery.id, delivery.id);
    try {
      const { hashes } = await step(deriveSteps(delivery, batch.seq(), prefixes));
      const doubts = await step(ports.check(delivery));
      failures.delete(delivery.id);
      batch.add(delivery.id, hashes, doubts);
    } catch (error) {
      const tries = (failures.get(delivery.id) ?? 0) + 1;
      if (ports.isOfStorage(error)) throw error;
      failures.set(delivery.id, tries);
      if (tries < TRIES) throw error;
      batch.miss('unreadable', delivery.id, delivery.id);
    }
  }

  return async (timeMs) => {
    const batch = startBatch(ledger, ports.now);
    const deadline = performance.now() + timeMs;
    for (;;) {
      const list = bodies.after(batch.last(), READ_AHEAD);
      for (const delivery of list) {
        // An id that is there twice: the first is sealed, verification tells of the other.
        if (delivery.id <= batch.last()) continue;
        if (delivery.id > batch.last() + 1) {
          // Two files are read one after the other: what came in between shows when looked at again.
          const first = bodies.after(batch.last(), 1)[0]?.id ?? delivery.id;
          if (first < delivery.id) return batch.done(true);
          batch.miss('absent', batch.last() + 1, delivery.id - 1);
        }
        await seal(batch, delivery);
        if (batch.leaves() >= COMMIT_LEAVES || performance.now() > deadline) return batch.done(true);
      }
      if (list.length < READ_AHEAD) return batch.done(false);
    }
  };
}

type Batch = ReturnType<typeof startBatch>;

function startBatch({ size, lastDelivery }: SealBatchPorts['ledger'], now: () => string) {
  const entries: LedgerEntry[] = [];
  let last = lastDelivery;
  let leaves = 0;
  let missing: MissingDeliveries | null = null;
  let doubts: readonly DeliveryDoubt[] = [];
  const act = (content: Act['act']): Act => ({ kind: 'irregularity', at: now(), who: productName, act: content });
  return {
    last: () => last,
    leaves: () => leaves,
    seq: () => size + leaves,
    add(delivery: number, leafHashes: readonly Buffer[], found: readonly DeliveryDoubt[]): void {
      entries.push({ delivery, firstSeq: size + leaves, leafHashes });
      leaves += leafHashes.length;
      last = delivery;
      missing = null;
      doubts = [...doubts, ...found];
    },
    /** One leaf for ids that follow each other. */
    miss(why: MissingDeliveries['why'], first: number, to: number): void {
      const goesOn = missing?.why === why;
      missing = { what: 'missing', why, first: goesOn ? (missing?.first ?? first) : first, last: to };
      if (goesOn) entries.pop();
      else leaves++;
      entries.push(act({ ...missing }));
      last = to;
    },
    /** Doubts come behind the deliveries that they name. */
    done: (full: boolean): SealBatch => ({ entries: [...entries, ...joinDoubts(doubts).map(act)], full }),
  };
}
