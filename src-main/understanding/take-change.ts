/** One streamed change: recognised or new, placed in its transaction, joined to the delete that it completes, stored, told to coverage. */
import type { CanonicalChangeEvent } from '#shared/canonical-change-event.ts';
import { believedInstant } from '../coverage/clock-forged.ts';
import type { ChangeSeen, RowHistory } from '../coverage/observation.ts';
import { laterOf } from '../coverage/span.ts';
import { isStaleQuery } from '../coverage/stale-query.ts';
import type { Coordinates, NormalizedChange } from '../normalize/normalized-record.ts';
import type { TableRecord } from '../store/insight/table-store.ts';
import type { TransactionRecord } from '../store/insight/transaction-store.ts';
import { isCascadeChild, unloggedChildren } from './cascades.ts';
import { joinKeyChange } from './join-key-change.ts';
import { type Located, locate, transactionName } from './locate.ts';
import { type Arrival, type Reading, tableOf, tell } from './reading.ts';
import { historyOf, type Images, keepHistory } from './row-history.ts';
import { statementNumber } from './statements.ts';
import { takePlace } from './take-place.ts';
import {
  beginTransaction,
  countInTransaction,
  dateTransaction,
  rememberXa,
  seenOf,
  supersede,
} from './transactions.ts';

/** The first 52 bits of a hex digest: exact as a number. */
export function shortDigest(hex: string): number {
  return Number.parseInt(hex.slice(0, 13), 16);
}

export interface Placed {
  readonly arrival: Arrival;
  readonly change: NormalizedChange;
  readonly event: CanonicalChangeEvent;
  readonly table: TableRecord;
  readonly digest: number;
  readonly at: string;
}

export function takeChange(reading: Reading, arrival: Arrival, change: NormalizedChange): void {
  const { source, memory } = arrival;
  const { event } = change;
  const table = tableOf(reading, source, event);
  learnKey(table, event);
  const placed: Placed = {
    arrival,
    change,
    event,
    table,
    digest: shortDigest(change.digest),
    at: believedInstant(event, memory.lastAt),
  };
  memory.begun = true;
  memory.streamed = true;
  const located = locate(reading, { source, event, coordinates: change.coordinates, digest: placed.digest });
  if (located.is === 'redelivered') takeRedelivery(reading, placed, located);
  else takeNew(reading, placed, located);
}

function takeRedelivery(reading: Reading, placed: Placed, { of, tx }: Extract<Located, { is: 'redelivered' }>): void {
  const { arrival, event, table, at, change } = placed;
  const { record, source, memory } = arrival;
  reading.insight.coordinates.redelivered(record.seq, of.leaf);
  source.known.redelivered += 1;
  tell(reading, arrival, {
    ...plainSeen(change, at, table),
    redeliveryOf: of.leaf,
    transaction: tx === null ? null : seenOf(tx),
    previousRow: null,
    completes: null,
  });
  // A delete whose other half is still missing can be completed by the row that follows its redelivery.
  const { coordinate } = event;
  memory.lastRow = {
    leaf: of.leaf,
    tx: tx?.id ?? null,
    order: coordinate.totalOrder ?? null,
    table: table.id,
    operation: of.half === 'whole' ? event.operation : 'update',
    file: coordinate.file ?? null,
    pos: coordinate.pos === undefined ? null : Number(coordinate.pos),
    row: coordinate.row ?? null,
    statement: null,
  };
}

function takeNew(reading: Reading, placed: Placed, located: Exclude<Located, { is: 'redelivered' }>): void {
  const { arrival, event, at } = placed;
  const { source, memory } = arrival;
  const place = takePlace(reading, arrival, { event, at, located });
  const known = place.newEpoch || located.is === 'other' ? null : located.tx;
  const order = located.is === 'new' ? located.order : (event.coordinate.totalOrder ?? null);
  const tx = transactionFor(reading, placed, known);
  const skipped = tx !== null && order !== null && order > tx.lastOrder + 1;
  const statement = statementNumber(reading, source, memory, event.statement);
  const previousRow = previousRowOf(placed, tx, statement);
  const stale = isStaleQuery(previousRow) && (source.connector === 'mysql' || source.connector === 'mariadb');
  const stored: CanonicalChangeEvent = {
    ...event,
    epoch: source.epoch,
    flags: stale ? [...event.flags, 'stale-query'] : event.flags,
  };
  const images = imagesOf(event);
  const history = historyOf(reading, arrival, event, placed.table, images);
  const joined = joinKeyChange(reading, placed, { tx, event: stored, images });
  const leaf = joined ?? store(reading, placed, { event: stored, tx, order, statement, images });
  if (joined === null) keepHistory(reading, stored, placed.table, { leaf, images });
  else if (order === null) keepPlaces(reading, source.id, placed.change.coordinates, joined);
  if (event.operation === 'truncate') emptied(reading, placed.table, arrival.record.seq);
  fill(reading, placed, { tx, order, joined, flags: stored.flags });
  infer(reading, placed, { event: stored, leaf, tx, joined: joined !== null });
  settleXa(arrival, history);
  remember(placed, { tx, order, statement, leaf, joined: joined !== null });
  tell(reading, arrival, {
    ...plainSeen(placed.change, at, placed.table),
    event: stored,
    history,
    transaction: tx === null ? null : seenOf(tx),
    orderSkipped: skipped,
    previousRow,
    completes: joined,
    cascadeChild: isCascadeChild(source, memory, placed.table.label),
    unloggedChildren: unloggedChildren(source, memory, event, placed.table.label),
  });
  memory.lastAt = at;
  source.known.lagMs = Math.max(0, Date.parse(arrival.record.receivedAt) - Date.parse(at));
  // A clock that is not believed tells neither since when there is anything nor up to when.
  const believed = event.committedAt === at ? at : null;
  source.known.firstCommittedAt ??= believed;
  source.known.lastCommittedAt = laterOf(source.known.lastCommittedAt, believed);
}

/** A key change is whole only where it is stored. */
function infer(
  { inference, insight }: Reading,
  { arrival, table, at }: Placed,
  {
    event,
    leaf,
    tx,
    joined,
  }: { event: CanonicalChangeEvent; leaf: number; tx: TransactionRecord | null; joined: boolean },
): void {
  const whole = joined ? (insight.events.read(leaf) ?? event) : event;
  inference.row({ source: arrival.source, table, event: whole, tx: tx?.id ?? null, atMs: Date.parse(at), joined });
}

function learnKey(table: TableRecord, { key, keyOrigin }: CanonicalChangeEvent): void {
  if (key === null || keyOrigin === 'whole-row' || keyOrigin === 'none') {
    if (table.keyOrigin === keyOrigin) return;
    table.keyColumns = [];
  } else {
    const columns = Object.keys(key);
    if (
      table.keyOrigin === keyOrigin &&
      columns.length === table.keyColumns.length &&
      columns.every((column, i) => column === table.keyColumns[i])
    )
      return;
    table.keyColumns = columns;
  }
  table.keyOrigin = keyOrigin;
  table.dirty = true;
}

export function imagesOf({ before, after }: CanonicalChangeEvent): Images {
  return {
    before: before === null ? null : JSON.stringify(before),
    after: after === null ? null : JSON.stringify(after),
  };
}

function transactionFor(
  reading: Reading,
  { arrival, event, at }: Placed,
  known: TransactionRecord | null,
): TransactionRecord | null {
  const name = transactionName(event);
  if (name === null) return null;
  const hasBoundary = event.transactionId !== null && event.connector !== 'maxwell';
  if (known === null && hasBoundary) supersede(reading, arrival, name);
  const tx = known ?? beginTransaction(reading, arrival, { name, at, committedAt: event.committedAt });
  if (known !== null && known.received === 0) dateTransaction(known, at, event.committedAt);
  if (known === null && !hasBoundary) tx.state = 'no-boundary';
  if (tx.state === 'open' && hasBoundary) arrival.memory.openTransaction = name;
  return tx;
}

interface StoreInput {
  readonly event: CanonicalChangeEvent;
  readonly tx: TransactionRecord | null;
  readonly order: number | null;
  readonly statement: number | null;
  readonly images: Images;
}

function store(
  reading: Reading,
  { arrival, change, table, digest, at }: Placed,
  { event, tx, order, statement, images }: StoreInput,
): number {
  const { source } = arrival;
  const atMs = Date.parse(at);
  const { events, rollups } = reading.insight;
  events.insert({
    event,
    sourceId: source.id,
    tableId: table.id,
    atMs,
    tx: tx?.id ?? null,
    txOrder: order,
    digest,
    statement,
    before: images.before,
    after: images.after,
  });
  rollups.event(atMs, table.id, event.operation, event.leaf);
  if (order === null) keepPlaces(reading, source.id, change.coordinates, event.leaf);
  source.known.changeEvents += 1;
  return event.leaf;
}

/** Only what has no order in a transaction is found again by its place. */
export function keepPlaces(reading: Reading, source: number, { first, second }: Coordinates, leaf: number): void {
  if (first !== null) reading.insight.coordinates.add(source, first, leaf);
  if (second !== null) reading.insight.coordinates.add(source, second, leaf);
}

interface FillInput {
  readonly tx: TransactionRecord | null;
  readonly order: number | null;
  readonly joined: number | null;
  readonly flags: readonly string[];
}

function fill(reading: Reading, { arrival, event, table }: Placed, { tx, order, joined, flags }: FillInput): void {
  if (tx === null) return;
  tx.received += 1;
  tx.dirty = true;
  if (order !== null && order > tx.lastOrder) tx.lastOrder = order;
  if (joined !== null) {
    countInTransaction(tx, table.id, 'delete', -1);
    countInTransaction(tx, table.id, 'key-change', 1);
  } else countInTransaction(tx, table.id, event.operation, 1);
  if (tx.expected !== null) tx.state = tx.received === tx.expected ? 'complete' : 'incomplete';
  tx.statement ??= reading.statements.get(arrival.source.id)?.id ?? null;
  if (!flags.includes('xa-outcome-unknown')) return;
  tx.flags.add('xa-outcome-unknown');
  rememberXa(arrival.memory, event.leaf, tx.name);
}

function emptied(reading: Reading, table: TableRecord, leaf: number): void {
  table.known.resetLeaf = leaf;
  table.known.completeFrom = leaf;
  table.dirty = true;
  reading.insight.rows.forgetKeyless(table.id);
}

/** Once the outcome of a prepared transaction shows in one of its rows, all its rows are settled. */
function settleXa({ memory }: Arrival, history: RowHistory): void {
  const xa = 'xa' in history ? history.xa : null;
  if (xa !== null) memory.xa = memory.xa.filter(([, name]) => name !== xa);
}

interface RememberInput {
  readonly tx: TransactionRecord | null;
  readonly order: number | null;
  readonly statement: number | null;
  readonly leaf: number;
  readonly joined: boolean;
}

function remember({ arrival, event, table }: Placed, { tx, order, statement, leaf, joined }: RememberInput): void {
  const { coordinate } = event;
  arrival.memory.lastRow = {
    leaf,
    tx: tx?.id ?? null,
    order,
    table: table.id,
    operation: joined ? 'update' : event.operation,
    file: coordinate.file ?? null,
    pos: coordinate.pos === undefined ? null : Number(coordinate.pos),
    row: coordinate.row ?? null,
    statement,
  };
}

function previousRowOf(
  { arrival, event, table }: Placed,
  tx: TransactionRecord | null,
  statement: number | null,
): ChangeSeen['previousRow'] {
  const last = arrival.memory.lastRow;
  if (last === null || tx === null || last.tx !== tx.id) return null;
  return {
    leaf: last.leaf,
    sameTableAndOperation: last.table === table.id && last.operation === event.operation,
    sameStatement: statement !== null && last.statement === statement,
    distance:
      last.pos === null || last.file !== event.coordinate.file
        ? Number.MAX_SAFE_INTEGER
        : Number(event.coordinate.pos ?? 0) - last.pos,
    lone: last.operation === 'delete' ? 'delete' : null,
  };
}

function plainSeen(change: NormalizedChange, at: string, table: TableRecord) {
  return {
    type: 'change' as const,
    event: change.event,
    table: table.label,
    at,
    redeliveryOf: null,
    history: { state: 'first' } as const,
    orderSkipped: false,
    keyChangeHalf: change.keyChangeHalf ?? null,
    cascadeChild: false,
    unloggedChildren: [] as readonly string[],
  };
}
