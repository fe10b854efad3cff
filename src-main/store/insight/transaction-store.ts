/** Transactions: one row each, numbered by the leaf that first spoke of it, counted as it fills. */
import type { Sqlite } from '../sqlite.ts';
import type { RollupStore } from './rollup-store.ts';

export type TransactionState = 'open' | 'complete' | 'incomplete' | 'no-boundary';

export interface TransactionRecord {
  readonly id: number;
  readonly source: number;
  readonly epoch: number;
  /** As the source calls it: GTID, `file=…,pos=…`, transaction number. */
  readonly name: string;
  state: TransactionState;
  atMs: number;
  committedAt: string | null;
  readonly ingestedAt: string;
  /** Row changes delivered, a key change counting two as the connector counts it; redeliveries not. */
  received: number;
  expected: number | null;
  lastOrder: number;
  /** `table id|operation` → rows. */
  readonly tables: Map<string, number>;
  statement: number | null;
  readonly flags: Set<string>;
  /** What the roll-up has counted it as. */
  counted: { atMs: number; state: TransactionState } | null;
  dirty: boolean;
}

export type NewTransaction = Pick<
  TransactionRecord,
  'id' | 'source' | 'epoch' | 'name' | 'atMs' | 'committedAt' | 'ingestedAt'
>;

export interface TransactionStore {
  /** Of the newest epoch that knows it. */
  find(source: number, name: string): TransactionRecord | null;
  add(transaction: NewTransaction): TransactionRecord;
  /** Writes what has changed; everything stays in memory. */
  write(): void;
  /** At the end of a batch: writes, and lets go of all but recent ones. */
  flush(): void;
}

/** Kept in memory beyond the batch: recent ones are asked for again by restarts. */
const keptInMemory = 128;

export function createTransactionStore(db: Sqlite, rollups: RollupStore): TransactionStore {
  const recent = new Map<string, TransactionRecord>();
  const select = db.prepare<[number, string], TransactionRow>(
    'SELECT * FROM tx WHERE source = ? AND name = ? ORDER BY epoch DESC LIMIT 1',
  );
  const write = createTransactionWriter(db, rollups);
  const writeDirty = () => {
    for (const tx of recent.values()) if (tx.dirty) write(tx);
  };
  return {
    find: (source, name) => {
      const key = `${source}\0${name}`;
      const known = recent.get(key);
      if (known) return known;
      const row = select.get(source, name);
      if (!row) return null;
      const record = fromRow(row);
      recent.set(key, record);
      return record;
    },
    add: (transaction) => {
      const record = newTransaction(transaction);
      const key = `${record.source}\0${record.name}`;
      const older = recent.get(key);
      if (older?.dirty === true) write(older);
      recent.delete(key);
      recent.set(key, record);
      return record;
    },
    write: writeDirty,
    flush: () => {
      writeDirty();
      for (const key of recent.keys()) {
        if (recent.size <= keptInMemory) break;
        recent.delete(key);
      }
    },
  };
}

function newTransaction(transaction: NewTransaction): TransactionRecord {
  return {
    ...transaction,
    state: 'open',
    received: 0,
    expected: null,
    lastOrder: 0,
    tables: new Map(),
    statement: null,
    flags: new Set(),
    counted: null,
    dirty: true,
  };
}

function createTransactionWriter(db: Sqlite, rollups: RollupStore): (tx: TransactionRecord) => void {
  const upsert =
    db.prepare(`INSERT INTO tx (id, source, epoch, name, state, at_ms, committed_at, ingested_at, received, expected, last_order, tables, statement, flags)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET state = excluded.state, at_ms = excluded.at_ms, committed_at = excluded.committed_at,
    received = excluded.received, expected = excluded.expected, last_order = excluded.last_order, tables = excluded.tables, statement = excluded.statement, flags = excluded.flags`);
  return (tx) => {
    count(rollups, tx);
    const tables = JSON.stringify([...tx.tables]);
    const flags = JSON.stringify([...tx.flags]);
    const { id, source, epoch, name, state, atMs, committedAt, ingestedAt, received, expected, lastOrder, statement } =
      tx;
    upsert.run(
      id,
      source,
      epoch,
      name,
      state,
      atMs,
      committedAt,
      ingestedAt,
      received,
      expected,
      lastOrder,
      tables,
      statement,
      flags,
    );
    tx.dirty = false;
  };
}

function count(rollups: RollupStore, tx: TransactionRecord): void {
  const { counted } = tx;
  if (counted?.atMs === tx.atMs && counted.state === tx.state) return;
  if (counted) rollups.count(counted.atMs, tx.source, `tx:${counted.state}`, -1);
  rollups.count(tx.atMs, tx.source, `tx:${tx.state}`);
  tx.counted = { atMs: tx.atMs, state: tx.state };
}

export interface TransactionRow {
  id: number;
  source: number;
  epoch: number;
  name: string;
  state: TransactionState;
  at_ms: number;
  committed_at: string | null;
  ingested_at: string;
  received: number;
  expected: number | null;
  last_order: number;
  tables: string;
  statement: number | null;
  flags: string;
}

function fromRow(row: TransactionRow): TransactionRecord {
  return {
    id: row.id,
    source: row.source,
    epoch: row.epoch,
    name: row.name,
    state: row.state,
    atMs: row.at_ms,
    committedAt: row.committed_at,
    ingestedAt: row.ingested_at,
    received: row.received,
    expected: row.expected,
    lastOrder: row.last_order,
    // Both written by the upsert above in this very form.
    tables: new Map(JSON.parse(row.tables) as [string, number][]),
    statement: row.statement,
    flags: new Set(JSON.parse(row.flags) as string[]),
    counted: { atMs: row.at_ms, state: row.state },
    dirty: false,
  };
}
