/** Carries rows to inference, transaction by transaction, each database with the packs that speak of it; and what it finds to the insight file. */
import type { CanonicalChangeEvent } from '#shared/canonical-change-event.ts';
import type { InferredRow } from '../infer/inferred-row.ts';
import type { PacksInForce } from '../packs/packs-in-force.ts';
import type { SourceRecord } from '../store/insight/source-store.ts';
import type { TableRecord } from '../store/insight/table-store.ts';
import { type DatabaseInference, openDatabaseInference } from './database-inference.ts';
import { inferredRow } from './inferred-rows.ts';
import { type PendingRows, pendingRows } from './pending-rows.ts';
import type { ReadingBase } from './reading.ts';

export interface StoredRow {
  readonly source: SourceRecord;
  readonly table: TableRecord;
  readonly event: CanonicalChangeEvent;
  readonly tx: number | null;
  readonly atMs: number;
  /** It completed the delete stored before it: the whole key change stands there. */
  readonly joined: boolean;
}

export interface InferenceLine {
  row(stored: StoredRow): void;
  /** A snapshot row: no activity, but known from now on. */
  baseline(source: SourceRecord, table: TableRecord, event: CanonicalChangeEvent): void;
  /** What was received of the transaction is all of it. */
  end(source: SourceRecord, tx: number): void;
  /** Whatever is pending of the source is over, but for a transaction that is still open. */
  pass(source: SourceRecord, isOpen: boolean): void;
  /** Before the batch is written. */
  flush(): void;
}

/** Kept as JSON with the source: the transaction whose rows are pending. */
const owner = 'inference';

interface PendingPlace {
  readonly tx: number;
  readonly firstLeaf: number;
}

export function openInferenceLine(reading: ReadingBase, packs: PacksInForce): InferenceLine {
  const databases = new Map<string, DatabaseInference>();
  const pending = new Map<number, PendingRows>();

  const databaseOf = (source: SourceRecord, name: string) => {
    const key = `${source.id}|${name}`;
    const known = databases.get(key);
    if (known) return known;
    const opened = openDatabaseInference(reading, { source, database: name, packs });
    databases.set(key, opened);
    return opened;
  };

  const keep = (source: SourceRecord, rows: PendingRows | null) => {
    if (rows === null) pending.delete(source.id);
    else pending.set(source.id, rows);
    const place: PendingPlace | null =
      rows === null || rows.tx === null ? null : { tx: rows.tx, firstLeaf: rows.firstLeaf };
    if (place === null) source.memory.delete(owner);
    else source.memory.set(owner, place);
    source.dirty = true;
  };

  const pendingOf = (source: SourceRecord): PendingRows | null => {
    const known = pending.get(source.id);
    if (known) return known;
    // Set by `keep` and nowhere else, in this very form.
    const place = source.memory.get(owner) as PendingPlace | undefined;
    if (place === undefined) return null;
    const rows = readAgain(reading, place);
    pending.set(source.id, rows);
    return rows;
  };

  const close = (source: SourceRecord) => {
    const rows = pendingOf(source);
    if (rows === null) return;
    keep(source, null);
    const all = rows.rows();
    const bulk = rows.bulk();
    const names = new Set([...all, ...bulk.map(({ first }) => first)].map(({ database }) => database));
    for (const name of names)
      databaseOf(source, name).take(
        all.filter(({ database }) => database === name),
        bulk.filter(({ first }) => first.database === name),
      );
  };

  return {
    row({ source, table, event, tx, atMs, joined }) {
      const row = inferredRow(reading, event, { tableId: table.id, tx, atMs });
      if (row === null) return;
      const open = pendingOf(source);
      if (open !== null && open.tx !== tx) close(source);
      if (joined) pendingOf(source)?.replace(row);
      else addPending(source, row, tx);
      if (tx === null) close(source);
    },
    baseline: (source, table, event) => databaseOf(source, event.database).known(table, event),
    end(source, tx) {
      if (pendingOf(source)?.tx === tx) close(source);
    },
    pass(source, isOpen) {
      if (!isOpen) close(source);
    },
    flush() {
      for (const database of databases.values()) database.flush();
    },
  };

  function addPending(source: SourceRecord, row: InferredRow, tx: number | null): void {
    let rows = pendingOf(source);
    if (rows === null) {
      rows = pendingRows(tx, row.leaf);
      keep(source, rows);
    }
    rows.add(row);
  }
}

/** After a start in the middle of a transaction: its rows as they were stored. */
function readAgain(reading: ReadingBase, { tx, firstLeaf }: PendingPlace): PendingRows {
  const { events, tables } = reading.insight;
  const rows = pendingRows(tx, firstLeaf);
  for (const leaf of events.leavesFrom(tx, firstLeaf)) {
    const event = events.read(leaf);
    const source = event === null ? null : reading.insight.sources.find(event.source);
    if (event === null || source === null) continue;
    const table = tables.find(source.id, event.database, event.schema ?? null, event.table);
    const row = table === null ? null : inferredRow(reading, event, { tableId: table.id, tx, atMs: events.atMs(leaf) });
    if (row !== null) rows.add(row);
  }
  return rows;
}
