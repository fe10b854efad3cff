/** Packs sealed deliveries that follow each other into one block: compressed off this thread, read back identical before the rows go. */
import { isDeepStrictEqual } from 'node:util';
import { inTransaction, type Sqlite } from '../sqlite.ts';
import { listMonths } from './bodies-reader.ts';
import { compressDense, decodeBody, inflateDense } from './body-form.ts';
import type { BodyEncoding } from './delivery.ts';
import { type PackedDelivery, packContent, parsePack } from './pack-block.ts';

interface Run {
  readonly first: number;
  readonly last: number;
}

interface StoredRow {
  id: number;
  source: string;
  receivedAt: string;
  head: string;
  encoding: BodyEncoding;
  size: number;
  form: string;
  body: Buffer;
}

const packDeliveries = 1024;
/** Reading one delivery inflates its block, a few milliseconds; what schemas repeat is stored once in it. */
const packBytes = 2 * 1024 * 1024;

/** Packs the first full block found (a closed month's rest too), oldest month first. The number packed, 0 for nothing left. */
export async function packOnce(
  workspaceFolder: string,
  upTo: number,
  open: (month: string) => Sqlite,
): Promise<number> {
  const months = listMonths(workspaceFolder);
  for (const [index, month] of months.entries()) {
    const run = nextRun(open(month), upTo, index < months.length - 1);
    if (run === null) continue;
    const deliveries = readRun(open(month), run);
    const block = await compressDense(packContent(deliveries));
    assertSame(deliveries, parsePack(await inflateDense(block)));
    replaceRows(open(month), deliveries, run, block);
    return deliveries.length;
  }
  return 0;
}

/** The first ids that follow each other and fill a block. */
function nextRun(db: Sqlite, upTo: number, closed: boolean): Run | null {
  const unpacked = db.prepare<[number], { id: number; size: number }>(
    `SELECT id, size FROM delivery WHERE form IN ('plain', 'zstd') AND id <= ? ORDER BY id`,
  );
  let run: { first: number; last: number; bytes: number } | null = null;
  for (const { id, size } of unpacked.iterate(upTo)) {
    const fits = run !== null && id === run.last + 1 && run.bytes + size <= packBytes;
    if (run !== null && fits && id - run.first < packDeliveries) {
      run.last = id;
      run.bytes += size;
    } else if (run !== null) return run;
    else run = { first: id, last: id, bytes: size };
  }
  // The newest run may still grow: it waits until it fills a block.
  return closed ? run : null;
}

function readRun(db: Sqlite, { first, last }: Run): PackedDelivery[] {
  const rows = db.prepare<[number, number], StoredRow>(
    `SELECT id, source, received_at AS receivedAt, head, encoding, size, form, body FROM delivery
     WHERE body IS NOT NULL AND id BETWEEN ? AND ? ORDER BY id`,
  );
  return rows
    .all(first, last)
    .map(({ form, body, ...meta }) => ({ ...meta, bytes: decodeBody(form, body, meta.size) }));
}

/** One that was erased meanwhile leaves its run as it is; the next look finds the shorter ones. */
function replaceRows(db: Sqlite, deliveries: readonly PackedDelivery[], { first, last }: Run, block: Buffer): void {
  const present = db
    .prepare<[number, number], number>('SELECT count(*) FROM delivery WHERE body IS NOT NULL AND id BETWEEN ? AND ?')
    .pluck();
  inTransaction(db, () => {
    if (present.get(first, last) !== deliveries.length) return;
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
