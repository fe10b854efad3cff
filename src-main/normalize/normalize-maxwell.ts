/** Maxwell's records: rows, bootstrap rows, and table definitions; identity from server, GTID or position, transaction and offset in it. */
import type { CanonicalChangeEvent, Operation } from '#shared/canonical-change-event.ts';
import { changedColumns } from './changed-columns.ts';
import { changeDigest } from './digest.ts';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue, stringOf } from './exact-json.ts';
import { maxwellDefinition } from './maxwell-definition.ts';
import { learnedKey, maxwellFrame, maxwellPlace } from './maxwell-frame.ts';
import type { NormalizedChange, NormalizedOther, NormalizedSchema, Outcome, RecordInput } from './normalized-record.ts';
import { readRow } from './read-row.ts';
import { keyColumns, rowKey } from './row-key.ts';
import { textOf } from './source-block.ts';
import type { TableCatalog } from './table-catalog.ts';

const operations: Readonly<Record<string, Operation>> = {
  insert: 'create',
  update: 'update',
  delete: 'delete',
  'bootstrap-insert': 'read',
};

type MaxwellOutcome = Outcome<NormalizedChange | NormalizedSchema | NormalizedOther>;

export function normalizeMaxwell(record: RecordInput, payload: JsonObject, catalog: TableCatalog): MaxwellOutcome {
  const type = stringOf(payload.get('type')) ?? '';
  const operation = Object.hasOwn(operations, type) ? operations[type] : undefined;
  if (operation !== undefined) return maxwellRow(record, payload, operation, catalog);
  if (type === 'bootstrap-start' || type === 'bootstrap-complete')
    return { ok: true, value: { kind: 'other', what: type, facts: { table: textOf(payload.get('table')) ?? '' } } };
  if (/^(table|database)-(create|alter|drop)$/.test(type)) return maxwellDefinition(record, payload, catalog);
  return { ok: false, problem: { reason: 'unknown-operation', facts: { op: type.slice(0, 40) } } };
}

function maxwellRow(
  record: RecordInput,
  payload: JsonObject,
  operation: Operation,
  catalog: TableCatalog,
): MaxwellOutcome {
  const data = payload.get('data');
  const old = payload.get('old') ?? null;
  if (!isJsonObject(data)) return { ok: false, problem: { reason: 'missing-row', facts: { op: operation } } };
  if (old !== null && !isJsonObject(old))
    return { ok: false, problem: { reason: 'bad-row', facts: { member: 'old' } } };
  const images = imagesOf(operation, data, old);
  const event = maxwellFrame(record, payload, operation);
  const isUnmapped = fillRow(event, images, payload, catalog);
  if (isUnmapped) {
    event.flags.push('unknown-mapping');
    event.metadata.raw = record.bytes.toString('utf8');
  }
  const digest = changeDigest({
    operation,
    table: [event.database, null, event.table],
    ...images,
    time: textOf(payload.get('ts')) ?? '',
  });
  return { ok: true, value: { kind: 'change', event, digest, coordinates: maxwellPlace(payload, operation) } };
}

interface Images {
  readonly before: JsonObject | null;
  readonly after: JsonObject | null;
}

/** `old` holds only the former values of changed columns; a delete's `data` is the deleted row. */
function imagesOf(operation: Operation, data: JsonObject, old: JsonObject | null): Images {
  if (operation === 'delete') return { before: data, after: null };
  if (operation !== 'update' || old === null) return { before: null, after: data };
  const before = new Map<string, JsonValue>(data);
  for (const [name, value] of old) before.set(name, value);
  return { before, after: data };
}

/** Returns whether a type was missing. */
function fillRow(
  event: CanonicalChangeEvent,
  { before, after }: Images,
  payload: JsonObject,
  catalog: TableCatalog,
): boolean {
  const table = catalog.find(event.source, event.database, null, event.table);
  const plan = catalog.plans.planFor(null, table, event.operation === 'read' ? 'maxwell-bootstrap' : 'maxwell');
  const context = { bendsUuids: false };
  const [old, now] = [before, after].map((row) => (row === null ? null : readRow(row, plan, event.marks, context)));
  event.before = old?.values ?? null;
  event.after = now?.values ?? null;
  const sent = payload.get('primary_key_columns');
  const name = { source: event.source, database: event.database, schema: null, table: event.table };
  const columns = isJsonArray(sent) ? learnedKey(sent) : keyColumns(name, table, catalog);
  const { key, origin, keyBefore } = rowKey(columns, event.before, event.after);
  event.key = key;
  event.keyOrigin = origin;
  if (keyBefore !== null) event.keyBefore = keyBefore;
  event.changed = changedColumns(event.before, event.after, event.marks, plan);
  if (origin === 'whole-row') event.flags.push('no-key');
  if (keyBefore !== null) event.flags.push('key-changed');
  if (old?.isLate === true || now?.isLate === true) event.flags.push('late-schema');
  return old?.isUnmapped === true || now?.isUnmapped === true;
}
