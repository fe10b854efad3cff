/** Retention: empties a month's file of bodies and nonces, leaving a stub that keeps the last id and says when. */
import { AuditError } from '../../errors.ts';
import { inTransaction, type Sqlite } from '../sqlite.ts';
import { openMonthReader } from './bodies-month-reader.ts';
import { lastIdOf, listMonths } from './bodies-reader.ts';

/** A file that a reader holds open can't be removed everywhere (Windows), so it is emptied and shrunk instead. */
export function dropMonthBodies(
  workspaceFolder: string,
  month: string,
  sealedTo: number,
  db: Sqlite,
): { deliveries: number; lastId: number } {
  if (month === listMonths(workspaceFolder).at(-1))
    throw new AuditError('bad-request', `${month} is still being written`);
  const reader = openMonthReader(workspaceFolder, month);
  const deliveries = reader.count();
  const lastId = lastIdOf(reader);
  reader.close();
  if (lastId > sealedTo) throw new AuditError('bad-request', `${month}: delivery ${lastId} is not sealed yet`);
  inTransaction(db, () => {
    for (const table of ['delivery', 'chunk', 'pack', 'seed', 'nonce']) db.exec(`DELETE FROM ${table}`);
    const note = db.prepare(
      'INSERT INTO about (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
    );
    note.run('dropped', new Date().toISOString());
    note.run('deliveries', String(deliveries));
    note.run('lastId', String(lastId));
  });
  db.exec('VACUUM');
  db.pragma('wal_checkpoint(TRUNCATE)');
  return { deliveries, lastId };
}
