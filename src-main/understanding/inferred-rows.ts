/** Change events as inference sees them: typed by the definition in force. */
import type { CanonicalChangeEvent } from '#shared/canonical-change-event.ts';
import type { ColumnTypes, InferredRow, RowOperation } from '../infer/inferred-row.ts';
import { keyTextOf } from '../infer/netting.ts';
import type { TableSchema } from '../normalize/table-schema.ts';
import type { ReadingBase } from './reading.ts';

const noTypes: ColumnTypes = new Map();
const typesOf = new WeakMap<TableSchema, ColumnTypes>();

export function columnTypes(schema: TableSchema | null): ColumnTypes {
  if (schema === null) return noTypes;
  const known = typesOf.get(schema);
  if (known) return known;
  const types: ColumnTypes = new Map(schema.columns.map(({ name, type }) => [name, kindOf(type)]));
  typesOf.set(schema, types);
  return types;
}

function kindOf(type: string): 'decimal' | 'integer' | 'bigint' | 'number' | 'text' {
  if (/^(DECIMAL|NUMERIC|MONEY|SMALLMONEY|NUMBER)/i.test(type)) return 'decimal';
  if (/^(BIGINT|INT8|SERIAL|(INT|INTEGER|INT4) UNSIGNED)/i.test(type)) return 'bigint';
  if (/INT|SERIAL|YEAR|^BIT|^BOOL/i.test(type)) return 'integer';
  return /FLOAT|DOUBLE|REAL/i.test(type) ? 'number' : 'text';
}

interface Place {
  readonly tableId: number;
  readonly tx: number | null;
  readonly atMs: number;
}

const operations: readonly string[] = [
  'create',
  'update',
  'delete',
  'truncate',
  'schema-change',
] satisfies RowOperation[];

/** Null for what is no activity: snapshot rows, messages. */
export function inferredRow(
  { catalog }: Pick<ReadingBase, 'catalog'>,
  event: CanonicalChangeEvent,
  { tableId, tx, atMs }: Place,
): InferredRow | null {
  if (!operations.includes(event.operation)) return null;
  return {
    leaf: event.leaf,
    table: event.table,
    tableId,
    database: event.database,
    key: event.key,
    keyText: keyTextOf(event.key),
    operation: event.operation as RowOperation, // one of them: tested above
    before: event.before,
    after: event.after,
    changed: event.changed,
    atMs,
    tx,
    thread: event.thread,
    statement: event.statement,
    ddl: event.ddl,
    types: columnTypes(catalog.find(event.source, event.database, event.schema ?? null, event.table)),
  };
}
