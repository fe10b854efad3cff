/** The tables seen so far, by number: how each is called, what its key is, and from where on its history can be trusted. */
import { tableLabel } from '#shared/table-name.ts';
import type { Sqlite } from '../sqlite.ts';

export interface TableKnowledge {
  /** Rows known before this leaf are void: the table was emptied, dropped or made anew. */
  resetLeaf: number;
  /** Every row of the table is known from this leaf on (a finished snapshot, or its creation); null before. */
  completeFrom: number | null;
  /** Columns whose definition changed, with the leaf since which older values can't be compared. */
  changedColumns: Record<string, number>;
}

export interface TableRecord {
  readonly id: number;
  readonly source: number;
  readonly database: string;
  readonly schema: string | null;
  readonly name: string;
  /** See `tableLabel`. */
  readonly label: string;
  keyColumns: readonly string[];
  keyOrigin: string;
  readonly known: TableKnowledge;
  dirty: boolean;
}

export interface TableStore {
  of(source: number, database: string, schema: string | null, name: string): TableRecord;
  find(source: number, database: string, schema: string | null, name: string): TableRecord | null;
  byId(id: number): TableRecord | null;
  ofSource(source: number): readonly TableRecord[];
  flush(): void;
}

export function createTableStore(db: Sqlite): TableStore {
  const byAddress = new Map<string, TableRecord>();
  const byId = new Map<number, TableRecord>();
  const insert = db.prepare(
    'INSERT INTO source_table (id, source, database, schema, name, label, key_columns, key_origin, facts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const update = db.prepare('UPDATE source_table SET key_columns = ?, key_origin = ?, facts = ? WHERE id = ?');
  const remember = (record: TableRecord) => {
    byAddress.set(address(record.source, record.database, record.schema, record.name), record);
    byId.set(record.id, record);
    return record;
  };
  for (const record of readTables(db)) remember(record);
  return {
    of: (source, database, schema, name) => {
      const found = byAddress.get(address(source, database, schema, name));
      if (found) return found;
      const record: TableRecord = {
        id: byId.size + 1,
        source,
        database,
        schema,
        name,
        label: tableLabel({ database, schema, table: name }),
        keyColumns: [],
        keyOrigin: 'none',
        known: nothingKnown(),
        dirty: true,
      };
      insert.run(record.id, source, database, schema ?? '', name, record.label, '[]', 'none', '{}');
      return remember(record);
    },
    find: (source, database, schema, name) => byAddress.get(address(source, database, schema, name)) ?? null,
    byId: (id) => byId.get(id) ?? null,
    ofSource: (source) => [...byId.values()].filter((table) => table.source === source),
    flush: () => {
      for (const table of byId.values()) {
        if (!table.dirty) continue;
        table.dirty = false;
        update.run(JSON.stringify(table.keyColumns), table.keyOrigin, JSON.stringify(table.known), table.id);
      }
    },
  };
}

interface TableRow {
  id: number;
  source: number;
  database: string;
  schema: string;
  name: string;
  label: string;
  key_columns: string;
  key_origin: string;
  facts: string;
}

export function readTables(db: Sqlite): TableRecord[] {
  return db
    .prepare<[], TableRow>('SELECT * FROM source_table ORDER BY id')
    .all()
    .map((row) => ({
      id: row.id,
      source: row.source,
      database: row.database,
      schema: row.schema === '' ? null : row.schema,
      name: row.name,
      label: row.label,
      // Both written by flush above in this very form.
      keyColumns: JSON.parse(row.key_columns) as string[],
      keyOrigin: row.key_origin,
      known: { ...nothingKnown(), ...(JSON.parse(row.facts) as Partial<TableKnowledge>) },
      dirty: false,
    }));
}

function nothingKnown(): TableKnowledge {
  return { resetLeaf: -1, completeFrom: null, changedColumns: {} };
}

function address(source: number, database: string, schema: string | null, name: string): string {
  return `${source}\0${database}\0${schema ?? ''}\0${name}`;
}
