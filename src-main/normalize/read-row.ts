/** One row as sent to canonical values, with a mark on each that is not what the application wrote. */
import type { ColumnMark, ColumnValue } from '#shared/canonical-change-event.ts';
import { compactText } from './canonical-text.ts';
import { isJsonArray, type JsonObject, type JsonValue } from './exact-json.ts';
import type { PlanColumn, RowPlan } from './row-plan.ts';

export interface ReadRow {
  readonly values: Record<string, ColumnValue>;
  /** Columns that the plan does not know, or that the row lacks. */
  readonly isLate: boolean;
  /** Values that did not fit their type, or columns without a type: the raw payload is kept beside them. */
  readonly isUnmapped: boolean;
}

export type Marks = Record<string, ColumnMark>;

/** Debezium's `unavailable.value.placeholder`, as text and as base64. */
const placeholders: ReadonlySet<JsonValue> = new Set([
  '__debezium_unavailable_value',
  'X19kZWJleml1bV91bmF2YWlsYWJsZV92YWx1ZQ==',
]);

/** MariaDB UUIDs whose last byte is 00 arrive turned by the missing bytes, in streaming only: the text then begins with 00. */
export interface RowContext {
  readonly bendsUuids: boolean;
}

/** Adds to `marks`; a column that was not sent (unavailable) is left out of the values. */
export function readRow(row: JsonObject, plan: RowPlan, marks: Marks, context: RowContext): ReadRow {
  const values: Record<string, ColumnValue> = {};
  let isUnmapped = !plan.isMapped;
  let unknown = 0;
  for (const [name, sent] of row) {
    const column = plan.byName.get(name);
    if (column === undefined) unknown += 1;
    if (isPlaceholder(sent)) {
      setOwn(marks, name, 'unavailable');
      continue;
    }
    const value = column === undefined ? undefined : readValue(sent, column);
    if (value === undefined) isUnmapped = true;
    setOwn(values, name, value === undefined ? fallbackValue(sent) : value);
    if (column !== undefined && value !== undefined) markValue(marks, column, value, context);
  }
  const isLate = plan.isMapped && (unknown > 0 || row.size - unknown < plan.columns.length);
  return { values, isLate, isUnmapped };
}

function readValue(sent: JsonValue, column: PlanColumn): ColumnValue | undefined {
  return sent === null ? null : column.type.decode(sent);
}

function markValue(marks: Marks, column: PlanColumn, value: ColumnValue, context: RowContext): void {
  if (column.mark !== null) setOwn(marks, column.name, column.mark);
  else if (column.zeroDates.length > 0 && column.zeroDates.includes(value)) setOwn(marks, column.name, 'zero-date');
  else if (context.bendsUuids && column.type.isUuid === true && typeof value === 'string' && value.startsWith('00'))
    setOwn(marks, column.name, 'suspect');
}

function isPlaceholder(sent: JsonValue): boolean {
  if (typeof sent === 'string') return sent.length < 45 && placeholders.has(sent);
  return isJsonArray(sent) && sent.length === 1 && placeholders.has(sent[0] ?? null);
}

/** Exact, and no more than what was sent. */
function fallbackValue(sent: JsonValue): ColumnValue {
  if (sent === null || typeof sent === 'string' || typeof sent === 'boolean' || typeof sent === 'number') return sent;
  return compactText(sent);
}

/** A column may be named `__proto__`. */
export function setOwn<T>(target: Record<string, T>, name: string, value: NoInfer<T>): void {
  if (name === '__proto__')
    Object.defineProperty(target, name, { value, enumerable: true, writable: true, configurable: true });
  else target[name] = value;
}
