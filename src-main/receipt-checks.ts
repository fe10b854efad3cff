/** What can be checked of a delivery before it is sealed: that the listener took it, its time of receipt, its signature. What fails is sealed all the same, and said. */
import { isSignatureBroken } from './ingest/kept-signature.ts';
import { type ClockNow, createReceiptFloor, type TimeMark } from './ingest/receipt-floor.ts';
import type { Delivery } from './store/evidence/delivery.ts';

/** `unexpected`: no listener took it. `out-of-order`: it can't have been received then. `signature`: its bytes are not what was signed. */
export type DoubtKind = 'unexpected' | 'out-of-order' | 'signature';

export interface DeliveryDoubt {
  readonly what: DoubtKind;
  readonly source: string;
  readonly delivery: number;
  readonly receivedAt: string;
  /** Of `out-of-order`: what it can't be earlier, or later, than. */
  readonly bound: string | null;
}

export type Secrets = Readonly<Record<string, readonly string[]>>;

export interface ReceiptFacts {
  /** Newest delivery when the listener of this run began: what has a greater id was taken by it. */
  readonly before: number;
  /** Newest delivery at the last orderly stop; null after another end, when more may have come. */
  readonly stoppedAt: number | null;
  /** What the ledger says of time before, and the start of this run. */
  readonly marks: readonly TimeMark[];
  /** As this run began. */
  readonly secrets: Secrets;
}

export interface ReceiptChecks {
  /** In order of id, once each. */
  check(delivery: Delivery, clock: ClockNow): Generator<void, readonly DeliveryDoubt[]>;
  setSecrets(secrets: Secrets): void;
}

export function createReceiptChecks({ before, stoppedAt, marks, secrets }: ReceiptFacts): ReceiptChecks {
  const impossible = createReceiptFloor(marks);
  let current = secrets;
  return {
    *check(delivery, clock) {
      const { id, source, receivedAt } = delivery;
      const doubts: DeliveryDoubt[] = [];
      const doubt = (what: DoubtKind, bound: string | null = null) =>
        doubts.push({ what, source, delivery: id, receivedAt, bound });
      if (stoppedAt !== null && id > stoppedAt && id <= before) doubt('unexpected');
      const boundMs = impossible(delivery, clock);
      if (boundMs !== null) doubt('out-of-order', new Date(boundMs).toISOString());
      const always = id > before && (secrets[source] ?? []).length > 0;
      if (yield* isSignatureBroken(delivery, current[source] ?? [], always)) doubt('signature');
      return doubts;
    },
    setSecrets(next) {
      current = next;
    },
  };
}

/** What is said of several deliveries at once, as content of a leaf: one for each kind and source. */
export function joinDoubts(doubts: readonly DeliveryDoubt[]): { readonly [name: string]: string | number }[] {
  const groups = Object.groupBy(doubts, ({ what, source }) => `${what} ${source}`);
  return Object.values(groups).flatMap((group = []) => {
    const [first, last] = [group[0], group.at(-1)];
    if (first === undefined || last === undefined) return [];
    const { what, source, delivery, receivedAt, bound } = first;
    const span = { first: delivery, last: last.delivery, count: group.length, receivedAt };
    return [{ what, source, ...span, ...(bound === null ? {} : { bound }) }];
  });
}
