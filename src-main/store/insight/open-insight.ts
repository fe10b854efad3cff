/** Opens one insight file, to write (one writer) or to read. */
import { openDatabase, type Sqlite } from '../sqlite.ts';
import { insightApplicationId, insightMigrations } from './insight-schema.ts';

const identity = { applicationId: insightApplicationId, migrations: insightMigrations };

export function openInsightWriter(file: string): Sqlite {
  const db = openDatabase(file, { ...identity, synchronous: 'NORMAL' });
  db.pragma('cache_size = -12000');
  // Rows of old keys lie all over the file: a page that changes often is written back once in 64 MB of log, not once in 8.
  db.pragma('wal_autocheckpoint = 16000');
  db.pragma('temp_store = MEMORY');
  return db;
}

export function openInsightReader(file: string): Sqlite {
  const db = openDatabase(file, { ...identity, readonly: true });
  db.pragma('cache_size = -6000');
  return db;
}
