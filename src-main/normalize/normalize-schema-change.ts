/** A schema change event: what it changes in the catalog, and the DDL as an event. Snapshot DDL is made up by the connector and marked so. */
import { schemaCoordinates } from './coordinates.ts';
import { indexedTable } from './ddl-names.ts';
import { digestText } from './digest.ts';
import { eventFrame } from './event-frame.ts';
import { isJsonObject, type JsonObject, stringOf } from './exact-json.ts';
import type { NormalizedSchema, Outcome, RecordInput } from './normalized-record.ts';
import { capturedAt, readCoordinate, readSource, type SourceBlock } from './source-block.ts';
import type { TableCatalog } from './table-catalog.ts';
import { tableChanges } from './table-changes.ts';

export function normalizeSchemaChange(
  record: RecordInput,
  payload: JsonObject,
  catalog: TableCatalog,
): Outcome<NormalizedSchema> {
  const block = payload.get('source');
  if (!isJsonObject(block)) return { ok: false, problem: { reason: 'missing-source', facts: {} } };
  const source = readSource(block);
  const ddl = stringOf(payload.get('ddl'));
  const database = stringOf(payload.get('databaseName')) ?? source.database;
  const changes = tableChanges({
    source: record.source,
    database,
    ddl,
    tableChanges: payload.get('tableChanges'),
    catalog,
  });
  if (changes === null) return { ok: false, problem: { reason: 'bad-schema-change', facts: {} } };
  const event = eventFrame({ record, source, operation: 'schema-change', capturedAt: capturedAt(payload) });
  const subject = changes.at(-1);
  const schema = subject?.schema ?? stringOf(payload.get('schemaName')) ?? source.schema;
  event.database = subject?.database ?? database;
  event.table = subject?.table ?? tableWithoutChange(source, ddl);
  if (schema !== null) event.schema = schema;
  event.ddl = ddl;
  event.coordinate = readCoordinate(source, null);
  delete event.coordinate.row;
  const about = subject === undefined ? (ddl ?? '') : [subject.database, subject.schema ?? '', subject.table].join('.');
  const digest = digestText(
    JSON.stringify(['schema-change', about, ddl, changes.map(({ type }) => type), source.time]),
  );
  return { ok: true, value: { kind: 'schema', changes, event, digest, coordinates: schemaCoordinates(source, about) } };
}

/** An index leaves the columns as they were: only the text names the table. A list of tables in `source.table` names none. */
function tableWithoutChange(source: SourceBlock, ddl: string | null): string {
  if (source.table !== '' && !source.table.includes(',')) return source.table;
  return indexedTable(ddl ?? '') ?? '';
}
