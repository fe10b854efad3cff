/** The table definitions in force at one point of the stream, by source and name. Holds no I/O: whoever stores it stores `all()`. */
import { createRowPlans, type RowPlans } from './row-plans.ts';
import type { TableChange, TableName, TableSchema } from './table-schema.ts';

export interface TableCatalog {
  find(source: string, database: string, schema: string | null, table: string): TableSchema | null;
  /** Key columns given by the person who set the source up, for tables whose key is not declared. */
  configuredKey(source: string, database: string, table: string): readonly string[] | null;
  apply(change: TableChange): void;
  /** Counts the changes applied. */
  readonly version: number;
  /** How rows are read; remembered, and without meaning of its own. */
  readonly plans: RowPlans;
  /** Every definition, to be stored and given back to `createTableCatalog`. */
  all(): readonly TableSchema[];
}

export interface CatalogStart {
  readonly tables?: readonly TableSchema[];
  /** By source, then `database.table`. */
  readonly configuredKeys?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

export function createTableCatalog(start: CatalogStart = {}): TableCatalog {
  const tables = new Map<string, TableSchema>();
  for (const table of start.tables ?? []) tables.set(address(table), table);
  const configured = new Map<string, readonly string[]>();
  for (const [source, keys] of Object.entries(start.configuredKeys ?? {}))
    for (const [table, columns] of Object.entries(keys)) configured.set(`${source}\0${table}`, columns);
  let version = 0;
  return {
    get version() {
      return version;
    },
    find: (source, database, schema, table) => tables.get(address({ source, database, schema, table })) ?? null,
    configuredKey: (source, database, table) => configured.get(`${source}\0${database}.${table}`) ?? null,
    apply: (change) => {
      version += 1;
      applyChange(tables, change);
    },
    plans: createRowPlans(),
    all: () => [...tables.values()],
  };
}

function applyChange(tables: Map<string, TableSchema>, change: TableChange): void {
  if (change.type === 'DROP_DATABASE') {
    const prefix = `${change.source}\0${change.database}\0`;
    for (const key of tables.keys()) if (key.startsWith(prefix)) tables.delete(key);
    return;
  }
  if (change.renamedFrom !== null) tables.delete(address({ ...change, table: change.renamedFrom }));
  if (change.definition === null) tables.delete(address(change));
  else tables.set(address(change), change.definition);
}

function address({ source, database, schema, table }: TableName): string {
  return `${source}\0${database}\0${schema ?? ''}\0${table}`;
}
