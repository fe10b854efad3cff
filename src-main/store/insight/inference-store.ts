/** What inference carries on from one batch to the next: parts still awaited, open clusters, recent rows, rows to be looked up. */
import type { Sqlite } from '../sqlite.ts';
import type { StoredKey } from './row-history-store.ts';

export interface StoredAwaited {
  readonly part: string;
  readonly key: string;
  readonly event: number;
  readonly untilMs: number;
  readonly thread: string | null;
}

export interface StoredInference {
  readonly id: number;
  /** JSON as given to `keepState`; null before the first. */
  readonly state: string | null;
}

export interface InferenceStore {
  /** Of one database of a source; made where there is none. */
  of(source: number, database: string): StoredInference;
  keepPacks(id: number, packs: string): void;
  keepState(id: number, state: string): void;
  awaited(id: number): readonly StoredAwaited[];
  await(id: number, awaited: StoredAwaited): void;
  endAwaited(id: number, awaited: StoredAwaited): void;
  clusters(id: number): readonly string[];
  keepCluster(id: number, key: string, content: string): void;
  endCluster(id: number, key: string): void;
  /** Where a row with these values was last seen; several: the newest. */
  lookUp(table: number, columns: string, value: string): number | null;
  addLookup(
    table: number,
    columns: string,
    value: string,
    place: { readonly key: StoredKey; readonly leaf: number },
  ): void;
  dropLookup(table: number, columns: string, value: string, key: StoredKey): void;
}

export function createInferenceStore(db: Sqlite): InferenceStore {
  return { ...createStates(db), ...createAwaited(db), ...createLookups(db) };
}

function createStates(
  db: Sqlite,
): Pick<InferenceStore, 'of' | 'keepPacks' | 'keepState' | 'clusters' | 'keepCluster' | 'endCluster'> {
  const find = db.prepare<[number, string], StoredInference>(
    'SELECT id, state FROM inference WHERE source = ? AND database = ?',
  );
  const add = db.prepare("INSERT INTO inference (source, database, packs) VALUES (?, ?, '')");
  const packs = db.prepare('UPDATE inference SET packs = ? WHERE id = ?');
  const state = db.prepare('UPDATE inference SET state = ? WHERE id = ? AND state IS NOT ?');
  const clusters = db.prepare<[number], string>('SELECT content FROM cluster WHERE inference = ? ORDER BY key').pluck();
  const keep = db.prepare(
    'INSERT INTO cluster (inference, key, content) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET content = excluded.content',
  );
  const end = db.prepare('DELETE FROM cluster WHERE inference = ? AND key = ?');
  return {
    of: (source, database) =>
      find.get(source, database) ?? { id: Number(add.run(source, database).lastInsertRowid), state: null },
    keepPacks: (id, names) => void packs.run(names, id),
    keepState: (id, content) => void state.run(content, id, content),
    clusters: (id) => clusters.all(id),
    keepCluster: (id, key, content) => void keep.run(id, key, content),
    endCluster: (id, key) => void end.run(id, key),
  };
}

interface AwaitedRow {
  part: string;
  key: string;
  event: number;
  until_ms: number;
  thread: string | null;
}

function createAwaited(db: Sqlite): Pick<InferenceStore, 'awaited' | 'await' | 'endAwaited'> {
  const all = db.prepare<[number], AwaitedRow>(
    'SELECT part, key, event, until_ms, thread FROM awaited WHERE inference = ?',
  );
  const add = db.prepare(
    'INSERT INTO awaited (inference, part, key, event, until_ms, thread) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const end = db.prepare('DELETE FROM awaited WHERE inference = ? AND part = ? AND key = ? AND event = ?');
  return {
    awaited: (id) =>
      all.all(id).map(({ part, key, event, until_ms, thread }) => ({ part, key, event, untilMs: until_ms, thread })),
    await: (id, { part, key, event, untilMs, thread }) => void add.run(id, part, key, event, untilMs, thread),
    endAwaited: (id, { part, key, event }) => void end.run(id, part, key, event),
  };
}

function createLookups(db: Sqlite): Pick<InferenceStore, 'lookUp' | 'addLookup' | 'dropLookup'> {
  const find = db
    .prepare<[number, string, string], number>(
      'SELECT leaf FROM lookup_row WHERE table_id = ? AND columns = ? AND value = ? ORDER BY leaf DESC LIMIT 1',
    )
    .pluck();
  const add = db.prepare(
    'INSERT INTO lookup_row (table_id, columns, value, key, leaf) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET leaf = excluded.leaf',
  );
  const drop = db.prepare('DELETE FROM lookup_row WHERE table_id = ? AND columns = ? AND value = ? AND key = ?');
  return {
    lookUp: (table, columns, value) => find.get(table, columns, value) ?? null,
    addLookup: (table, columns, value, { key, leaf }) => void add.run(table, columns, value, exact(key), leaf),
    dropLookup: (table, columns, value, key) => void drop.run(table, columns, value, exact(key)),
  };
}

/** better-sqlite3 binds numbers as floats; only a BigInt is an INTEGER where the column takes any type. */
function exact(key: StoredKey): bigint | string {
  return typeof key === 'number' ? BigInt(key) : key;
}
