/** Whether two canonical values of one column are the same value, however they were written. */
import type { ColumnValue } from '#shared/canonical-change-event.ts';
import { canonicalJsonText } from './canonical-text.ts';
import { plainDecimal } from './decimal.ts';

/** How a column's values are compared; from the column's type name by `comparisonOf`. */
export type Comparison = 'json' | 'number' | 'instant' | 'text';

/** `type` is a column's type name as in `ColumnSchema.type`, or null where it is not known. */
export function sameValue(type: string | null, a: ColumnValue, b: ColumnValue): boolean {
  return a === b || sameBy(type === null ? 'text' : comparisonOf(type), a, b);
}

export function comparisonOf(type: string): Comparison {
  if (/^(JSON|JSONB|GEOM|POINT|LINESTRING|POLYGON|MULTI|GEOGRAPHY|VECTOR)/i.test(type)) return 'json';
  if (/^(DATETIME|TIMESTAMP|TIME)/i.test(type)) return 'instant';
  if (/INT|DEC|NUM|FLOAT|DOUBLE|REAL|BOOL|BIT|YEAR|SERIAL|MONEY|FIXED/i.test(type)) return 'number';
  return 'text';
}

export function sameBy(comparison: Comparison, a: ColumnValue, b: ColumnValue): boolean {
  if (a === b) return true;
  if (a === null || b === null) return false;
  if (typeof a !== 'string' || typeof b !== 'string') return sameNumber(a, b);
  if (comparison === 'json') return sameJson(a, b);
  if (comparison === 'number') return sameNumber(a, b);
  if (comparison === 'instant') return withoutFractionZeros(a) === withoutFractionZeros(b);
  return withoutPrefix(a) === withoutPrefix(b) && a.startsWith(binaryPrefix) !== b.startsWith(binaryPrefix);
}

/** TINYINT(1) after a snapshot is 1, declared while streaming true; an integer may be text where its type was not known. */
function sameNumber(a: ColumnValue, b: ColumnValue): boolean {
  const left = plainDecimal(numeric(a));
  return left !== null && left === plainDecimal(numeric(b));
}

function numeric(value: ColumnValue): string {
  return typeof value === 'boolean' ? (value ? '1' : '0') : String(value);
}

function sameJson(a: string, b: string): boolean {
  const left = canonicalJsonText(a);
  return left !== null && left === canonicalJsonText(b);
}

function withoutFractionZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+(?=Z|$|[+-])/, '') : text;
}

const binaryPrefix = 'base64:';

/** The same bytes, once read without and once with knowing that the column is binary. */
function withoutPrefix(text: string): string {
  return text.startsWith(binaryPrefix) ? text.slice(binaryPrefix.length) : text;
}
