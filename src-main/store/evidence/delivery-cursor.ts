/** Deliveries one after the other, as the ledger's extents name them; what is there and not named shows up on the way. */
import type { BodiesReader } from './bodies-reader.ts';
import type { Delivery } from './delivery.ts';

export interface Taken {
  /** Null where its bytes are not there. */
  readonly delivery: Delivery | null;
  /** Ids passed on the way, which no extent named. */
  readonly unnamed: readonly number[];
  /** The id is there more than once. */
  readonly twice: boolean;
}

export interface DeliveryCursor {
  /** Throws what reading throws: the bytes of this one are damaged. */
  take(id: number): Taken;
}

const pageDeliveries = 256;

export function createDeliveryCursor(bodies: Pick<BodiesReader, 'after' | 'get'>): DeliveryCursor {
  let page: Delivery[] = [];
  let position = Number.MIN_SAFE_INTEGER;

  function peek(): Delivery | undefined {
    if (page.length === 0) page = wholeGroups(bodies.after(position, pageDeliveries));
    return page[0];
  }

  function shift(): void {
    position = page.shift()?.id ?? position;
  }

  function takeNext(id: number): Taken {
    const unnamed: number[] = [];
    for (let next = peek(); next !== undefined && next.id < id; next = peek()) {
      unnamed.push(next.id);
      shift();
    }
    const delivery = peek();
    if (delivery?.id !== id) return { delivery: null, unnamed, twice: false };
    shift();
    const twice = page[0]?.id === id;
    while (page[0]?.id === id) shift();
    return { delivery, unnamed, twice };
  }

  return {
    take(id) {
      if (id <= position) return { delivery: bodies.get(id), unnamed: [], twice: false };
      try {
        return takeNext(id);
      } catch {
        // A page with one damaged delivery tells nothing of the others: ask for this one alone.
        page = [];
        position = id;
        return { delivery: bodies.get(id), unnamed: [], twice: false };
      }
    },
  };
}

/** A full page may end between two of one id: its last id waits for the next page. */
function wholeGroups(page: Delivery[]): Delivery[] {
  const last = page.at(-1)?.id;
  return page.length < pageDeliveries ? page : page.filter((delivery) => delivery.id !== last);
}
