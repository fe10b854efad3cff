/** Every change of every row in order: what a row last looked like, what came before and after, and rows without key as a multiset. */

import { hash } from 'node:crypto';
import type { ColumnValue, Row } from '#shared/canonical-change-event.ts';
import type { Sqlite } from '../sqlite.ts';

export interface LastChange {
  readonly leaf: number;
  /** Of the image that the change left; null where it left none. */
  readonly digest: number | null;
}

export interface RowHistoryStore {
  last(table: number, key: StoredKey): LastChange | null;
  add(table: number, key: StoredKey, leaf: number, digest: number | null): void;
  /** The columns of a key of several, so that the row is found by each of them. */
  addParts(key: Row, leaf: number): void;
  /** Changes how often a row of a table without key is there; returns the new count. */
  keyless(table: number, digest: number, change: 1 | -1): number;
  forgetKeyless(table: number): void;
}

export type StoredKey = number | string;

export function createRowHistoryStore(db: Sqlite): RowHistoryStore {
  const last = db.prepare<[number, bigint | string], LastChange>(
    'SELECT leaf, digest FROM row_change WHERE table_id = ? AND key = ? ORDER BY leaf DESC LIMIT 1',
  );
  const add = db.prepare(
    'INSERT INTO row_change (table_id, key, leaf, digest) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET digest = excluded.digest',
  );
  const addPart = db.prepare('INSERT INTO key_part (value, leaf) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const keyless = db
    .prepare<[number, number, number], number>(
      'INSERT INTO keyless_row (table_id, digest, n) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n RETURNING n',
    )
    .pluck();
  const dropKeyless = db.prepare('DELETE FROM keyless_row WHERE table_id = ? AND digest = ?');
  const forget = db.prepare('DELETE FROM keyless_row WHERE table_id = ?');
  return {
    last: (table, key) => last.get(table, integerIfExact(key)) ?? null,
    add: (table, key, leaf, digest) => void add.run(table, integerIfExact(key), leaf, digest),
    addParts: (key, leaf) => {
      for (const value of Object.values(key)) if (value !== null) addPart.run(String(value), leaf);
    },
    keyless: (table, digest, change) => {
      const n = keyless.get(table, digest, change) ?? 0;
      if (n === 0) dropKeyless.run(table, digest);
      return n;
    },
    forgetKeyless: (table) => void forget.run(table),
  };
}

/** A single key column as integer where exact (neighbours stay neighbours on disk), else its text; several as a JSON list; long ones hashed. */
export function storedKey(key: Row): StoredKey {
  const values = Object.values(key);
  const [only] = values;
  if (values.length === 1 && only !== undefined) return storedValue(only);
  const text = JSON.stringify(values);
  return text.length <= 200 ? text : `sha256:${hash('sha256', text)}`;
}

export function storedValue(value: ColumnValue): StoredKey {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : String(value);
  const text = String(value);
  if (/^-?[1-9]\d{0,14}$|^0$/.test(text)) return Number(text);
  return text.length <= 200 ? text : `sha256:${hash('sha256', text)}`;
}

/** 52 bits of SHA-256: exact as a number in JavaScript and in SQLite. */
export function imageDigest(text: string): number {
  return Number.parseInt(hash('sha256', text).slice(0, 13), 16);
}

/** better-sqlite3 binds every JavaScript number as a float; only a BigInt is an INTEGER where the column takes any type. */
function integerIfExact(key: StoredKey): bigint | string {
  return typeof key === 'number' ? BigInt(key) : key;
}
