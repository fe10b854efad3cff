/** The names of members that tell record kinds apart, as small numbers, compared byte by byte. */

/** Debezium's value (with or without schema), Maxwell's row, Debezium's notification. */
export const memberNames = {
  schema: 1,
  payload: 2,
  before: 3,
  after: 4,
  op: 5,
  ddl: 6,
  tableChanges: 7,
  status: 8,
  id: 9,
  aggregate_type: 10,
  type: 11,
  database: 12,
  ts_ms: 13,
} as const;

export const SCHEMA = memberNames.schema;
export const PAYLOAD = memberNames.payload;
export const BEFORE = memberNames.before;
export const AFTER = memberNames.after;
export const OP = memberNames.op;
export const STATUS = memberNames.status;
export const TYPE = memberNames.type;
export const DATABASE = memberNames.database;

const byLength: ReadonlyMap<number, readonly { readonly bytes: Buffer; readonly code: number }[]> = Map.groupBy(
  Object.entries(memberNames).map(([name, code]) => ({ bytes: Buffer.from(name), code })),
  ({ bytes }) => bytes.length,
);

/** 0 where the name is none of them. */
export function nameCode(bytes: Uint8Array, start: number, end: number, escaped: boolean): number {
  if (escaped) return escapedNameCode(bytes, start, end);
  const candidates = byLength.get(end - start);
  if (candidates === undefined) return 0;
  for (const candidate of candidates) {
    if (equals(bytes, start, candidate.bytes)) return candidate.code;
  }
  return 0;
}

export function bit(code: number): number {
  return 1 << code;
}

function escapedNameCode(bytes: Uint8Array, start: number, end: number): number {
  if (end - start > 256) return 0;
  const text: unknown = JSON.parse(Buffer.from(bytes.subarray(start - 1, end + 1)).toString('utf8'));
  const name = Buffer.from(String(text));
  return nameCode(name, 0, name.length, false);
}

function equals(bytes: Uint8Array, start: number, name: Uint8Array): boolean {
  for (let i = 0; i < name.length; i++) {
    if (bytes[start + i] !== name[i]) return false;
  }
  return true;
}
