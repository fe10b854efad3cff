/** Assembles transactions: what begins them, what they hold, what ends them, and what takes their place when nothing does. */

import type { TransactionSeen } from '../coverage/observation.ts';
import { laterOf } from '../coverage/span.ts';
import type { NormalizedBoundary } from '../normalize/normalized-record.ts';
import type { TransactionRecord } from '../store/insight/transaction-store.ts';
import { type Arrival, type Reading, tell } from './reading.ts';

/** Leaves of one prepared transaction that are remembered until its outcome shows. */
const xaKept = 200;

export function seenOf(tx: TransactionRecord): TransactionSeen {
  const { committedAt } = tx;
  const isBelieved = committedAt !== null && Date.parse(committedAt) === tx.atMs;
  return {
    id: tx.id,
    name: tx.name,
    at: isBelieved ? committedAt : new Date(tx.atMs).toISOString(),
    received: tx.received,
    expected: tx.expected,
  };
}

export function takeBegin(reading: Reading, arrival: Arrival, { transactionId, at }: NormalizedBoundary): void {
  const { source, memory } = arrival;
  const known = reading.insight.transactions.find(source.id, transactionId);
  memory.begun = true;
  // Nothing else has told yet who sends: only MariaDB's transactions are called `domain-server-number`.
  if (source.connector === 'unknown' && /^\d+-\d+-\d+$/.test(transactionId)) source.connector = 'mariadb';
  if (known === null) {
    supersede(reading, arrival, transactionId);
    beginTransaction(reading, arrival, { name: transactionId, at: null, committedAt: null });
    memory.openTransaction = transactionId;
  } else if (known.state === 'open') memory.openTransaction = transactionId;
  tell(reading, arrival, { type: 'begin', name: transactionId, at, repeated: known !== null });
}

export function takeEnd(reading: Reading, arrival: Arrival, boundary: NormalizedBoundary): void {
  const { source, memory, record } = arrival;
  const known = reading.insight.transactions.find(source.id, boundary.transactionId);
  if (known === null && (!memory.begun || memory.endedBefore.includes(boundary.transactionId))) {
    // A connector that was running before us repeats it at each of its starts, until another one has ended.
    if (!memory.endedBefore.includes(boundary.transactionId))
      memory.endedBefore = [...memory.endedBefore, boundary.transactionId].slice(-10);
    return;
  }
  memory.begun = true;
  const at = boundary.at ?? record.receivedAt;
  const tx =
    known ?? beginTransaction(reading, arrival, { name: boundary.transactionId, at, committedAt: boundary.at });
  const repeated = tx.expected !== null;
  const expected = boundary.eventCount ?? tx.received;
  tx.expected = expected;
  tx.state = tx.received === expected ? 'complete' : 'incomplete';
  if (tx.committedAt === null) dateTransaction(tx, at, boundary.at);
  tx.dirty = true;
  if (memory.openTransaction === boundary.transactionId) memory.openTransaction = null;
  reading.inference.end(source, tx.id);
  const settledAt = seenOf(tx).at;
  if (tx.state === 'complete' && !repeated) source.known.reconciledTo = laterOf(source.known.reconciledTo, settledAt);
  tell(reading, arrival, {
    type: 'end',
    transaction: seenOf(tx),
    repeated,
    at: settledAt,
    expected,
    tables: comparedTables(reading, tx, boundary),
  });
}

export interface NewTransactionInput {
  readonly name: string;
  /** Believed instant; null where nothing is believed yet. */
  readonly at: string | null;
  readonly committedAt: string | null;
}

export function beginTransaction(
  reading: Reading,
  { record, source }: Arrival,
  { name, at, committedAt }: NewTransactionInput,
): TransactionRecord {
  return reading.insight.transactions.add({
    id: record.seq,
    source: source.id,
    epoch: source.epoch,
    name,
    atMs: Date.parse(at ?? record.receivedAt),
    committedAt,
    ingestedAt: record.receivedAt,
  });
}

export function dateTransaction(tx: TransactionRecord, at: string, committedAt: string | null): void {
  tx.atMs = Date.parse(at);
  tx.committedAt = committedAt;
  tx.dirty = true;
}

/** Another transaction begins: one that is still open has not ended, and on MariaDB never will (XA, definition changes, TRUNCATE). */
export function supersede(reading: Reading, arrival: Arrival, by: string): void {
  const { source, memory } = arrival;
  if (memory.openTransaction === null || memory.openTransaction === by) return;
  const tx = reading.insight.transactions.find(source.id, memory.openTransaction);
  memory.openTransaction = null;
  if (tx === null || tx.state !== 'open') return;
  const { rows, statements } = contentsOf(tx);
  const isXa = rows > 0 && source.connector === 'mariadb';
  if (isXa) flagPrepared(reading, arrival, tx);
  reading.inference.end(source, tx.id);
  tx.state = rows > 0 && !isXa ? 'incomplete' : 'no-boundary';
  tx.dirty = true;
  tell(reading, arrival, {
    type: 'superseded',
    transaction: seenOf(tx),
    at: memory.lastAt ?? arrival.record.receivedAt,
    rows,
    statements,
  });
}

function flagPrepared(reading: Reading, { memory }: Arrival, tx: TransactionRecord): void {
  tx.flags.add('xa-outcome-unknown');
  reading.insight.events.flagTransaction(tx.id, 'xa-outcome-unknown');
  for (const leaf of reading.insight.events.leavesOf(tx.id, xaKept)) rememberXa(memory, leaf, tx.name);
}

export function rememberXa(memory: Arrival['memory'], leaf: number, name: string): void {
  memory.xa = [...memory.xa, [leaf, name] as const].slice(-2 * xaKept);
}

export function countInTransaction(tx: TransactionRecord, table: number, operation: string, rows: number): void {
  const key = `${table}|${operation}`;
  const count = (tx.tables.get(key) ?? 0) + rows;
  if (count === 0) tx.tables.delete(key);
  else tx.tables.set(key, count);
  tx.dirty = true;
}

function contentsOf(tx: TransactionRecord): { rows: number; statements: number } {
  let rows = 0;
  let statements = 0;
  for (const [key, count] of tx.tables) {
    if (key.endsWith('|truncate') || key.endsWith('|schema-change')) statements += count;
    else rows += count;
  }
  return { rows, statements };
}

/** END names tables as the connector does; a name that is none of ours (logical messages) says nothing. */
function comparedTables(reading: Reading, tx: TransactionRecord, { tables }: NormalizedBoundary) {
  const received = new Map<string, number>();
  for (const [key, count] of tx.tables) {
    const [id, operation] = key.split('|');
    const table = reading.insight.tables.byId(Number(id));
    if (table === null || operation === 'schema-change') continue;
    // A key change is one event here and two there.
    const rows = operation === 'key-change' ? 2 * count : count;
    for (const name of new Set([table.label, `${table.database}.${table.name}`, `${table.schema ?? ''}.${table.name}`]))
      received.set(name, (received.get(name) ?? 0) + rows);
  }
  return tables
    .filter(({ table }) => !table.includes('@'))
    .map(({ table, count }) => ({ table, expected: count, received: received.get(table) ?? 0 }));
}
