/** A schema change event's `tableChanges` and DDL text to changes of the catalog. */
import { type ColumnAttributes, type DdlAttributes, ddlAttributes } from './ddl-attributes.ts';
import { dropsDatabase, type Renaming, renamings } from './ddl-names.ts';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue, stringOf } from './exact-json.ts';
import { integerOf } from './source-block.ts';
import type { TableCatalog } from './table-catalog.ts';
import type { ColumnSchema, TableChange, TableName, TableSchema } from './table-schema.ts';

export interface ChangesInput {
  readonly source: string;
  readonly database: string;
  readonly ddl: string | null;
  readonly tableChanges: JsonValue | undefined;
  readonly catalog: TableCatalog;
}

/** Null if a change is incomplete. */
export function tableChanges({
  source,
  database,
  ddl,
  tableChanges: sent,
  catalog,
}: ChangesInput): TableChange[] | null {
  const list = isJsonArray(sent) ? sent : [];
  const attributes = ddlAttributes(ddl ?? '');
  const renames = renamings(ddl ?? '');
  const changes: TableChange[] = [];
  for (const change of list) {
    const read = isJsonObject(change) ? readChange(change, { source, catalog, attributes, renames, database }) : null;
    if (read === null) return null;
    changes.push(...read);
  }
  if (list.length === 0 && ddl !== null && dropsDatabase(ddl))
    changes.push({
      source,
      database,
      schema: null,
      table: '',
      type: 'DROP_DATABASE',
      definition: null,
      renamedFrom: null,
    });
  return changes;
}

interface Reading {
  readonly source: string;
  readonly database: string;
  readonly catalog: TableCatalog;
  readonly attributes: DdlAttributes;
  readonly renames: readonly Renaming[];
}

function readChange(change: JsonObject, reading: Reading): TableChange[] | null {
  const name = tableNameOf(stringOf(change.get('id')) ?? '', reading.source);
  const type = stringOf(change.get('type'));
  if (name === null || (type !== 'CREATE' && type !== 'ALTER' && type !== 'DROP')) return null;
  if (type === 'DROP') return [{ ...name, type, definition: null, renamedFrom: null }];
  const table = change.get('table');
  if (!isJsonObject(table)) return null;
  const old = type === 'ALTER' ? oldName(name, reading) : null;
  const previous = previousDefinition(name, old, reading);
  const definition = readDefinition(name, table, { previous, attributes: reading.attributes });
  if (definition === null) return null;
  if (old === null) return [{ ...name, type, definition, renamedFrom: null }];
  const renamed: TableChange = { ...name, type: 'RENAME', definition, renamedFrom: old.table };
  // Moved to another database: the old address is not beside the new one.
  const gone: TableChange = { ...old, type: 'DROP', definition: null, renamedFrom: null };
  return old.database === name.database ? [renamed] : [gone, renamed];
}

/** `"db"."table"` or `"db"."schema"."table"`. */
export function tableNameOf(id: string, source: string): TableName | null {
  const parts = [...id.matchAll(/"((?:[^"]|"")*)"/g)].map(([, part = '']) => part.replaceAll('""', '"'));
  const [database, second, third] = parts;
  if (database === undefined || second === undefined || parts.length > 3) return null;
  return third === undefined
    ? { source, database, schema: null, table: second }
    : { source, database, schema: second, table: third };
}

function oldName(name: TableName, { renames, database }: Reading): TableName | null {
  const match = renames.find(({ to }) => to.at(-1) === name.table && (to.length === 1 || to[0] === name.database));
  if (match === undefined) return null;
  return {
    ...name,
    database: match.from.length > 1 ? (match.from[0] ?? database) : database,
    table: match.from.at(-1) ?? '',
  };
}

function previousDefinition(
  name: TableName,
  old: TableName | null,
  { catalog, attributes }: Reading,
): TableSchema | null {
  const { source, database, schema, table } = old ?? name;
  if (attributes.like === null) return catalog.find(source, database, schema, table);
  const [first, second] = attributes.like;
  return second === undefined
    ? catalog.find(source, database, schema, first ?? '')
    : catalog.find(source, first ?? '', schema, second);
}

interface Earlier {
  readonly previous: TableSchema | null;
  readonly attributes: DdlAttributes;
}

function readDefinition(name: TableName, table: JsonObject, earlier: Earlier): TableSchema | null {
  const columns = table.get('columns');
  if (!isJsonArray(columns)) return null;
  const known = new Map(earlier.previous?.columns.map((column) => [column.name, column]));
  const read = columns.filter(isJsonObject).map((column) => readColumn(column, known, earlier.attributes));
  const key = table.get('primaryKeyColumnNames');
  return {
    ...name,
    columns: read,
    primaryKey: isJsonArray(key) ? key.filter((column) => typeof column === 'string') : [],
    origin: 'declared',
    replicaIdentity: earlier.previous?.replicaIdentity ?? null,
    version: (earlier.previous?.version ?? 0) + 1,
  };
}

function readColumn(
  column: JsonObject,
  known: ReadonlyMap<string, ColumnSchema>,
  attributes: DdlAttributes,
): ColumnSchema {
  const name = stringOf(column.get('name')) ?? '';
  const kept: ColumnAttributes | undefined = known.get(attributes.renamed.get(name) ?? name);
  const stated = attributes.defined.get(name) ?? kept;
  return {
    name,
    type: (stringOf(column.get('typeName')) ?? '').toUpperCase(),
    length: integerOf(column.get('length')),
    scale: integerOf(column.get('scale')),
    nullable: column.get('optional') !== false,
    generated: stated?.generated ?? false,
    invisible: attributes.visibility.get(name) ?? stated?.invisible ?? false,
    defaultValue: stringOf(column.get('defaultValueExpression')),
  };
}
