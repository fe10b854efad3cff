/** A column as its table declares it (type name, length, scale) to a column type: for bodies sent without schemas. */

import type { ColumnType } from './column-type.ts';
import * as columnType from './column-type.ts';
import { numberText } from './exact-json.ts';
import { maxwellType } from './maxwell-type.ts';
import type { ColumnSchema } from './table-schema.ts';

type DeclaredColumn = Pick<ColumnSchema, 'type' | 'length' | 'scale'>;

/** Null where the name says nothing we know. */
export function declaredType(column: DeclaredColumn, connector: string): ColumnType | null {
  const name = column.type
    .toUpperCase()
    .replace(/\s+(ZEROFILL|SIGNED|IDENTITY)\b/g, '')
    .trim();
  if (connector === 'maxwell' || connector === 'maxwell-bootstrap')
    return maxwellType(name, connector) ?? commonType(name, column);
  if (connector === 'oracle') return oracleType(name, column) ?? commonType(name, column);
  if (connector === 'sqlserver') return sqlServerType(name, column) ?? commonType(name, column);
  return commonType(name, column);
}

/** Whether the column holds bytes: with schemas on, base64 mode sends them as a plain string. */
export function isBinaryType(type: string): boolean {
  return /^(TINY|MEDIUM|LONG)?BLOB$|^(VAR)?BINARY$|^(CHAR BYTE|LONG VARBINARY|BYTEA|RAW|IMAGE)$/i.test(type);
}

function commonType(name: string, column: DeclaredColumn): ColumnType | null {
  if (isBinaryType(name)) return columnType.binary;
  if (/^(BIGINT|INT8) UNSIGNED$|^SERIAL$/.test(name)) return columnType.unsignedBigInteger;
  if (/^(BIGINT|INT8)$|^(INT|INTEGER|INT4) UNSIGNED$/.test(name)) return columnType.bigInteger;
  if (/^(TINY|SMALL|MEDIUM|MIDDLE)?INT([1-4]|EGER)?( UNSIGNED)?$|^YEAR$/.test(name)) return columnType.smallInteger;
  if (/^(DECIMAL|DEC|NUMERIC|FIXED)( UNSIGNED)?$/.test(name)) return columnType.decimalOfEitherForm(column.scale ?? 0);
  if (/^(FLOAT|DOUBLE|REAL|DOUBLE PRECISION|FLOAT[48])( UNSIGNED)?$/.test(name)) return columnType.floating;
  if (/^BOOL(EAN)?$/.test(name)) return columnType.zeroOrOne;
  if (
    /(CHAR|VARCHAR|TEXT|CLOB|VARYING)\d?$|^(ENUM|SET|LONG|XML|INET[46]|NCLOB|ROWID)$|^(CHAR|VARCHAR|LONG VARCHAR)\b/.test(
      name,
    )
  )
    return columnType.text;
  if (/^(GEOMETRY|(MULTI)?(POINT|LINESTRING|POLYGON)|GEOMETRYCOLLECTION|GEOMCOLLECTION)$/.test(name))
    return columnType.geometry;
  return oneOfAKind(name, column);
}

function oneOfAKind(name: string, column: DeclaredColumn): ColumnType | null {
  switch (name) {
    case 'BIT':
      return columnType.bits(column.length ?? 1);
    case 'DATE':
      return columnType.date;
    case 'TIME':
      return columnType.time(1_000_000);
    case 'DATETIME':
      return dateTimeByMagnitude((column.length ?? 0) <= 3 ? 1_000 : 1_000_000);
    case 'TIMESTAMP':
      return columnType.zoned;
    case 'JSON':
      return columnType.jsonText;
    case 'UUID':
    case 'UNIQUEIDENTIFIER':
      return columnType.uuid;
    case 'VECTOR':
      return columnType.structured;
    default:
      return null;
  }
}

/** `time.precision.mode` is not told: a count too large for its unit (year 9999) is of the next finer one. */
function dateTimeByMagnitude(units: 1_000 | 1_000_000): ColumnType {
  const [millis, micros, nanos] = [
    columnType.dateTime(1_000),
    columnType.dateTime(1_000_000),
    columnType.dateTime(1_000_000_000),
  ];
  const inUnits = units === 1_000 ? millis : micros;
  return {
    ...inUnits,
    decode: (value) => {
      const count = Math.abs(Number(numberText(value) ?? 0));
      if (count > 253_402_300_800_000_000) return nanos.decode(value);
      if (count > 253_402_300_799_999) return micros.decode(value);
      return inUnits.decode(value);
    },
  };
}

function sqlServerType(name: string, column: DeclaredColumn): ColumnType | null {
  const digits = column.scale ?? column.length ?? 7;
  if (name === 'BIT') return columnType.zeroOrOne;
  if (name === 'DATETIME' || name === 'SMALLDATETIME') return columnType.dateTime(1_000);
  if (name === 'DATETIME2') return columnType.dateTime(unitsOf(digits));
  if (name === 'TIME') return columnType.time(unitsOf(digits));
  if (name === 'DATETIMEOFFSET') return columnType.zoned;
  if (/^(SMALL)?MONEY$/.test(name)) return columnType.decimalOfEitherForm(4);
  if (/^(TIMESTAMP|ROWVERSION)$/.test(name)) return columnType.binary;
  return null;
}

function oracleType(name: string, column: DeclaredColumn): ColumnType | null {
  if (name === 'NUMBER') {
    const isSmall = column.scale === 0 && column.length !== null && column.length <= 9;
    return isSmall ? columnType.smallInteger : columnType.decimalOfEitherForm(column.scale ?? 0);
  }
  if (name === 'DATE') return columnType.dateTime(1_000);
  if (/^TIMESTAMP(\(\d\))?$/.test(name)) return columnType.dateTime(unitsOf(column.length ?? column.scale ?? 6));
  if (/^TIMESTAMP.* TIME ZONE$/.test(name)) return columnType.zoned;
  if (/^BINARY_(FLOAT|DOUBLE)$/.test(name)) return columnType.floating;
  return name === 'BLOB' || name === 'RAW' ? columnType.binary : null;
}

function unitsOf(digits: number): 1_000 | 1_000_000 | 1_000_000_000 {
  if (digits <= 3) return 1_000;
  return digits <= 6 ? 1_000_000 : 1_000_000_000;
}
