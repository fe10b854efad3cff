/** The reading statements of one month's bodies file, prepared once. */
import type { Sqlite } from '../sqlite.ts';
import type { BodyEncoding } from './delivery.ts';

export interface DeliveryRow {
  id: number;
  source: string;
  receivedAt: string;
  head: string;
  encoding: BodyEncoding;
  size: number;
  form: 'plain' | 'zstd' | 'chunks' | 'erased';
  chunks: number | null;
}

export interface PackRow {
  first: number;
  last: number;
  /** Changes whenever the block does. */
  erased: number;
}

export type MonthStatements = ReturnType<typeof prepareMonth>;

const columns = 'id, source, received_at AS receivedAt, head, encoding, size, form, chunks';

export function prepareMonth(db: Sqlite) {
  return {
    rowsAfter: db.prepare<[number, number], DeliveryRow>(
      `SELECT ${columns} FROM delivery WHERE id > ? ORDER BY id LIMIT ?`,
    ),
    row: db.prepare<[number], DeliveryRow>(`SELECT ${columns} FROM delivery WHERE id = ?`),
    body: db.prepare<[number], { form: string; body: Buffer }>(
      'SELECT form, body FROM delivery WHERE id = ? AND body IS NOT NULL',
    ),
    chunk: db.prepare<[number, number], Buffer>('SELECT bytes FROM chunk WHERE body = ? AND n = ?').pluck(),
    packUpTo: db.prepare<[number], PackRow>(
      'SELECT first, last, erased FROM pack WHERE first <= ? ORDER BY first DESC LIMIT 1',
    ),
    packAfter: db.prepare<[number], PackRow>(
      'SELECT first, last, erased FROM pack WHERE first > ? ORDER BY first LIMIT 1',
    ),
    block: db.prepare<[number], Buffer>('SELECT block FROM pack WHERE first = ?').pluck(),
    nonce: db.prepare<[number], Buffer>('SELECT bytes FROM nonce WHERE delivery = ?').pluck(),
    seed: db.prepare<[number], Buffer>('SELECT bytes FROM seed WHERE block = ?').pluck(),
    about: db.prepare<[string], string>('SELECT value FROM about WHERE key = ?').pluck(),
    ends: db.prepare<[], { first: number | null; last: number | null }>(
      `SELECT min(f) AS first, max(l) AS last FROM (
        SELECT (SELECT min(id) FROM delivery) AS f, (SELECT max(id) FROM delivery) AS l
        UNION ALL SELECT (SELECT min(first) FROM pack), (SELECT last FROM pack ORDER BY first DESC LIMIT 1))`,
    ),
    count: db
      .prepare<[], number>(
        'SELECT (SELECT count(*) FROM delivery) + (SELECT coalesce(sum(last - first + 1), 0) FROM pack)',
      )
      .pluck(),
    rowsCounted: db
      .prepare<[number, number], number>('SELECT count(*) FROM (SELECT 1 FROM delivery WHERE id > ? LIMIT ?)')
      .pluck(),
    packedCounted: db
      .prepare<[{ id: number }], number>(
        'SELECT coalesce(sum(last - max(first - 1, @id)), 0) FROM pack WHERE last > @id',
      )
      .pluck(),
    spans: db.prepare<[], { first: number; last: number }>(
      'SELECT id AS first, id AS last FROM delivery UNION ALL SELECT first, last FROM pack ORDER BY 1',
    ),
  };
}
