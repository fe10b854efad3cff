/** Transactions in the order in which they were first heard of, and one of them with its row changes in the order of the source's log. */
import type { Operation } from '#shared/canonical-change-event.ts';
import type { OperationInput, OperationOutput, Transaction } from '#shared/operations.ts';
import { AuditError } from '../../errors.ts';
import { filedAt } from '../insight/event-row.ts';
import type { TransactionRow } from '../insight/transaction-store.ts';
import type { Sqlite } from '../sqlite.ts';
import { coverageVerdict } from './coverage-verdict.ts';
import { type EventFilter, eventConditions, resolveFilter, transactionIds } from './event-filter.ts';
import { readEvents } from './list-change-events.ts';
import { decodeCursor, encodeCursor, type Place, pageScope } from './page-cursor.ts';
import { chosenSources } from './source-choice.ts';

/** Counted one by one up to here; beyond, the total is that without table, operation and key. */
const countedExactly = 300_000;

export function listTransactions(
  db: Sqlite,
  input: OperationInput<'listTransactions'>,
): OperationOutput<'listTransactions'> {
  const { limit, order, cursor } = input;
  const scope = pageScope('listTransactions', input);
  const filter = resolveFilter(db, input);
  const { sql, parameters } = conditions(filter, {
    sources: chosenSources(db, input),
    emptied: emptiedTransactions(db, filter),
  });
  const [after = null] = decodeCursor(scope, cursor) ?? [];
  const beyond = after === null ? '1' : order === 'oldest' ? `tx.id > ${after}` : `tx.id < ${after}`;
  const rows = db
    .prepare<(string | number)[], NamedRow>(
      `SELECT ${txColumns} FROM ${txTables} WHERE ${sql} AND ${beyond} ORDER BY tx.id ${order === 'oldest' ? 'ASC' : 'DESC'} LIMIT ?`,
    )
    .all(...parameters, limit + 1);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const truncated = rows.length > limit;
  return {
    items: shown.map((row) => toTransaction(db, row)),
    ...totalOf(db, sql, parameters),
    returned: shown.length,
    truncated,
    next: truncated && last !== undefined ? encodeCursor(scope, [last.id]) : null,
    unknownTables: filter.unknownTables,
    coverage: coverageVerdict(db, input),
  };
}

/** Throws `not-found`. `id`: `TX-12`, or the source's own name of it. */
export function getTransaction(db: Sqlite, input: OperationInput<'getTransaction'>): OperationOutput<'getTransaction'> {
  const [id] = transactionIds(db, input.id);
  const row =
    id === undefined
      ? undefined
      : db.prepare<[number], NamedRow>(`SELECT ${txColumns} FROM ${txTables} WHERE tx.id = ?`).get(id);
  if (row === undefined) throw new AuditError('not-found', input.id);
  const { limit, order, cursor } = input;
  const scope = pageScope('getTransaction', { id: row.id, order });
  const placed = eventsAfter(db, row.id, order, decodeCursor(scope, cursor), limit + 1);
  const shown = placed.slice(0, limit);
  const last = shown.at(-1);
  const truncated = placed.length > limit;
  const transaction = toTransaction(db, row);
  const events = {
    items: readEvents(
      db,
      shown.map(({ leaf }) => leaf),
    ),
    total: db.prepare<[number], number>('SELECT count(*) FROM change_event WHERE tx = ?').pluck().get(row.id) ?? 0,
    totalIsExact: true,
    returned: shown.length,
    truncated,
    next: truncated && last !== undefined ? encodeCursor(scope, [last.order, last.leaf]) : null,
    coverage: coverageVerdict(db, { source: [row.source_name], ...instantSpan(row.at_ms) }),
  };
  return { transaction, events };
}

interface NamedRow extends TransactionRow {
  source_name: string;
  statement_text: string | null;
}

const txColumns = 'tx.*, source.name AS source_name, statement.text AS statement_text';
const txTables = 'tx JOIN source ON source.id = tx.source LEFT JOIN statement ON statement.id = tx.statement';

/** Without rows it is none of the list's business: those only say that uncaptured tables were touched. */
function conditions(
  filter: EventFilter,
  { sources, emptied }: { sources: readonly number[] | null; emptied: readonly number[] },
): { sql: string; parameters: (string | number)[] } {
  const list: string[] = ["tx.tables <> '[]'"];
  const parameters: (string | number)[] = [];
  // The unary plus keeps SQLite from reading by source and sorting, where the order of ids is meant.
  if (sources !== null)
    list.push('+tx.source IN (SELECT value FROM json_each(?))') && parameters.push(JSON.stringify(sources));
  if (emptied.length > 0)
    list.push('tx.id NOT IN (SELECT value FROM json_each(?))') && parameters.push(JSON.stringify(emptied));
  if (filter.fromMs !== null) list.push('tx.at_ms >= ?') && parameters.push(filter.fromMs);
  if (filter.toMs !== null) list.push('tx.at_ms < ?') && parameters.push(filter.toMs);
  if (filter.leaves !== null) {
    list.push(`tx.id IN (SELECT tx FROM change_event WHERE ${rowCondition(filter, parameters)})`);
  } else if (filter.tables !== null || filter.operations !== null) {
    list.push(`EXISTS (SELECT 1 FROM json_each(tx.tables) AS held WHERE ${heldCondition(filter, parameters)})`);
  }
  return { sql: list.join(' AND '), parameters };
}

/** Narrowed to few rows, the transactions are those of the rows that pass. */
function rowCondition(filter: EventFilter, parameters: (string | number)[]): string {
  const { sql, parameters: ofEvents } = eventConditions({ ...filter, fromMs: null, toMs: null });
  parameters.push(JSON.stringify(filter.leaves), ...ofEvents);
  if (filter.tables === null) return `leaf IN (SELECT value FROM json_each(?)) AND ${sql}`;
  parameters.push(JSON.stringify([...filter.tables]));
  return `leaf IN (SELECT value FROM json_each(?)) AND ${sql} AND table_id IN (SELECT value FROM json_each(?))`;
}

/** Transactions of which no row passes once those with an excluded key or transaction are out. */
function emptiedTransactions(db: Sqlite, filter: EventFilter): number[] {
  if (filter.without.length === 0) return [];
  const { sql, parameters } = eventConditions({ ...filter, fromMs: null, toMs: null });
  const inTables = filter.tables === null ? '1' : '+table_id IN (SELECT value FROM json_each(?))';
  const tableParameters = filter.tables === null ? [] : [JSON.stringify([...filter.tables])];
  return db
    .prepare<(string | number)[], number>(
      `SELECT touched.tx FROM (SELECT DISTINCT tx FROM change_event WHERE leaf IN (SELECT value FROM json_each(?)) AND tx IS NOT NULL) AS touched
       WHERE NOT EXISTS (SELECT 1 FROM change_event WHERE tx = touched.tx AND ${inTables} AND ${sql})`,
    )
    .pluck()
    .all(JSON.stringify(filter.without), ...tableParameters, ...parameters);
}

/** Members of `tables` are `["<table id>|<operation>", rows]`. */
function heldCondition(filter: EventFilter, parameters: (string | number)[]): string {
  const parts: string[] = [];
  if (filter.tables !== null) {
    parts.push("CAST(json_extract(held.value, '$[0]') AS INTEGER) IN (SELECT value FROM json_each(?))");
    parameters.push(JSON.stringify([...filter.tables]));
  }
  if (filter.operations !== null) {
    const named = [...filter.operations].flatMap((operation) =>
      operation === 'update' ? ['update', 'key-change'] : [operation],
    );
    parts.push(
      "substr(json_extract(held.value, '$[0]'), instr(json_extract(held.value, '$[0]'), '|') + 1) IN (SELECT value FROM json_each(?))",
    );
    parameters.push(JSON.stringify(named));
  }
  return parts.join(' AND ');
}

function totalOf(
  db: Sqlite,
  sql: string,
  parameters: readonly (string | number)[],
): { total: number; totalIsExact: boolean } {
  const counted = db
    .prepare<(string | number)[], number>(`SELECT count(*) FROM (SELECT 1 FROM ${txTables} WHERE ${sql} LIMIT ?)`)
    .pluck()
    .get(...parameters, countedExactly + 1);
  if (counted !== undefined && counted <= countedExactly) return { total: counted, totalIsExact: true };
  const all = db
    .prepare<[], number>("SELECT sum(n) FROM counter WHERE grain_ms = 0 AND what LIKE 'tx:%'")
    .pluck()
    .get();
  return { total: all ?? countedExactly, totalIsExact: false };
}

interface PlacedLeaf {
  readonly leaf: number;
  readonly order: number | null;
}

function eventsAfter(
  db: Sqlite,
  tx: number,
  order: 'oldest' | 'newest',
  place: Place | null,
  limit: number,
): PlacedLeaf[] {
  const direction = order === 'oldest' ? 'ASC' : 'DESC';
  const beyond = order === 'oldest' ? '>' : '<';
  // Rows without an order (XA, definition changes) count as standing before all others.
  const [after, leaf] = place ?? [null, null];
  const condition = place === null ? '1' : `(coalesce(tx_order, -1), leaf) ${beyond} (${after ?? -1}, ${leaf ?? 0})`;
  return db
    .prepare<[number, number], PlacedLeaf>(
      `SELECT leaf, tx_order AS "order" FROM change_event WHERE tx = ? AND ${condition} ORDER BY tx_order ${direction}, leaf ${direction} LIMIT ?`,
    )
    .all(tx, limit);
}

function instantSpan(atMs: number): { from: string; to: string } {
  return { from: new Date(atMs).toISOString(), to: new Date(atMs + 1).toISOString() };
}

function toTransaction(db: Sqlite, row: NamedRow): Transaction {
  return {
    id: `TX-${row.id}`,
    source: row.source_name,
    epoch: row.epoch,
    sourceTransactionId: row.name,
    at: filedAt(row.at_ms, [row.committed_at, row.ingested_at]),
    committedAt: row.committed_at,
    ingestedAt: row.ingested_at,
    received: row.received,
    expected: row.expected,
    state: row.state,
    tables: tablesOf(db, row.tables),
    statement: row.statement_text,
    // Written by transaction-store.ts as a list of texts.
    flags: JSON.parse(row.flags) as string[],
  };
}

function tablesOf(db: Sqlite, text: string): Transaction['tables'] {
  const label = db.prepare<[number], string>('SELECT label FROM source_table WHERE id = ?').pluck();
  const sums = new Map<string, Transaction['tables'][number]>();
  // Written by transaction-store.ts in this form; a key change shows as the one update that it is.
  for (const [key, rows] of JSON.parse(text) as [string, number][]) {
    const [id = '', name = ''] = key.split('|');
    const operation = (name === 'key-change' ? 'update' : name) as Operation;
    const known = sums.get(`${id}|${operation}`);
    sums.set(`${id}|${operation}`, { table: label.get(Number(id)) ?? '', operation, rows: rows + (known?.rows ?? 0) });
  }
  return [...sums.values()];
}
