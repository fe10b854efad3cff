/** Understands a recorded ledger to its end, and reads what came of it. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '#shared/coverage.ts';
import { installedPacks } from '../../../src-main/packs/installed-packs.ts';
import { always } from '../../../src-main/packs/packs-in-force.ts';
import { openInsightReader } from '../../../src-main/store/insight/open-insight.ts';
import { readFindings } from '../../../src-main/store/read/finding-row.ts';
import type { Sqlite } from '../../../src-main/store/sqlite.ts';
import { openUnderstanding } from '../../../src-main/understand.ts';
import type { RecordedLedger } from './recorded-ledger.ts';

export const insightName = 'insight-1.db';

/** Reads on from where the file stands, in batches of `batch` records. */
export function understand(ledger: RecordedLedger, { batch = 1000, file = insightName } = {}): string {
  const records = ledger.records();
  const path = join(ledger.folder, file);
  const understanding = openUnderstanding(path, records, always(installedPacks()));
  while (understanding.step(batch) > 0);
  understanding.markComplete();
  understanding.close();
  return path;
}

export function forget(ledger: RecordedLedger, file = insightName): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(join(ledger.folder, `${file}${suffix}`), { force: true });
}

/** Understands, and gives the file to `look`. */
export function look<T>(ledger: RecordedLedger, see: (db: Sqlite) => T): T {
  const db = openInsightReader(understand(ledger));
  try {
    return see(db);
  } finally {
    db.close();
  }
}

export function findingsOf(ledger: RecordedLedger, kind?: Finding['kind']): Finding[] {
  return look(ledger, (db) => (kind === undefined ? readFindings(db, '1', []) : readFindings(db, 'kind = ?', [kind])));
}

/** Every row of every table, as text: equal texts are equal files, whatever their pages look like. */
export function dump(path: string): string {
  const db = openInsightReader(path);
  try {
    const tables = db
      .prepare<[], string>(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
      )
      .pluck()
      .all();
    return tables
      .map((table) => {
        const rows = db.prepare<[], unknown[]>(`SELECT * FROM "${table}"`).raw().all();
        return [table, ...rows.map((row) => JSON.stringify(row)).sort()].join('\n');
      })
      .join('\n\n');
  } finally {
    db.close();
  }
}
