/** Packs sealed small deliveries into blocks: written and read back identical before their rows go. */
import { inTransaction, type Sqlite } from '../sqlite.ts';
import { listMonths } from './bodies-reader.ts';
import { decodeBody } from './body-form.ts';
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
const packBytes = 2 * 1024 * 1024;

/** Packs the first full block found, oldest month first; a closed month's rest is packed too. Returns how many went into it. */
export function packOnce(workspaceFolder: string, upTo: number, open: (month: string) => Sqlite): number {
  const months = listMonths(workspaceFolder);
  for (const [index, month] of months.entries()) {
    const packed = packMonth(open(month), upTo, index < months.length - 1);
    if (packed > 0) return packed;
  }
  return 0;
}

function packMonth(db: Sqlite, upTo: number, closed: boolean): number {
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
  const text = (delivery: PackedDelivery) => JSON.stringify({ ...delivery, bytes: delivery.bytes.toString('base64') });
  const same =
    before.length === after.length &&
    before.every((delivery, i) => text(delivery) === text(after[i] ?? delivery) && after[i] !== undefined);
  if (!same) throw new Error('a packed block differs from its deliveries; they stay unpacked');
}
