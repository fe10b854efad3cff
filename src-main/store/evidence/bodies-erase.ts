/** Destroys one delivery's bytes and nonce. Nonces come from a shared seed, so its siblings' are written out before the seed goes. */
import { AuditError } from '../../errors.ts';
import { deliveriesPerSeed, deliveryNonce } from '../../evidence/nonce.ts';
import { inTransaction, type Sqlite } from '../sqlite.ts';
import { blockOf } from './bodies-month-writer.ts';
import { listMonths } from './bodies-reader.ts';
import { decodePack, encodePack } from './pack-block.ts';

export function eraseBody(workspaceFolder: string, id: number, open: (month: string) => Sqlite): void {
  for (const month of listMonths(workspaceFolder)) {
    const db = open(month);
    if (!inTransaction(db, () => eraseBytes(db, id) && eraseNonce(db, id))) continue;
    // Older copies of the pages lie in the log until it is emptied.
    db.pragma('wal_checkpoint(TRUNCATE)');
    return;
  }
  throw new AuditError('not-found', `delivery ${id}`);
}

function eraseBytes(db: Sqlite, id: number): boolean {
  db.prepare('DELETE FROM chunk WHERE body = (SELECT chunks FROM delivery WHERE id = ?)').run(id);
  const row = db.prepare("UPDATE delivery SET form = 'erased', body = NULL, chunks = NULL WHERE id = ?").run(id);
  return row.changes > 0 || eraseFromPack(db, id);
}

function eraseFromPack(db: Sqlite, id: number): boolean {
  const pack = db
    .prepare<[number, number], { first: number; block: Buffer }>(
      'SELECT first, block FROM pack WHERE first <= ? AND last >= ?',
    )
    .get(id, id);
  if (pack === undefined) return false;
  const kept = decodePack(pack.block).map((delivery) =>
    delivery.id === id ? { ...delivery, erased: true, bytes: Buffer.alloc(0) } : delivery,
  );
  db.prepare('UPDATE pack SET block = ?, erased = erased + 1 WHERE first = ?').run(encodePack(kept), pack.first);
  return true;
}

function eraseNonce(db: Sqlite, id: number): boolean {
  const block = blockOf(id);
  const seed = db.prepare<[number], { bytes: Buffer }>('SELECT bytes FROM seed WHERE block = ?').get(block)?.bytes;
  if (seed !== undefined) {
    const keep = db.prepare('INSERT INTO nonce (delivery, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING');
    for (const sibling of idsOfBlock(db, block)) if (sibling !== id) keep.run(sibling, deliveryNonce(seed, sibling));
    db.prepare('DELETE FROM seed WHERE block = ?').run(block);
  }
  db.prepare('DELETE FROM nonce WHERE delivery = ?').run(id);
  return true;
}

function idsOfBlock(db: Sqlite, block: number): number[] {
  const low = block * deliveriesPerSeed;
  const high = low + deliveriesPerSeed - 1;
  const single = db
    .prepare<[number, number], number>('SELECT id FROM delivery WHERE id BETWEEN ? AND ?')
    .pluck()
    .all(low, high);
  const packs = db
    .prepare<[number, number], { first: number; last: number }>(
      'SELECT first, last FROM pack WHERE first <= ? AND last >= ?',
    )
    .all(high, low);
  const ids = new Set(single);
  for (const { first, last } of packs)
    for (let id = Math.max(first, low); id <= Math.min(last, high); id++) ids.add(id);
  return [...ids];
}
