/** Opens one insight file, to write (one writer) or to read. */
import { openDatabase, type Sqlite } from '../sqlite.ts';
import { insightApplicationId, insightMigrations } from './insight-schema.ts';

const identity = { applicationId: insightApplicationId, migrations: insightMigrations };

export function openInsightWriter(file: string): Sqlite {
  const db = openDatabase(file, { ...identity, synchronous: 'NORMAL' });
  db.pragma('cache_size = -24000');
  db.pragma('wal_autocheckpoint = 2000');
  db.pragma('temp_store = MEMORY');
  return db;
}

export function openInsightReader(file: string): Sqlite {
  const db = openDatabase(file, { ...identity, readonly: true });
  db.pragma('cache_size = -16000');
  return db;
}
