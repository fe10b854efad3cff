/** A create that is the other half of the delete right before it: the stored delete becomes one update, whatever batches and deliveries lie between. */
import type { CanonicalChangeEvent } from '#shared/canonical-change-event.ts';
import type { NormalizedChange } from '../normalize/normalized-record.ts';
import { isKeyChangePair, pairKeyChange } from '../normalize/pair-key-change.ts';
import type { TransactionRecord } from '../store/insight/transaction-store.ts';
import type { Reading } from './reading.ts';
import { type Images, keepHistory } from './row-history.ts';
import type { Placed } from './take-change.ts';

export interface JoinInput {
  readonly tx: TransactionRecord | null;
  readonly event: CanonicalChangeEvent;
  readonly images: Images;
}

/** The leaf of the event that it completes, or null. */
export function joinKeyChange(
  reading: Reading,
  { arrival, change, table, digest }: Placed,
  { tx, event, images }: JoinInput,
): number | null {
  const last = arrival.memory.lastRow;
  if (
    event.operation !== 'create' ||
    last === null ||
    last.operation !== 'delete' ||
    last.table !== table.id ||
    last.tx !== (tx?.id ?? null)
  )
    return null;
  const stored = reading.insight.events.read(last.leaf);
  if (stored === null || stored.operation !== 'delete') return null;
  const create: NormalizedChange = { ...change, event };
  const half: NormalizedChange = { ...change, event: stored };
  if (!isKeyChangePair(half, create)) return null;
  const pair = pairKeyChange(half, create);
  reading.insight.events.pair(stored.leaf, { event: pair.event, after: images.after, secondDigest: digest });
  keepHistory(reading, pair.event, table, { leaf: stored.leaf, images });
  const atMs = reading.insight.events.atMs(stored.leaf);
  reading.insight.rollups.event(atMs, table.id, 'delete', stored.leaf, -1);
  reading.insight.rollups.event(atMs, table.id, 'update', stored.leaf, 1);
  return stored.leaf;
}
