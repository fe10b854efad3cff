/** Rows of a snapshot: the state from which changes are read. Never activity; known by run, table and key, rows without key as a multiset. */
import type { NormalizedChange } from '../normalize/normalized-record.ts';
import { imageDigest, storedKey } from '../store/insight/row-history-store.ts';
import type { TableRecord } from '../store/insight/table-store.ts';
import { type Arrival, type Reading, tableOf, tell } from './reading.ts';
import { differingFrom, followedKey, type Images, keepHistory } from './row-history.ts';
import type { SnapshotRun } from './stream-memory.ts';
import { imagesOf, shortDigest } from './take-change.ts';

/** Rows asked for by a signal while the stream goes on: they say nothing about the stream. */
const incremental = 'incremental';

export function takeBaseline(reading: Reading, arrival: Arrival, change: NormalizedChange): void {
  const { event } = change;
  const { source } = arrival;
  const table = tableOf(reading, source, event);
  const images = imagesOf(event);
  const marker = event.metadata.snapshot ?? 'true';
  const run =
    marker === incremental
      ? null
      : snapshotRun(reading, arrival, { marker, table, at: event.capturedAt ?? event.ingestedAt });
  const key = followedKey(event, 'after');
  const last = key === null ? null : reading.insight.rows.last(table.id, storedKey(key));
  const digest = images.after === null ? null : imageDigest(images.after);
  if (run !== null && last !== null && last.leaf >= run.startLeaf && last.digest === digest) {
    reading.insight.coordinates.redelivered(arrival.record.seq, last.leaf);
    source.known.redelivered += 1;
  } else storeBaseline(reading, arrival, { change, table, images });
  if (run === null) return;
  run.rows += 1;
  if (last !== null && last.leaf < run.startLeaf && last.digest !== digest && isDifferent(reading, change, table, last))
    run.differing += 1;
  if (marker === 'last') endSnapshot(reading, arrival);
}

function isDifferent(
  reading: Reading,
  { event }: NormalizedChange,
  table: TableRecord,
  last: { leaf: number; digest: number | null },
): boolean {
  if (last.digest === null) return true;
  const known = reading.insight.events.read(last.leaf);
  return known !== null && event.after !== null && differingFrom(reading, known, event.after, event, table).length > 0;
}

function storeBaseline(
  reading: Reading,
  { source }: Arrival,
  { change, table, images }: { change: NormalizedChange; table: TableRecord; images: Images },
): void {
  const event = { ...change.event, epoch: source.epoch };
  const atMs = Date.parse(event.capturedAt ?? event.ingestedAt);
  reading.insight.events.insert({
    event,
    sourceId: source.id,
    tableId: table.id,
    atMs,
    tx: null,
    txOrder: null,
    digest: shortDigest(change.digest),
    statement: null,
    before: images.before,
    after: images.after,
  });
  reading.insight.rollups.event(atMs, table.id, event.operation, event.leaf);
  reading.inference.baseline(source, table, event);
  source.known.baseline += 1;
  keepHistory(reading, event, table, { leaf: event.leaf, images });
  if (followedKey(event, 'after') === null && images.after !== null)
    reading.insight.rows.keyless(table.id, imageDigest(images.after), 1);
}

function snapshotRun(
  reading: Reading,
  arrival: Arrival,
  { marker, table, at }: { marker: string; table: TableRecord; at: string },
): SnapshotRun {
  const { memory, source } = arrival;
  // A connector that died inside a snapshot begins it again; a streamed change since the last one makes it a new run anyway.
  if (memory.snapshot !== null && marker === 'first' && memory.snapshot.rows > 0) memory.snapshot = null;
  const run = memory.snapshot ?? startRun(reading, arrival, at);
  memory.snapshot = run;
  source.known.inSnapshot = true;
  run.lastAt = at;
  if (!run.tables.includes(table.id)) {
    run.tables.push(table.id);
    reading.insight.rows.forgetKeyless(table.id);
  }
  return run;
}

function startRun(reading: Reading, arrival: Arrival, at: string): SnapshotRun {
  const { memory, record } = arrival;
  const run = { startLeaf: record.seq, overStream: memory.streamed, rows: 0, differing: 0, tables: [], lastAt: at };
  tell(reading, arrival, {
    type: 'snapshot',
    phase: 'start',
    overStream: memory.streamed,
    lastStreamedAt: memory.lastAt,
    at,
    differing: 0,
    rows: 0,
  });
  return run;
}

/** With its last row, or with whatever comes after it: from here every row of its tables is known. */
export function endSnapshot(reading: Reading, arrival: Arrival): void {
  const { memory, source, record } = arrival;
  const run = memory.snapshot;
  if (run === null) return;
  memory.snapshot = null;
  source.known.inSnapshot = false;
  for (const id of new Set([...run.tables, ...memory.declared])) {
    const table = reading.insight.tables.byId(id);
    if (table === null) continue;
    table.known.completeFrom = record.seq;
    // Rows that it did not read again are no longer there.
    table.known.resetLeaf = Math.max(table.known.resetLeaf, run.startLeaf - 1);
    table.dirty = true;
  }
  memory.declared = [];
  tell(reading, arrival, {
    type: 'snapshot',
    phase: 'end',
    overStream: run.overStream,
    lastStreamedAt: memory.lastAt,
    at: run.lastAt,
    differing: run.differing,
    rows: run.rows,
  });
}
