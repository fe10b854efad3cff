/** An envelope with `op` (row, truncate, logical message) to a change event with its identity. */
import type { CanonicalChangeEvent, Operation } from '#shared/canonical-change-event.ts';
import type { QuarantineProblem } from '#shared/quarantine-reasons.ts';
import { changedColumns } from './changed-columns.ts';
import { rowCoordinates, transactionIdOf } from './coordinates.ts';
import { changeDigest } from './digest.ts';
import { eventFrame } from './event-frame.ts';
import { isJsonObject, type JsonObject, type JsonValue, stringOf } from './exact-json.ts';
import { inventedColumns, replicaIdentityOf } from './invented-before.ts';
import { keyChangeHalfOf } from './key-change-header.ts';
import { learnTable } from './learn-table.ts';
import { logicalMessage } from './logical-message.ts';
import type { NormalizedChange, Outcome, RecordInput } from './normalized-record.ts';
import type { Body } from './read-body.ts';
import { readRow, setOwn } from './read-row.ts';
import { keyColumns, rowKey } from './row-key.ts';
import type { RowPlan } from './row-plan.ts';
import { capturedAt, readCoordinate, readSource, type SourceBlock, textOf } from './source-block.ts';
import type { TableCatalog } from './table-catalog.ts';
import type { TableName, TableSchema } from './table-schema.ts';

const operations: Readonly<Record<string, Operation>> = {
  c: 'create',
  u: 'update',
  d: 'delete',
  r: 'read',
  t: 'truncate',
  m: 'message',
};

/** All that is known before the rows are read. */
interface Context {
  readonly record: RecordInput;
  readonly payload: JsonObject;
  readonly source: SourceBlock;
  readonly operation: Operation;
  readonly name: TableName;
  readonly table: TableSchema | null;
  readonly plan: RowPlan;
  readonly catalog: TableCatalog;
}

export function normalizeChange(record: RecordInput, body: Body, catalog: TableCatalog): Outcome<NormalizedChange> {
  const { payload } = body;
  const block = payload.get('source');
  if (!isJsonObject(block)) return fault('missing-source', {});
  const streamed = readSource(block);
  const op = stringOf(payload.get('op')) ?? '';
  // Connectors before 1.2 sent snapshot rows as `c`: the flag decides.
  const operation =
    op === 'c' && streamed.snapshot !== null ? 'read' : Object.hasOwn(operations, op) ? operations[op] : undefined;
  if (operation === undefined) return fault('unknown-operation', { op: op.slice(0, 40) });
  const source = operation === 'read' ? asBaseline(streamed) : streamed;
  const { database, schema, table: tableName } = source;
  const name: TableName = { source: record.source, database, schema, table: tableName };
  const table = catalog.find(record.source, database, schema, tableName);
  const plan = catalog.plans.planFor(body.schema, table, source.connector);
  return readImages({ record, payload, source, operation, name, table, plan, catalog });
}

/** Some versions leave the flag of a snapshot row at "false": the operation says it too. */
function asBaseline(source: SourceBlock): SourceBlock {
  return { ...source, snapshot: source.snapshot ?? 'true', committedAt: null };
}

function readImages(context: Context): Outcome<NormalizedChange> {
  const { payload, operation } = context;
  const [before, after] = [payload.get('before') ?? null, payload.get('after') ?? null];
  if (!isRowOrNull(before)) return fault('bad-row', { member: 'before' });
  if (!isRowOrNull(after)) return fault('bad-row', { member: 'after' });
  const needed = neededImage(operation);
  if ((needed === 'after' && after === null) || (needed === 'before' && before === null))
    return fault('missing-row', { op: operation });
  if (operation === 'message')
    return { ok: true, value: buildChange(context, { before: null, after: payload.get('message') ?? null }) };
  return { ok: true, value: buildChange(context, { before, after }) };
}

interface Images {
  readonly before: JsonValue;
  readonly after: JsonValue;
}

function buildChange(context: Context, images: Images): NormalizedChange {
  const { payload, source, operation, name, record, table, plan } = context;
  const digest = changeDigest({
    operation,
    table: [name.database, name.schema, name.table],
    ...images,
    time: source.time,
  });
  const transaction = payload.get('transaction') ?? null;
  const { event, isUnmapped } = fillEvent(context, images);
  if (isUnmapped) event.metadata.raw = record.bytes.toString('utf8');
  const keyChangeHalf = keyChangeHalfOf(record.deliveryHead, event);
  const replicaIdentity = source.connector === 'postgresql' ? replicaIdentityOf(operation, event.before) : null;
  const learned = learnTable({ name, table, plan, replicaIdentity });
  return {
    kind: 'change',
    event,
    digest,
    coordinates: rowCoordinates({ source, transaction, operation, digest }),
    ...(keyChangeHalf === null ? {} : { keyChangeHalf }),
    ...(learned === null ? {} : { learned }),
  };
}

function fillEvent(context: Context, images: Images): { event: CanonicalChangeEvent; isUnmapped: boolean } {
  const { payload, source, operation, record } = context;
  const event = eventFrame({ record, source, operation, capturedAt: capturedAt(payload) });
  const transaction = payload.get('transaction') ?? null;
  event.coordinate = readCoordinate(source, transaction);
  event.transactionId = isJsonObject(transaction) ? blockId(source.connector, transaction) : null;
  if (operation === 'message') {
    event.after = isJsonObject(images.after) ? logicalMessage(images.after) : null;
    return { event, isUnmapped: false };
  }
  return operation === 'truncate' ? { event, isUnmapped: false } : fillRows(event, context, images);
}

/** Values, key, marks and flags of a row; changes `event`. */
function fillRows(
  event: CanonicalChangeEvent,
  context: Context,
  images: Images,
): { event: CanonicalChangeEvent; isUnmapped: boolean } {
  const { plan, source, name, table, catalog } = context;
  const rowContext = { bendsUuids: source.connector === 'mariadb' && source.snapshot === null };
  const before = isJsonObject(images.before) ? readRow(images.before, plan, event.marks, rowContext) : null;
  const after = isJsonObject(images.after) ? readRow(images.after, plan, event.marks, rowContext) : null;
  event.before = before?.values ?? null;
  event.after = after?.values ?? null;
  const columns = keyColumns(name, table, catalog);
  const { key, origin, keyBefore } = rowKey(columns, event.before, event.after);
  event.key = key;
  event.keyOrigin = origin;
  if (keyBefore !== null) event.keyBefore = keyBefore;
  const isPartial = source.connector === 'postgresql' && event.operation === 'delete';
  if (isPartial && event.before !== null) {
    const replicaIdentity = table?.replicaIdentity ?? null;
    const invented = inventedColumns({ before: event.before, plan, key: columns.columns, replicaIdentity });
    for (const column of invented) setOwn(event.marks, column, 'invented');
  }
  event.changed = changedColumns(event.before, event.after, event.marks, plan);
  const isUnmapped = before?.isUnmapped === true || after?.isUnmapped === true;
  if (isPrepared(context)) event.flags.push('xa-outcome-unknown');
  if (origin === 'whole-row') event.flags.push('no-key');
  if (keyBefore !== null) event.flags.push('key-changed');
  if (isUnmapped) event.flags.push('unknown-mapping');
  if (plan.isLate || after?.isLate === true) event.flags.push('late-schema');
  return { event, isUnmapped };
}

/**
 * MySQL delivers rows of an XA transaction at PREPARE, outside any transaction block and without a thread; ordinary rows have a thread
 * even where the connector sends no blocks at all.
 */
function isPrepared({ source, payload }: Context): boolean {
  if (source.connector !== 'mysql' || source.snapshot !== null) return false;
  const hasBlock = isJsonObject(payload.get('transaction'));
  return !hasBlock && source.thread === null && stringOf(source.raw.get('gtid')) !== null;
}

/** Only a block names a transaction; a GTID alone (XA, TRUNCATE, DDL) stays in the coordinate. */
function blockId(connector: string, transaction: JsonObject): string | null {
  const id = textOf(transaction.get('id'));
  return id === null ? null : transactionIdOf(connector, id);
}

function neededImage(operation: Operation): 'before' | 'after' | null {
  if (operation === 'delete') return 'before';
  return operation === 'create' || operation === 'update' || operation === 'read' ? 'after' : null;
}

function isRowOrNull(value: JsonValue): boolean {
  return value === null || isJsonObject(value);
}

function fault(reason: QuarantineProblem['reason'], facts: QuarantineProblem['facts']): Outcome<never> {
  return { ok: false, problem: { reason, facts } };
}
