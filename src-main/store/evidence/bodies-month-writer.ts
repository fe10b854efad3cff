/** Writes one month's bodies file: rows, chunks, seeds; packs, erases, drops. Every call is durable when it returns. */
import { randomBytes } from 'node:crypto';
import { deliveriesPerSeed } from '../../evidence/nonce.ts';
import { inTransaction, openDatabase, type Sqlite } from '../sqlite.ts';
import { bodiesApplicationId, bodiesFile, bodiesMigrations } from './bodies-schema.ts';
import { encodeBody } from './body-form.ts';
import type { DeliveryMeta, IncomingDelivery } from './delivery.ts';

export interface MonthWriter {
  readonly month: string;
  readonly db: Sqlite;
  /** Newest id in this file, 0 for none. */
  lastId(): number;
  /** One commit; ids run from `firstId`. */
  append(list: readonly IncomingDelivery[], firstId: number): void;
  /** A new chunk list; its chunks are invisible until a delivery names it. */
  beginChunks(): number;
  appendChunk(chunks: number, n: number, bytes: Buffer): void;
  finishChunks(meta: DeliveryMeta & { readonly size: number }, chunks: number, id: number): void;
  dropChunks(chunks: number): void;
  /** Writes a page as it is: possible, or throws. */
  probe(): void;
  close(): void;
}

export function openMonthWriter(workspaceFolder: string, month: string): MonthWriter {
  const db = openDatabase(bodiesFile(workspaceFolder, month), {
    applicationId: bodiesApplicationId,
    migrations: bodiesMigrations,
  });
  // What was destroyed must not stay behind in free pages.
  db.pragma('secure_delete = ON');
  // A body that was being spooled when the process ended.
  db.exec('DELETE FROM chunk WHERE body NOT IN (SELECT chunks FROM delivery WHERE chunks IS NOT NULL)');
  const sql = prepareWriting(db);
  let nextChunks = 1 + Number(db.prepare('SELECT coalesce(max(body), 0) FROM chunk').pluck().get());

  function sow(firstId: number, lastId: number): void {
    for (let block = blockOf(firstId); block <= blockOf(lastId); block++)
      if (sql.sown.get(block) === undefined) sql.seed.run(block, randomBytes(32));
  }

  return {
    month,
    db,
    lastId: () => Number(sql.newest.get()),
    append(list, firstId) {
      const stored = list.map((delivery) => encodeBody(delivery.bytes, delivery.encoding));
      inTransaction(db, () => {
        sow(firstId, firstId + list.length - 1);
        for (const [i, { source, receivedAt, head, encoding, bytes }] of list.entries()) {
          const { form, body } = stored[i] ?? encodeBody(bytes, encoding);
          sql.delivery.run(firstId + i, source, receivedAt, head, encoding, bytes.length, form, body, null);
        }
      });
    },
    beginChunks: () => nextChunks++,
    appendChunk(chunks, n, bytes) {
      sql.chunk.run(chunks, n, bytes);
    },
    finishChunks({ source, receivedAt, head, encoding, size }, chunks, id) {
      inTransaction(db, () => {
        sow(id, id);
        sql.delivery.run(id, source, receivedAt, head, encoding, size, 'chunks', null, chunks);
      });
    },
    dropChunks(chunks) {
      sql.dropChunks.run(chunks);
    },
    probe() {
      inTransaction(db, () => db.pragma(`user_version = ${bodiesMigrations.length}`));
    },
    close: () => db.close(),
  };
}

function prepareWriting(db: Sqlite) {
  return {
    delivery: db.prepare(
      'INSERT INTO delivery (id, source, received_at, head, encoding, size, form, body, chunks) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ),
    seed: db.prepare('INSERT INTO seed (block, bytes) VALUES (?, ?)'),
    sown: db.prepare<[number], number>('SELECT 1 FROM seed WHERE block = ?').pluck(),
    chunk: db.prepare('INSERT INTO chunk (body, n, bytes) VALUES (?, ?, ?)'),
    dropChunks: db.prepare('DELETE FROM chunk WHERE body = ?'),
    newest: db
      .prepare(
        `SELECT max(coalesce((SELECT max(id) FROM delivery), 0),
                    coalesce((SELECT last FROM pack ORDER BY first DESC LIMIT 1), 0))`,
      )
      .pluck(),
  };
}

export function blockOf(id: number): number {
  return Math.floor(id / deliveriesPerSeed);
}
