/** Maxwell's `table-create`, `table-alter`, `table-drop` and their `database-` kin: definitions with their SQL. */
import { type ColumnAttributes, ddlAttributes } from './ddl-attributes.ts';
import { digestText } from './digest.ts';
import { isJsonArray, isJsonObject, type JsonObject, stringOf } from './exact-json.ts';
import { maxwellFrame } from './maxwell-frame.ts';
import type { NormalizedSchema, Outcome, RecordInput } from './normalized-record.ts';
import { integerOf, textOf } from './source-block.ts';
import type { TableCatalog } from './table-catalog.ts';
import type { ColumnSchema, TableChange, TableName, TableSchema } from './table-schema.ts';

export function maxwellDefinition(
  record: RecordInput,
  payload: JsonObject,
  catalog: TableCatalog,
): Outcome<NormalizedSchema> {
  const event = maxwellFrame(record, payload, 'schema-change');
  event.ddl = stringOf(payload.get('sql'));
  const type = stringOf(payload.get('type')) ?? '';
  const changes = changesOf(type, payload, { source: record.source, catalog });
  if (changes === null) return { ok: false, problem: { reason: 'bad-schema-change', facts: {} } };
  const subject = changes.at(-1);
  if (subject !== undefined) event.table = subject.table;
  const place = textOf(payload.get('gtid')) ?? textOf(payload.get('position'));
  const about = `${event.database}.${event.table}`;
  const digest = digestText(JSON.stringify([type, about, event.ddl, textOf(payload.get('ts'))]));
  const first = place === null ? null : [place, type, about].join('|');
  return { ok: true, value: { kind: 'schema', changes, event, digest, coordinates: { first, second: null } } };
}

interface Known {
  readonly source: string;
  readonly catalog: TableCatalog;
}

function changesOf(type: string, payload: JsonObject, known: Known): TableChange[] | null {
  const database = stringOf(payload.get('database')) ?? '';
  const name: TableName = { source: known.source, database, schema: null, table: stringOf(payload.get('table')) ?? '' };
  if (type === 'database-drop')
    return [{ ...name, table: '', type: 'DROP_DATABASE', definition: null, renamedFrom: null }];
  if (type.startsWith('database-')) return [];
  if (type === 'table-drop') return [{ ...name, type: 'DROP', definition: null, renamedFrom: null }];
  const definition = payload.get('def');
  if (!isJsonObject(definition)) return null;
  const table = stringOf(definition.get('table')) ?? name.table;
  const isRenamed = type === 'table-alter' && table !== name.table;
  const read = readDefinition({ ...name, table }, definition, {
    known,
    formerly: name,
    sql: stringOf(payload.get('sql')) ?? '',
  });
  if (read === null) return null;
  const kind = type === 'table-create' ? 'CREATE' : isRenamed ? 'RENAME' : 'ALTER';
  return [{ ...name, table, type: kind, definition: read, renamedFrom: isRenamed ? name.table : null }];
}

interface Earlier {
  readonly known: Known;
  readonly formerly: TableName;
  readonly sql: string;
}

function readDefinition(
  name: TableName,
  definition: JsonObject,
  { known, formerly, sql }: Earlier,
): TableSchema | null {
  const columns = definition.get('columns');
  const key = definition.get('primary-key');
  if (!isJsonArray(columns)) return null;
  const previous = known.catalog.find(formerly.source, formerly.database, null, formerly.table);
  const kept = new Map<string, ColumnAttributes>(previous?.columns.map((column) => [column.name, column]));
  const { defined } = ddlAttributes(sql);
  return {
    ...name,
    columns: columns.filter(isJsonObject).map((column) => readColumn(column, new Map([...kept, ...defined]))),
    primaryKey: isJsonArray(key) ? key.filter((column) => typeof column === 'string') : [],
    origin: 'declared',
    replicaIdentity: null,
    version: (previous?.version ?? 0) + 1,
  };
}

function readColumn(column: JsonObject, attributes: ReadonlyMap<string, ColumnAttributes>): ColumnSchema {
  const name = stringOf(column.get('name')) ?? '';
  const type = (stringOf(column.get('type')) ?? '').toUpperCase();
  const stated = attributes.get(name);
  return {
    name,
    type: column.get('signed') === false ? `${type} UNSIGNED` : type,
    length: integerOf(column.get('column-length')),
    scale: null,
    nullable: true,
    generated: stated?.generated ?? false,
    invisible: stated?.invisible ?? false,
    defaultValue: null,
  };
}
