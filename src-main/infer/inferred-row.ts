/** One row change as rules see it: typed values on demand, with its place in the stream. */
import type { ColumnValue, Row } from '#shared/canonical-change-event.ts';
import { toDecimal } from './decimal.ts';
import type { Facts } from './expressions.ts';

export type RowOperation = 'create' | 'update' | 'delete' | 'truncate' | 'schema-change';

export interface InferredRow {
  readonly leaf: number;
  readonly table: string;
  readonly tableId: number;
  readonly database: string;
  /** Values of the key, joined by `-`; null without a key. */
  readonly keyText: string | null;
  readonly key: Row | null;
  readonly operation: RowOperation;
  readonly before: Row | null;
  readonly after: Row | null;
  readonly changed: readonly string[];
  readonly atMs: number;
  /** Number of its transaction; null outside of any. */
  readonly tx: number | null;
  readonly thread: string | null;
  readonly statement: string | null;
  readonly ddl: string | null;
  /** Declared types by column; empty where the table's definition is not known. */
  readonly types: ColumnTypes;
}

/** Very many rows of one table and operation in one transaction: counted, with the first of them. */
export interface BulkRows {
  readonly first: InferredRow;
  readonly sample: readonly InferredRow[];
  readonly count: number;
  readonly lastLeaf: number;
}

export type ColumnTypes = ReadonlyMap<string, 'decimal' | 'integer' | 'bigint' | 'number' | 'text'>;

/** The image that says what the row is: what it became, or was. */
export function imageOf({ before, after }: Pick<InferredRow, 'before' | 'after'>): Row {
  return after ?? before ?? {};
}

const views = new WeakMap<Row, Facts>();

/** Columns by name, typed; the same object for the same image. */
export function typed(image: Row | null, types: ColumnTypes): Facts | null {
  if (image === null) return null;
  const known = views.get(image);
  if (known) return known;
  const view: Facts = {};
  for (const name in image) view[name] = typedValue(image[name] ?? null, types.get(name));
  views.set(image, view);
  return view;
}

function typedValue(value: ColumnValue, type: ReturnType<ColumnTypes['get']>): unknown {
  if (type === 'decimal' && typeof value === 'string') return toDecimal(value) ?? value;
  if (typeof value === 'number') return Number.isInteger(value) && type !== 'number' ? BigInt(value) : value;
  if ((type === 'integer' || type === 'bigint') && typeof value === 'string' && /^-?\d+$/.test(value))
    return BigInt(value);
  return value;
}
