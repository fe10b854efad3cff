/** 0000-00-00 in a NOT NULL column is delivered as the column's default, or as 1970: the values that may stand for it. */
import type { ColumnValue } from '#shared/canonical-change-event.ts';
import { type ColumnType, date, zoned } from './column-type.ts';

export interface ZeroDateInput {
  readonly type: ColumnType;
  readonly nullable: boolean;
  /** The column's default, canonical or as its table declares it. */
  readonly fallback: ColumnValue;
  readonly connector: string;
}

/** In a nullable column it is delivered as NULL, which can't be told from NULL. Only MySQL and MariaDB have such dates. */
export function zeroDateStandIns({ type, nullable, fallback, connector }: ZeroDateInput): readonly ColumnValue[] {
  const isPossible = type.isDate === true && !nullable && (connector === 'mysql' || connector === 'mariadb');
  if (!isPossible) return [];
  if (typeof fallback !== 'string') return [epochOf(type)];
  return [type === zoned ? fallback.replace(' ', 'T').replace(/Z?$/, 'Z') : fallback];
}

function epochOf(type: ColumnType): string {
  if (type === date) return '1970-01-01';
  return type === zoned ? '1970-01-01T00:00:00Z' : '1970-01-01 00:00:00';
}
