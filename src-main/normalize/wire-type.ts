/** A field's Kafka Connect type (logical name, else plain type) to a column type: what the body itself says about its values. */
import type { ColumnType } from './column-type.ts';
import * as columnType from './column-type.ts';
import { isJsonObject, type JsonObject, stringOf } from './exact-json.ts';
import { postgresDate, postgresTimestamp } from './postgres-infinity.ts';

/** The last part of the logical name (`MicroTimestamp`, `Decimal`), else the plain type (`int32`); with the one number it needs. */
export interface WireKind {
  readonly kind: string;
  /** Scale of a decimal, length of bits; null where there is none. */
  readonly size: number | null;
}

export function wireKind(field: JsonObject): WireKind {
  const logical = stringOf(field.get('name'));
  const isKnown = logical !== null && logicalKinds.has(shortName(logical));
  const kind = isKnown ? shortName(logical) : (stringOf(field.get('type')) ?? '');
  return { kind, size: sizeParameter(field) };
}

/** `connector` decides what a boolean is, and whether dates can be infinite. */
export function wireType({ kind, size }: WireKind, connector: string): ColumnType {
  const isPostgres = connector === 'postgresql';
  if (isPostgres && kind === 'Date') return postgresDate;
  if (isPostgres && kind === 'MicroTimestamp') return postgresTimestamp;
  if (kind === 'Decimal' || kind === 'VariableScaleDecimal') return columnType.decimal(size ?? 0);
  if (kind === 'Bits') return columnType.bits(size ?? 1);
  return logicalKinds.get(kind) ?? plainType(kind, isPostgres);
}

/** Debezium's and Connect's own names share their last part and their meaning. */
const logicalKinds: ReadonlyMap<string, ColumnType> = new Map([
  ['Decimal', columnType.decimal(0)],
  ['VariableScaleDecimal', columnType.decimal(0)],
  ['Bits', columnType.bits(1)],
  ['Date', columnType.date],
  ['IsoDate', columnType.date],
  ['Timestamp', columnType.dateTime(1_000)],
  ['MicroTimestamp', columnType.dateTime(1_000_000)],
  ['NanoTimestamp', columnType.dateTime(1_000_000_000)],
  ['IsoTimestamp', columnType.dateTime(1_000_000)],
  ['Time', columnType.time(1_000)],
  ['MicroTime', columnType.time(1_000_000)],
  ['NanoTime', columnType.time(1_000_000_000)],
  ['IsoTime', columnType.time(1_000_000)],
  ['ZonedTimestamp', columnType.zoned],
  ['ZonedTime', columnType.text],
  ['Year', columnType.smallInteger],
  ['Enum', columnType.text],
  ['EnumSet', columnType.text],
  ['Json', columnType.jsonText],
  ['Xml', columnType.text],
  ['Uuid', columnType.uuid],
  ['Interval', columnType.text],
  ['MicroDuration', columnType.bigInteger],
  ['NanoDuration', columnType.bigInteger],
  ['Point', columnType.geometry],
  ['Geometry', columnType.geometry],
  ['Geography', columnType.geometry],
  ['FloatVector', columnType.structured],
  ['DoubleVector', columnType.structured],
  ['SparseDoubleVector', columnType.structured],
]);

function plainType(type: string, isPostgres: boolean): ColumnType {
  switch (type) {
    case 'int8':
    case 'int16':
    case 'int32':
      return columnType.smallInteger;
    case 'int64':
      return columnType.bigInteger;
    case 'float':
    case 'float32':
    case 'float64':
    case 'double':
      return columnType.floating;
    case 'boolean':
      return isPostgres ? columnType.trueOrFalse : columnType.zeroOrOne;
    case 'bytes':
      return columnType.binary;
    case 'string':
      return columnType.text;
    case 'array':
    case 'map':
    case 'struct':
      return columnType.structured;
    default:
      return columnType.unknownType;
  }
}

function shortName(logical: string): string {
  return logical.slice(logical.lastIndexOf('.') + 1);
}

function sizeParameter(field: JsonObject): number | null {
  const parameters = field.get('parameters');
  if (!isJsonObject(parameters)) return null;
  const value = Number(parameters.get('scale') ?? parameters.get('length') ?? Number.NaN);
  return Number.isInteger(value) && Math.abs(value) <= 65_535 ? value : null;
}
