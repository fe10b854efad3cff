/** How a change stands to what was known of its row, and what is known after it. */
import type { CanonicalChangeEvent, Row } from '#shared/canonical-change-event.ts';
import type { RowHistory } from '../coverage/observation.ts';
import { differingColumns } from '../coverage/row-continuity.ts';
import { sameValue } from '../normalize/same-value.ts';
import { imageDigest, type StoredKey, storedKey } from '../store/insight/row-history-store.ts';
import type { TableRecord } from '../store/insight/table-store.ts';
import type { Arrival, Reading } from './reading.ts';

/** The images as stored; null where there is none. */
export interface Images {
  readonly before: string | null;
  readonly after: string | null;
}

const first: RowHistory = { state: 'first' };

/** The key by which the row is followed; null for a table without one. */
export function followedKey(event: CanonicalChangeEvent, side: 'before' | 'after'): Row | null {
  if (event.keyOrigin === 'none' || event.keyOrigin === 'whole-row') return null;
  return side === 'before' ? (event.keyBefore ?? event.key) : event.key;
}

export function historyOf(
  reading: Reading,
  arrival: Arrival,
  event: CanonicalChangeEvent,
  table: TableRecord,
  images: Images,
): RowHistory {
  const key = followedKey(event, 'before');
  if (key === null) return keylessHistory(reading, event, table, images);
  const last = reading.insight.rows.last(table.id, storedKey(key));
  const known = last !== null && last.leaf > table.known.resetLeaf ? last : null;
  const xa = known === null ? null : (arrival.memory.xa.find(([leaf]) => leaf === known.leaf)?.[1] ?? null);
  if (event.operation === 'create') {
    if (known === null || known.digest === null) return first;
    return { state: 'revived', leaf: known.leaf, at: instantOf(reading, known.leaf), xa };
  }
  if (known === null || known.digest === null) {
    // After a prepared delete that was rolled back the row is still there.
    if (known !== null && xa !== null)
      return { state: 'broken', leaf: known.leaf, at: instantOf(reading, known.leaf), differing: [], xa };
    return known === null && (table.known.completeFrom === null || arrival.record.seq <= table.known.completeFrom)
      ? first
      : { state: 'unheard-of' };
  }
  if (images.before === null || known.digest === imageDigest(images.before))
    return { state: 'kept', leaf: known.leaf, xa };
  return compared(reading, event, table, { leaf: known.leaf, xa });
}

function compared(
  reading: Reading,
  event: CanonicalChangeEvent,
  table: TableRecord,
  { leaf, xa }: { leaf: number; xa: string | null },
): RowHistory {
  const known = reading.insight.events.read(leaf);
  if (known?.after == null || event.before === null) return { state: 'kept', leaf, xa };
  const differing = differingFrom(reading, known, event.before, event, table);
  if (differing.length === 0) return { state: 'kept', leaf, xa };
  return { state: 'broken', leaf, at: known.committedAt ?? known.ingestedAt, differing, xa };
}

/** Columns of `image` that are not as `known` left them. */
export function differingFrom(
  reading: Reading,
  known: CanonicalChangeEvent,
  image: Row,
  event: CanonicalChangeEvent,
  table: TableRecord,
): string[] {
  const schema = reading.catalog.find(event.source, event.database, event.schema ?? null, event.table);
  const types = new Map(schema?.columns.map(({ name, type }) => [name, type]));
  const incomparable = new Set(
    Object.entries(table.known.changedColumns).flatMap(([column, since]) => (since > known.leaf ? [column] : [])),
  );
  return differingColumns({
    known: known.after ?? {},
    knownMarks: known.marks,
    before: image,
    beforeMarks: event.marks,
    incomparable,
    same: (column, a, b) => sameValue(types.get(column) ?? null, a, b),
  });
}

/** Equal rows can't be told apart: they are counted. A row that goes without having been there came unseen. */
function keylessHistory(reading: Reading, event: CanonicalChangeEvent, table: TableRecord, images: Images): RowHistory {
  const { rows } = reading.insight;
  let history = first;
  if (images.before !== null && rows.keyless(table.id, imageDigest(images.before), -1) < 0) {
    rows.keyless(table.id, imageDigest(images.before), 1);
    if (table.known.completeFrom !== null && event.operation !== 'read') history = { state: 'unheard-of' };
  }
  if (images.after !== null) rows.keyless(table.id, imageDigest(images.after), 1);
  return history;
}

/** What is known of the row from now on. `leaf` is where the event is stored. */
export function keepHistory(
  reading: Reading,
  event: CanonicalChangeEvent,
  table: TableRecord,
  { leaf, images }: { leaf: number; images: Images },
): void {
  const after = followedKey(event, 'after');
  if (after === null) return;
  const { rows } = reading.insight;
  const key = storedKey(after);
  rows.add(table.id, key, leaf, images.after === null ? null : imageDigest(images.after));
  addParts(reading, after, key, leaf);
  if (event.keyBefore === undefined) return;
  const old = storedKey(event.keyBefore);
  if (old !== key) rows.add(table.id, old, leaf, null);
  addParts(reading, event.keyBefore, old, leaf);
}

function addParts(reading: Reading, key: Row, stored: StoredKey, leaf: number): void {
  if (Object.keys(key).length > 1 || (typeof stored === 'string' && stored.startsWith('sha256:')))
    reading.insight.rows.addParts(key, leaf);
}

function instantOf(reading: Reading, leaf: number): string {
  const event = reading.insight.events.read(leaf);
  return event?.committedAt ?? event?.ingestedAt ?? new Date(0).toISOString();
}
