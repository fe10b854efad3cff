/** Identity: whether a change is new, a delivery of a known one once more, or other content at a known place. */

import type { CanonicalChangeEvent } from '#shared/canonical-change-event.ts';
import type { Coordinates } from '../normalize/normalized-record.ts';
import type { FoundEvent } from '../store/insight/change-event-store.ts';
import type { SourceRecord } from '../store/insight/source-store.ts';
import type { TransactionRecord } from '../store/insight/transaction-store.ts';
import type { Reading } from './reading.ts';

export type Located =
  | { readonly is: 'new'; readonly tx: TransactionRecord | null; readonly order: number | null }
  | { readonly is: 'redelivered'; readonly of: FoundEvent; readonly tx: TransactionRecord | null }
  /** The history at this place is another one than that known. */
  | { readonly is: 'other'; readonly knownLeaf: number };

export interface LocateInput {
  readonly source: SourceRecord;
  readonly event: Pick<CanonicalChangeEvent, 'coordinate' | 'transactionId'>;
  readonly coordinates: Coordinates;
  readonly digest: number;
}

export function locate(reading: Reading, input: LocateInput): Located {
  const name = transactionName(input.event);
  const tx = name === null ? null : reading.insight.transactions.find(input.source.id, name);
  const order = input.event.coordinate.totalOrder ?? null;
  if (order === null || input.event.transactionId === null) return locateLoose(reading, input, tx);
  if (tx === null || order > tx.lastOrder)
    return tx?.lastOrder === 0 && tx.received > 0 ? locateLoose(reading, input, tx) : { is: 'new', tx, order };
  const found = reading.insight.events.at(tx.id, order);
  if (found === null) return { is: 'new', tx, order };
  if (found.digest === input.digest) return { is: 'redelivered', of: found, tx };
  // Before 3.6.1 the connector counts from 1 again after a restart inside a transaction: while that is open, content decides.
  if (tx.state !== 'open') return { is: 'other', knownLeaf: found.leaf };
  const like = reading.insight.events.like(tx.id, input.digest);
  return like === null ? { is: 'new', tx, order: tx.lastOrder + 1 } : { is: 'redelivered', of: like, tx };
}

/** How the source calls the transaction that a change belongs to; without a transaction block, its GTID or its place in the log. */
export function transactionName({
  coordinate,
  transactionId,
}: Pick<CanonicalChangeEvent, 'coordinate' | 'transactionId'>): string | null {
  if (transactionId !== null) return transactionId;
  if (coordinate.gtid !== undefined) return coordinate.gtid;
  return coordinate.file === undefined ? null : `${coordinate.file}:${coordinate.pos ?? ''}`;
}

function locateLoose(
  reading: Reading,
  { source, coordinates, digest }: LocateInput,
  tx: TransactionRecord | null,
): Located {
  const { coordinates: places, events } = reading.insight;
  let knownLeaf: number | null = null;
  for (const place of [coordinates.first, coordinates.second]) {
    if (place === null) continue;
    for (const leaf of places.find(source.id, place)) {
      const found = events.holding(leaf, digest);
      if (found !== null) return { is: 'redelivered', of: found, tx };
      knownLeaf ??= leaf;
    }
  }
  if (knownLeaf !== null) return { is: 'other', knownLeaf };
  // Sent with an order before, without one now: settings of the connector changed.
  const like = tx !== null && tx.lastOrder > 0 ? events.like(tx.id, digest) : null;
  return like === null ? { is: 'new', tx, order: null } : { is: 'redelivered', of: like, tx };
}
