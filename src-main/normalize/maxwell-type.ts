/** Column types as Maxwell writes them: text and bare numbers where Debezium sends counts and bytes. */
import type { ColumnValue } from '#shared/canonical-change-event.ts';
import type { ColumnType } from './column-type.ts';
import * as columnType from './column-type.ts';
import { isJsonArray, type JsonValue, numberText, stringOf } from './exact-json.ts';
import { fractionOf } from './temporal.ts';

/** Null: as everywhere. Streamed TIMESTAMP is UTC; a bootstrap writes it in the zone of the Java process, which is not told. */
export function maxwellType(name: string, connector: 'maxwell' | 'maxwell-bootstrap'): ColumnType | null {
  if (/^(BIGINT|INT|SERIAL)\b.*UNSIGNED|^BIGINT|^SERIAL/.test(name)) return columnType.bigInteger;
  if (/^(DECIMAL|NUMERIC)/.test(name))
    return { ...columnType.bigInteger, decode: (v) => numberText(v) ?? stringOf(v) ?? undefined };
  if (name === 'DATETIME' || (name === 'TIMESTAMP' && connector === 'maxwell-bootstrap')) return wallClock;
  if (name === 'TIMESTAMP') return utc;
  if (/^(DATE|TIME|YEAR)$/.test(name)) return { ...columnType.text, comparison: 'instant' };
  if (name === 'SET') return set;
  if (name === 'BIT') return bit;
  return /^(GEOM|POINT|LINESTRING|POLYGON|MULTI)/.test(name) ? columnType.text : null;
}

const wallClock: ColumnType = { comparison: 'instant', decode: (value) => wallText(value) };
const utc: ColumnType = { comparison: 'instant', decode: decodeUtc };
const set: ColumnType = { comparison: 'text', decode: decodeSet };
const bit: ColumnType = { comparison: 'text', decode: decodeBit };

/** Zero dates stay as they are written. */
function wallText(value: JsonValue): string | undefined {
  const match = /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)(?:\.(\d+))?$/.exec(stringOf(value) ?? '');
  return match === null ? undefined : `${match[1]}${fractionOf(match[2] ?? '')}`;
}

function decodeUtc(value: JsonValue): ColumnValue | undefined {
  const text = wallText(value);
  if (text === undefined || text.startsWith('0000-00-00')) return text;
  return `${text.replace(' ', 'T')}Z`;
}

function decodeSet(value: JsonValue): ColumnValue | undefined {
  if (!isJsonArray(value)) return stringOf(value) ?? undefined;
  const members = value.map((member) => stringOf(member) ?? '');
  return members.join(',');
}

function decodeBit(value: JsonValue): ColumnValue | undefined {
  const text = numberText(value);
  return text !== null && /^\d+$/.test(text) ? `0b${BigInt(text).toString(2)}` : undefined;
}
