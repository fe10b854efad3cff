/** Keeps the table definitions that normalizing works with, each with the leaf since which it is in force. */
import type { TableSchema } from '../../normalize/table-schema.ts';
import type { Sqlite } from '../sqlite.ts';

export interface CatalogStore {
  /** In force at the end of what was read. */
  current(): TableSchema[];
  /** Writes what differs from what is stored. */
  keep(tables: readonly TableSchema[], leaf: number): void;
}

export function createCatalogStore(db: Sqlite): CatalogStore {
  const insert = db.prepare(
    'INSERT INTO table_schema (address, leaf, definition) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET definition = excluded.definition',
  );
  const stored = new Map<string, TableSchema>();
  for (const table of readCurrent(db)) stored.set(addressOf(table), table);
  return {
    current: () => [...stored.values()],
    keep: (tables, leaf) => {
      const gone = new Set(stored.keys());
      for (const table of tables) {
        const address = addressOf(table);
        gone.delete(address);
        if (stored.get(address) === table) continue;
        stored.set(address, table);
        insert.run(address, leaf, JSON.stringify(table));
      }
      for (const address of gone) {
        stored.delete(address);
        insert.run(address, leaf, null);
      }
    },
  };
}

export function addressOf(table: { source: string; database: string; schema: string | null; table: string }): string {
  return JSON.stringify([table.source, table.database, table.schema, table.table]);
}

function readCurrent(db: Sqlite): TableSchema[] {
  const newest = 'SELECT address, max(leaf) AS leaf, definition FROM table_schema GROUP BY address';
  const rows = db
    .prepare<[], { definition: string | null }>(`SELECT definition FROM (${newest}) ORDER BY leaf, address`)
    .all();
  // Written by keep above in this very form.
  return rows.flatMap(({ definition }) => (definition === null ? [] : [JSON.parse(definition) as TableSchema]));
}
