/** PostgreSQL's infinite dates, which arrive as numbers: the driver's constants cut to the wire's width. */
import { type ColumnType, date, dateTime } from './column-type.ts';
import { numberText } from './exact-json.ts';

/** Days: pgjdbc's ±infinity in a snapshot, the server's INT32_MAX/MIN moved from 2000 to 1970 in the stream. */
const infiniteDays: Readonly<Record<string, string>> = {
  '-622191234': 'infinity',
  '-2147472692': 'infinity',
  '622191232': '-infinity',
  '622191233': '-infinity',
  '-2147472691': '-infinity',
};

/** Sent as they are (milliseconds of the driver's constants) where microseconds are meant. */
const infiniteMicros: Readonly<Record<string, string>> = {
  '9223372036825200000': 'infinity',
  '-9223372036832400000': '-infinity',
};

const micros = dateTime(1_000_000);

export const postgresDate: ColumnType = {
  ...date,
  decode: (value) => infiniteDays[numberText(value) ?? ''] ?? date.decode(value),
};

export const postgresTimestamp: ColumnType = {
  ...micros,
  decode: (value) => infiniteMicros[numberText(value) ?? ''] ?? micros.decode(value),
};
