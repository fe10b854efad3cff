/** Reads a table with SELECT in a form that can be compared with our values, exact for every type. */
import type { ColumnValue, Row } from '#shared/canonical-change-event.ts';
import type { Database } from '../lab/lab.ts';

interface Column {
  readonly name: string;
  readonly type: string;
}

export async function tableNames(database: Database, schema: string): Promise<string[]> {
  const rows = await database.query(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema='${schema}' AND table_type='BASE TABLE' ORDER BY 1`,
  );
  return rows.map((row) => String(row.name));
}

/** Rows as comparable text by column, sorted. */
export async function selectedRows(database: Database, schema: string, table: string): Promise<string[]> {
  const columns = await columnsOf(database, schema, table);
  const list = columns.map(({ name, type }) => `${expression(quoted(name), type)} AS ${quoted(name)}`).join(', ');
  const rows = await database.query(`SET time_zone='+00:00'; SELECT ${list} FROM ${quoted(schema)}.${quoted(table)}`);
  const answer = rows[1];
  if (!Array.isArray(answer)) throw new Error('the second statement gave no rows');
  return answer.map((row) => rowText(columns, (column) => selectedText(column.type, row[column.name]))).sort();
}

export async function rebuiltRows(
  database: Database,
  schema: string,
  table: string,
  rows: readonly Row[],
): Promise<string[]> {
  const columns = await columnsOf(database, schema, table);
  return rows.map((row) => rowText(columns, ({ name, type }) => ourText(type, row[name]))).sort();
}

async function columnsOf(database: Database, schema: string, table: string): Promise<Column[]> {
  const rows = await database.query(
    `SELECT column_name AS name, data_type AS type, column_type AS full FROM information_schema.columns WHERE table_schema='${schema}' AND table_name='${table}' ORDER BY ordinal_position`,
  );
  return rows.map((row) => ({ name: String(row.name), type: String(row.type) }));
}

const quoted = (name: string) => `\`${name}\``;
const isBinary = (type: string) => /^(tiny|medium|long)?blob$|binary$/.test(type);
const isSpatial = (type: string) => /^(point|geometry|polygon|linestring|multi.*|geom.*)$/.test(type);

function expression(column: string, type: string): string {
  if (isBinary(type) || isSpatial(type)) return `HEX(${column})`;
  if (type === 'bit') return `CAST(${column} AS UNSIGNED)`;
  if (type === 'vector') return `VECTOR_TO_STRING(${column})`;
  // MariaDB's JSON is LONGTEXT, which the driver would parse.
  if (type === 'float' || type === 'json' || type === 'longtext') return `CAST(${column} AS CHAR)`;
  return column;
}

function rowText(columns: readonly Column[], value: (column: Column) => string): string {
  return columns.map((column) => `${column.name}=${value(column)}`).join('\n');
}

function selectedText(type: string, value: unknown): string {
  if (value === null) return 'NULL';
  if (type === 'json') return jsonText(String(value));
  if (type === 'float' || type === 'double') return String(Number(value));
  if (type === 'time' || type === 'datetime') return withoutTrailingZeros(String(value));
  if (type === 'timestamp') return `${withoutTrailingZeros(String(value)).replace(' ', 'T')}Z`;
  if (type === 'vector') return vectorText(String(value));
  return String(value);
}

/** Our value in the same form; the rules are those of the docstring of `ColumnValue`. */
function ourText(type: string, value: ColumnValue | undefined): string {
  if (value === undefined) return 'ABSENT';
  if (value === null) return 'NULL';
  const text = String(value);
  if (isBinary(type))
    return Buffer.from(text.replace(/^base64:/, ''), 'base64')
      .toString('hex')
      .toUpperCase();
  if (isSpatial(type)) return spatialText(text);
  if (type === 'bit') return BigInt(text).toString();
  if (type === 'json') return jsonText(text);
  if (type === 'float' || type === 'double') return String(Number(text));
  if (type === 'time' || type === 'datetime') return withoutTrailingZeros(text);
  if (type === 'timestamp') return `${withoutTrailingZeros(text.replace(/Z$/, ''))}Z`;
  if (type === 'vector') return vectorText(text);
  return text;
}

function withoutTrailingZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** The server's own storage form: SRID as 4 little-endian bytes, then WKB. */
function spatialText(text: string): string {
  const { srid, wkb }: { srid: number | null; wkb: string } = JSON.parse(text);
  const head = Buffer.alloc(4);
  head.writeUInt32LE(srid ?? 0);
  return Buffer.concat([head, Buffer.from(wkb.replace(/^base64:/, ''), 'base64')])
    .toString('hex')
    .toUpperCase();
}

function vectorText(text: string): string {
  return JSON.stringify(JSON.parse(text.replaceAll(/(\d)e\+?(-?\d+)/g, '$1e$2')).map(Number));
}

/** Members sorted, numbers as written (1 and 1.0 differ, 20 digits stay). */
function jsonText(text: string): string {
  const keepSource = (_key: string, value: unknown, context?: { source?: string }) =>
    typeof value === 'number' ? `#${context?.source ?? value}` : sorted(value);
  return JSON.stringify(JSON.parse(text, keepSource));
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
