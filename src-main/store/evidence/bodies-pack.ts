/** Packs what is sealed: small deliveries into blocks, large ones compressed again; read back identical before the old form goes. */
import { isDeepStrictEqual } from 'node:util';
import { inTransaction, type Sqlite } from '../sqlite.ts';
import { listMonths } from './bodies-reader.ts';
import { compressDense, decodeBody } from './body-form.ts';
import type { BodyEncoding } from './delivery.ts';
import { decodePack, encodePack, type PackedDelivery } from './pack-block.ts';

interface SmallRow {
  id: number;
  source: string;
  receivedAt: string;
  head: string;
  encoding: BodyEncoding;
  size: number;
  form: string;
  body: Buffer;
}

const packDeliveries = 256;
/** Keeps one call to some ten milliseconds, and the reading of one delivery to about one. */
const packBytes = 512 * 1024;

/** Packs the first full block found (a closed month's rest too), else compresses one large delivery again, oldest month first. */
export function packOnce(workspaceFolder: string, upTo: number, open: (month: string) => Sqlite): number {
  const months = listMonths(workspaceFolder);
  for (const [index, month] of months.entries()) {
    const db = open(month);
    const packed = packSmall(db, upTo, index < months.length - 1) || packLarge(db, upTo);
    if (packed > 0) return packed;
  }
  return 0;
}

function packLarge(db: Sqlite, upTo: number): number {
  const next = db.prepare<[number], { id: number; body: Buffer }>(
    "SELECT id, body FROM delivery WHERE form = 'zstd' AND size >= 65536 AND id <= ? ORDER BY id LIMIT 1",
  );
  const row = next.get(upTo);
  if (row === undefined) return 0;
  const bytes = decodeBody('zstd', row.body);
  const dense = compressDense(bytes);
  if (!decodeBody('dense', dense).equals(bytes))
    throw new Error(`delivery ${row.id} compressed again differs; it stays as it is`);
  const body = dense.length < row.body.length ? dense : row.body;
  inTransaction(db, () => db.prepare("UPDATE delivery SET form = 'dense', body = ? WHERE id = ?").run(body, row.id));
  return 1;
}

function packSmall(db: Sqlite, upTo: number, closed: boolean): number {
  const next = db.prepare<[number, number, number], SmallRow>(
    `SELECT id, source, received_at AS receivedAt, head, encoding, size, form, body FROM delivery
     WHERE body IS NOT NULL AND size < 65536 AND id > ? AND id <= ? ORDER BY id LIMIT ?`,
  );
  for (let after = 0; ; ) {
    const rows = next.all(after, upTo, packDeliveries);
    const run = consecutive(rows);
    const last = run.at(-1);
    if (last === undefined) return 0;
    // The newest run may still grow: it waits until it fills a block.
    const complete = run.length < rows.length || run.length === packDeliveries || closed;
    if (complete && run.length > 1) {
      writePack(db, run);
      return run.length;
    }
    after = last.id;
  }
}

/** The leading rows whose ids follow each other, up to the size of a block. */
function consecutive(rows: readonly SmallRow[]): SmallRow[] {
  const run: SmallRow[] = [];
  let bytes = 0;
  for (const row of rows) {
    const last = run.at(-1);
    if (last !== undefined && (row.id !== last.id + 1 || bytes + row.size > packBytes)) break;
    run.push(row);
    bytes += row.size;
  }
  return run;
}

function writePack(db: Sqlite, rows: readonly SmallRow[]): void {
  const deliveries = rows.map(
    ({ form, body, ...meta }): PackedDelivery => ({ ...meta, bytes: decodeBody(form, body) }),
  );
  const block = encodePack(deliveries);
  assertSame(deliveries, decodePack(block));
  const first = rows[0]?.id;
  const last = rows.at(-1)?.id;
  inTransaction(db, () => {
    db.prepare('INSERT INTO pack (first, last, block) VALUES (?, ?, ?)').run(first, last, block);
    db.prepare('DELETE FROM delivery WHERE id BETWEEN ? AND ?').run(first, last);
  });
}

function assertSame(before: readonly PackedDelivery[], after: readonly PackedDelivery[]): void {
  const same = before.length === after.length && before.every((delivery, i) => isSame(delivery, after[i]));
  if (!same) throw new Error('a packed block differs from its deliveries; they stay unpacked');
}

function isSame(before: PackedDelivery, after: PackedDelivery | undefined): boolean {
  if (after === undefined) return false;
  const { bytes: bytesBefore, ...metaBefore } = before;
  const { bytes: bytesAfter, ...metaAfter } = after;
  return bytesBefore.equals(bytesAfter) && isDeepStrictEqual(metaBefore, metaAfter);
}
