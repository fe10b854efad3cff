/** How to read the rows of one table at one point of the stream: each column's type, from the body's schema, the catalog, or neither. */
import type { ColumnMark, ColumnValue } from '#shared/canonical-change-event.ts';
import { binary, type ColumnType, text, unknownType } from './column-type.ts';
import { declaredType, isBinaryType } from './declared-type.ts';
import type { JsonObject } from './exact-json.ts';
import { stringOf } from './exact-json.ts';
import type { ColumnSchema, TableSchema } from './table-schema.ts';
import { type WireKind, wireKind, wireType } from './wire-type.ts';
import { zeroDateStandIns } from './zero-date.ts';

export interface PlanColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly nullable: boolean;
  readonly mark: Extract<ColumnMark, 'generated' | 'invisible'> | null;
  /** Values that may stand for 0000-00-00. */
  readonly zeroDates: readonly ColumnValue[];
}

export interface RowPlan {
  readonly columns: readonly PlanColumn[];
  readonly byName: ReadonlyMap<string, PlanColumn>;
  /** Types are known: from the body or the catalog. */
  readonly isMapped: boolean;
  /** The body's columns are not the catalog's. */
  readonly isLate: boolean;
  /** The columns as the body's schema shows them, where the catalog has no better knowledge. */
  readonly observed: readonly ColumnSchema[] | null;
}

export interface PlanInput {
  readonly fields: readonly JsonObject[] | null;
  readonly table: TableSchema | null;
  readonly connector: string;
}

export function planRow({ fields, table, connector }: PlanInput): RowPlan {
  if (fields !== null) return planFromBody(fields, table, connector);
  const columns = (table?.columns ?? []).map((column) => planDeclared(column, table, connector));
  return finish(columns, { isMapped: table !== null, isLate: false, observed: null });
}

function planFromBody(fields: readonly JsonObject[], table: TableSchema | null, connector: string): RowPlan {
  const declared = new Map(table?.columns.map((column) => [column.name, column]));
  const columns = fields.map((field) => planField(field, declared, connector));
  const isSame = columns.length === declared.size && columns.every((column) => declared.has(column.name));
  const isObserved = table === null || (table.origin === 'observed' && !isSame);
  const observed = isObserved ? fields.map(observeColumn) : null;
  return finish(columns, { isMapped: true, isLate: table !== null && !isSame, observed });
}

function planField(field: JsonObject, declared: ReadonlyMap<string, ColumnSchema>, connector: string): PlanColumn {
  const name = stringOf(field.get('field')) ?? '';
  const column = declared.get(name);
  const wire = wireType(wireKind(field), connector);
  const isBytes = wire === text && column !== undefined && isBinaryType(column.type);
  const type = isBytes ? binary : wire;
  const nullable = field.get('optional') === true;
  const sent = field.get('default');
  const fallback = sent === undefined || sent === null ? null : (type.decode(sent) ?? null);
  const zeroDates = zeroDateStandIns({ type, nullable, fallback, connector });
  return { name, type, nullable, mark: markOf(column), zeroDates };
}

function planDeclared(column: ColumnSchema, table: TableSchema | null, connector: string): PlanColumn {
  const type =
    (table?.origin === 'observed' ? observedType(column, connector) : declaredType(column, connector)) ?? unknownType;
  const { name, nullable, defaultValue } = column;
  const zeroDates = zeroDateStandIns({ type, nullable, fallback: defaultValue, connector });
  return { name, type, nullable, mark: markOf(column), zeroDates };
}

function markOf(column: ColumnSchema | undefined): PlanColumn['mark'] {
  if (column?.generated === true) return 'generated';
  return column?.invisible === true ? 'invisible' : null;
}

function finish(columns: readonly PlanColumn[], rest: Omit<RowPlan, 'columns' | 'byName'>): RowPlan {
  return { columns, byName: new Map(columns.map((column) => [column.name, column])), ...rest };
}

/** Observed columns carry the wire's own kind as their type, so that they can be read again when schemas are switched off. */
function observeColumn(field: JsonObject): ColumnSchema {
  const { kind, size } = wireKind(field);
  const isLength = kind === 'Bits';
  return {
    name: stringOf(field.get('field')) ?? '',
    type: kind,
    length: isLength ? size : null,
    scale: isLength ? null : size,
    nullable: field.get('optional') === true,
    generated: false,
    invisible: false,
    defaultValue: null,
  };
}

function observedType(column: ColumnSchema, connector: string): ColumnType {
  const wire: WireKind = { kind: column.type, size: column.length ?? column.scale };
  return wireType(wire, connector);
}
