/** The types a column can have once wire and source agree: how a sent value becomes canonical, and how two values are compared. */
import type { ColumnValue } from '#shared/canonical-change-event.ts';
import { compactText } from './canonical-text.ts';
import { bytesOfBase64, decimalFromBase64, isDecimalText } from './decimal.ts';
import { isJsonObject, type JsonValue, numberText, stringOf } from './exact-json.ts';
import type { Comparison } from './same-value.ts';
import { dateText, dateTimeText, timeText, type UnitsPerSecond, zonedText } from './temporal.ts';

/** `undefined`: the value does not fit the type. Never called with null. */
export type Decode = (value: JsonValue) => ColumnValue | undefined;

export interface ColumnType {
  readonly decode: Decode;
  readonly comparison: Comparison;
  /** DATE, DATETIME, TIMESTAMP: where a zero date can hide. */
  readonly isDate?: boolean;
  readonly isUuid?: boolean;
}

export const smallInteger: ColumnType = { comparison: 'number', decode: decodeSmallInteger };
export const bigInteger: ColumnType = { comparison: 'number', decode: decodeBigInteger };
export const unsignedBigInteger: ColumnType = { comparison: 'number', decode: decodeUnsignedBig };
export const floating: ColumnType = { comparison: 'number', decode: decodeFloating };
export const zeroOrOne: ColumnType = { comparison: 'number', decode: decodeZeroOrOne };
export const trueOrFalse: ColumnType = {
  comparison: 'number',
  decode: (v) => (typeof v === 'boolean' ? v : undefined),
};
export const text: ColumnType = { comparison: 'text', decode: (v) => stringOf(v) ?? numberText(v) ?? undefined };
export const jsonText: ColumnType = { comparison: 'json', decode: (v) => stringOf(v) ?? compactText(v) };
export const uuid: ColumnType = { ...text, isUuid: true };
export const binary: ColumnType = { comparison: 'text', decode: decodeBinary };
export const date: ColumnType = { comparison: 'text', isDate: true, decode: decodeDate };
export const zoned: ColumnType = { comparison: 'instant', isDate: true, decode: decodeZoned };
export const geometry: ColumnType = { comparison: 'json', decode: decodeGeometry };
/** Arrays, vectors, maps, structs. */
export const structured: ColumnType = { comparison: 'json', decode: (v) => stringOf(v) ?? compactText(v) };
/** Type not known: exact, and no more than what was sent. */
export const unknownType: ColumnType = { comparison: 'text', decode: decodeUnknown };

export function decimal(scale: number): ColumnType {
  return {
    comparison: 'number',
    decode: (value) => {
      const number = numberText(value);
      if (number !== null) return number;
      const sent = stringOf(value);
      if (sent === null) return decodeVariableScale(value);
      return decimalFromBase64(sent, scale) ?? undefined;
    },
  };
}

/** DECIMAL whose form on the wire is not declared: text where it reads as text (mode `string`), else bytes (mode `precise`). */
export function decimalOfEitherForm(scale: number): ColumnType {
  const precise = decimal(scale);
  return {
    comparison: 'number',
    decode: (value) => {
      const sent = stringOf(value);
      return sent !== null && isDecimalText(sent) ? sent : precise.decode(value);
    },
  };
}

export function dateTime(units: UnitsPerSecond): ColumnType {
  return { comparison: 'instant', isDate: true, decode: (v) => decodeTemporal(v, dateTimeText(v, units)) };
}

export function time(units: UnitsPerSecond): ColumnType {
  return { comparison: 'instant', decode: (v) => decodeTemporal(v, timeText(v, units)) };
}

/** `0b` and the bits, most significant first; sent as little-endian bytes. */
export function bits(length: number): ColumnType {
  return {
    comparison: 'text',
    decode: (value) => {
      if (typeof value === 'boolean' || typeof value === 'number') return decodeZeroOrOne(value);
      const bytes = bytesOfBase64(stringOf(value) ?? '?');
      if (bytes === null) return undefined;
      const all = [...bytes].reverse().map((byte) => byte.toString(2).padStart(8, '0'));
      return `0b${all.join('').padStart(length, '0').slice(-length)}`;
    },
  };
}

function decodeSmallInteger(value: JsonValue): ColumnValue | undefined {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'number' && Number.isInteger(value) ? value : undefined;
}

function decodeBigInteger(value: JsonValue): ColumnValue | undefined {
  return numberText(value) ?? undefined;
}

/** `long` mode sends the upper half as negative numbers, `precise` mode sends bytes. */
function decodeUnsignedBig(value: JsonValue): ColumnValue | undefined {
  const number = numberText(value);
  if (number !== null) return /^-\d+$/.test(number) ? String(BigInt.asUintN(64, BigInt(number))) : number;
  return decimalFromBase64(stringOf(value) ?? '?', 0) ?? undefined;
}

function decodeFloating(value: JsonValue): ColumnValue | undefined {
  const number = numberText(value);
  if (number === null) return stringOf(value) ?? undefined;
  return Number.isFinite(Number(number)) ? Number(number) : number;
}

function decodeZeroOrOne(value: JsonValue): ColumnValue | undefined {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'number' ? value : undefined;
}

function decodeBinary(value: JsonValue): ColumnValue | undefined {
  const sent = stringOf(value);
  return sent === null ? undefined : `base64:${sent}`;
}

function decodeDate(value: JsonValue): ColumnValue | undefined {
  const sent = stringOf(value);
  return sent === null ? (dateText(value) ?? undefined) : sent.replace(/Z$/, '');
}

/** Mode `isostring` puts a false `Z` behind what has no zone. */
function decodeTemporal(value: JsonValue, decoded: string | null): ColumnValue | undefined {
  const sent = stringOf(value);
  return sent === null ? (decoded ?? undefined) : sent.replace(/Z$/, '').replace('T', ' ');
}

function decodeZoned(value: JsonValue): ColumnValue | undefined {
  const sent = stringOf(value);
  return sent === null ? undefined : zonedText(sent);
}

/** The WKB is the value; `x` and `y` beside it are derived, and swapped for SRID 4326. */
function decodeGeometry(value: JsonValue): ColumnValue | undefined {
  if (!isJsonObject(value)) return stringOf(value) ?? undefined;
  const srid = numberText(value.get('srid'));
  return `{"srid":${srid ?? 'null'},"wkb":${JSON.stringify(stringOf(value.get('wkb')))}}`;
}

function decodeVariableScale(value: JsonValue): ColumnValue | undefined {
  if (!isJsonObject(value)) return undefined;
  const sent = stringOf(value.get('value'));
  const scale = value.get('scale');
  return sent === null || typeof scale !== 'number' ? undefined : (decimalFromBase64(sent, scale) ?? undefined);
}

function decodeUnknown(value: JsonValue): ColumnValue | undefined {
  if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number') return value;
  return numberText(value) ?? compactText(value);
}
