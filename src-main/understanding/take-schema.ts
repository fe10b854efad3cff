/** A definition change: in force from the next record on, shown as an event, and the end of what can be compared across it. */
import type { CanonicalChangeEvent } from '#shared/canonical-change-event.ts';
import { believedInstant } from '../coverage/clock-forged.ts';
import type { NormalizedSchema } from '../normalize/normalized-record.ts';
import type { ColumnSchema, TableChange } from '../normalize/table-schema.ts';
import type { TableRecord } from '../store/insight/table-store.ts';
import { syntheticDdl } from '../store/insight/time-slots.ts';
import { learnCascades } from './cascades.ts';
import { locate, transactionName } from './locate.ts';
import { type Arrival, type Reading, tableOf, tell } from './reading.ts';
import { imagesOf, keepPlaces, shortDigest } from './take-change.ts';
import { takePlace } from './take-place.ts';
import { beginTransaction, countInTransaction, dateTransaction } from './transactions.ts';

export function takeSchema(reading: Reading, arrival: Arrival, schema: NormalizedSchema): void {
  const { source, memory } = arrival;
  const { event } = schema;
  if (event === null) {
    applyChanges(reading, arrival, schema.changes, false);
    return;
  }
  const table = tableOf(reading, source, event);
  if (learnCascades(memory, event, table.label)) source.dirty = true;
  if (event.flags.includes('synthetic-ddl')) takeSynthetic(reading, arrival, { schema, event, table });
  else takeStatement(reading, arrival, { schema, event, table });
}

interface Statement {
  readonly schema: NormalizedSchema;
  readonly event: CanonicalChangeEvent;
  readonly table: TableRecord;
}

function takeStatement(reading: Reading, arrival: Arrival, { schema, event, table }: Statement): void {
  const { source, memory, record } = arrival;
  const at = believedInstant(event, memory.lastAt);
  const digest = shortDigest(schema.digest);
  const located = locate(reading, { source, event, coordinates: schema.coordinates, digest });
  const seen = { type: 'schema' as const, event, table: table.label, at, synthetic: false };
  if (located.is === 'redelivered') {
    // Applied when it first came: the definitions in force may be newer by now.
    reading.insight.coordinates.redelivered(record.seq, located.of.leaf);
    source.known.redelivered += 1;
    tell(reading, arrival, { ...seen, redeliveryOf: located.of.leaf });
    return;
  }
  memory.begun = true;
  memory.streamed = true;
  const { newEpoch } = takePlace(reading, arrival, { event, at, located });
  applyChanges(reading, arrival, schema.changes, false);
  const known = newEpoch || located.is === 'other' ? null : located.tx;
  store(reading, arrival, { schema, event: { ...event, epoch: source.epoch }, table, at, digest, known });
  tell(reading, arrival, { ...seen, redeliveryOf: null });
  memory.lastAt = at;
  memory.lastRow = null;
}

interface StoreInput {
  readonly schema: NormalizedSchema;
  readonly event: CanonicalChangeEvent;
  readonly table: TableRecord;
  readonly at: string;
  readonly digest: number;
  readonly known: ReturnType<Reading['insight']['transactions']['find']>;
}

function store(reading: Reading, arrival: Arrival, { schema, event, table, at, digest, known }: StoreInput): void {
  const { source } = arrival;
  const name = transactionName(event);
  const tx =
    known ?? (name === null ? null : beginTransaction(reading, arrival, { name, at, committedAt: event.committedAt }));
  if (tx !== null) {
    if (known === null) tx.state = 'no-boundary';
    else if (known.received === 0) dateTransaction(known, at, event.committedAt);
    countInTransaction(tx, table.id, event.operation, 1);
  }
  const atMs = Date.parse(at);
  const { before, after } = imagesOf(event);
  reading.insight.events.insert({
    event,
    sourceId: source.id,
    tableId: table.id,
    atMs,
    tx: tx?.id ?? null,
    txOrder: null,
    digest,
    statement: null,
    before,
    after,
  });
  reading.insight.rollups.event(atMs, table.id, event.operation, event.leaf);
  keepPlaces(reading, source.id, schema.coordinates, event.leaf);
  reading.inference.row({ source, table, event, tx: null, atMs, joined: false });
  source.known.changeEvents += 1;
}

/** Made up by the connector's snapshot: it defines tables, and never happened. */
function takeSynthetic(
  reading: Reading,
  arrival: Arrival,
  { schema, event, table }: { schema: NormalizedSchema; event: CanonicalChangeEvent; table: TableRecord },
): void {
  const { source, memory, record } = arrival;
  applyChanges(reading, arrival, schema.changes, true);
  for (const change of schema.changes) {
    if (change.definition === null) continue;
    const declared = tableOf(reading, source, change);
    if (!memory.declared.includes(declared.id)) memory.declared = [...memory.declared, declared.id];
  }
  const at = event.capturedAt ?? record.receivedAt;
  const { before, after } = imagesOf(event);
  const atMs = Date.parse(at);
  reading.insight.events.insert({
    event: { ...event, epoch: source.epoch },
    sourceId: source.id,
    tableId: table.id,
    atMs,
    tx: null,
    txOrder: null,
    digest: shortDigest(schema.digest),
    statement: null,
    before,
    after,
  });
  reading.insight.rollups.event(atMs, table.id, syntheticDdl, event.leaf);
  tell(reading, arrival, { type: 'schema', event, table: table.label, at, redeliveryOf: null, synthetic: true });
}

function applyChanges(reading: Reading, arrival: Arrival, changes: readonly TableChange[], synthetic: boolean): void {
  for (const change of changes) {
    if (change.table !== '') noteChange(reading, arrival, change, synthetic);
    reading.catalog.apply(change);
  }
  if (changes.length > 0) reading.insight.catalog.keep(reading.catalog.all(), arrival.record.seq);
}

function noteChange(reading: Reading, { source, record }: Arrival, change: TableChange, synthetic: boolean): void {
  const table = tableOf(reading, source, change);
  const before = reading.catalog.find(change.source, change.database, change.schema, change.table);
  const changed = changedColumns(before?.columns ?? [], change.definition?.columns ?? []);
  for (const column of before === null || change.definition === null ? [] : changed)
    table.known.changedColumns[column] = record.seq;
  if (!synthetic && change.type !== 'ALTER' && change.type !== 'OBSERVED') {
    table.known.resetLeaf = record.seq;
    table.known.completeFrom = change.type === 'CREATE' ? record.seq : null;
    reading.insight.rows.forgetKeyless(table.id);
  }
  table.dirty = true;
}

function changedColumns(before: readonly ColumnSchema[], after: readonly ColumnSchema[]): string[] {
  const known = new Map(before.map((column) => [column.name, column]));
  return after
    .filter((column) => {
      const old = known.get(column.name);
      return (
        old === undefined ||
        old.type !== column.type ||
        old.length !== column.length ||
        old.scale !== column.scale ||
        old.generated !== column.generated
      );
    })
    .map(({ name }) => name);
}
