/** What the data dictionary says about the audited tables: keys, engines, cascades, triggers, and what the connector cannot read. */
import type { DatabaseRow, DatabaseSession } from './database-session.ts';
import { type Cascade, readCascades } from './read-cascades.ts';
import type { AuditedScope } from './server-state.ts';

export interface TableFacts {
  /** All audited tables, `database.table`. */
  readonly tables: readonly string[];
  readonly tablesWithoutKey: readonly string[];
  readonly nonTransactionalTables: readonly string[];
  readonly cascades: readonly Cascade[];
  readonly triggers: readonly { readonly table: string; readonly name: string }[];
  readonly systemVersionedTables: readonly string[];
  readonly sequences: readonly string[];
  readonly inet6Columns: readonly string[];
  readonly uuidColumns: readonly string[];
}

type Attempt = <T>(what: string, read: () => Promise<T>, otherwise: T) => Promise<T>;

const systemDatabases = ['mysql', 'sys', 'information_schema', 'performance_schema'];

export async function readTables(session: DatabaseSession, scope: AuditedScope, attempt: Attempt): Promise<TableFacts> {
  const read = (what: string, sql: string) => attempt(what, () => session.rows(sql), []);
  const all = await read('information_schema.TABLES', tablesSql);
  const audited = all.filter((row) => inScope(scope, row));
  const names = (rows: readonly DatabaseRow[]) => rows.map(nameOf);
  const ofType = (type: string) => audited.filter((row) => row.kind === type);
  const base = audited.filter((row) => row.kind === 'BASE TABLE' || row.kind === 'SYSTEM VERSIONED');
  const keyed = new Set(names(await read('information_schema.STATISTICS', keysSql)));
  const columns = (await read('information_schema.COLUMNS', columnsSql)).filter((row) => inScope(scope, row));
  const cascades = await attempt('SHOW CREATE TABLE', () => readCascades(session, names(base)), []);
  const triggers = await read('information_schema.TRIGGERS', triggersSql);
  return {
    tables: names(base),
    tablesWithoutKey: names(base.filter((row) => !keyed.has(nameOf(row)))),
    nonTransactionalTables: names(base.filter((row) => !/^(innodb|rocksdb|ndbcluster)$/i.test(String(row.engine)))),
    cascades,
    triggers: triggers
      .filter((row) => inScope(scope, row))
      .map((row) => ({ table: nameOf(row), name: String(row.name) })),
    systemVersionedTables: names(ofType('SYSTEM VERSIONED')),
    sequences: names(all.filter((row) => row.kind === 'SEQUENCE' && inDatabases(scope, row))),
    inet6Columns: columns.filter((row) => /^inet[46]$/i.test(String(row.type))).map(columnOf),
    uuidColumns: columns.filter((row) => /^uuid$/i.test(String(row.type))).map(columnOf),
  };
}

const notSystem = (column: string) => `${column} NOT IN (${systemDatabases.map((name) => `'${name}'`).join(', ')})`;
const tablesSql = `SELECT TABLE_SCHEMA AS db, TABLE_NAME AS name_, TABLE_TYPE AS kind, ENGINE AS engine
  FROM information_schema.TABLES WHERE ${notSystem('TABLE_SCHEMA')} ORDER BY 1, 2`;
/** A primary key, or a unique index of NOT NULL columns: what the connector takes as the key. */
const keysSql = `SELECT TABLE_SCHEMA AS db, TABLE_NAME AS name_ FROM information_schema.STATISTICS
  WHERE NON_UNIQUE = 0 AND ${notSystem('TABLE_SCHEMA')} GROUP BY TABLE_SCHEMA, TABLE_NAME, INDEX_NAME HAVING SUM(NULLABLE = 'YES') = 0`;
const columnsSql = `SELECT TABLE_SCHEMA AS db, TABLE_NAME AS name_, COLUMN_NAME AS column_, DATA_TYPE AS type
  FROM information_schema.COLUMNS WHERE DATA_TYPE IN ('inet4', 'inet6', 'uuid') AND ${notSystem('TABLE_SCHEMA')}`;
const triggersSql = `SELECT EVENT_OBJECT_SCHEMA AS db, EVENT_OBJECT_TABLE AS name_, TRIGGER_NAME AS name
  FROM information_schema.TRIGGERS WHERE ${notSystem('EVENT_OBJECT_SCHEMA')}`;

function nameOf(row: DatabaseRow): string {
  return `${row.db}.${row.name_}`;
}

function columnOf(row: DatabaseRow): string {
  return `${nameOf(row)}.${row.column_}`;
}

function inDatabases(scope: AuditedScope, row: DatabaseRow): boolean {
  return scope.databases.length === 0 || scope.databases.includes(String(row.db));
}

function inScope(scope: AuditedScope, row: DatabaseRow): boolean {
  return (
    inDatabases(scope, row) && (scope.tables.length === 0 || scope.tables.some((pattern) => pattern.test(nameOf(row))))
  );
}
