/** The insight file that readers see: the newest reading that has caught up once. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openInsightReader } from '../insight/open-insight.ts';
import { insightFile, readingOfFile } from '../insight/readings.ts';
import type { Sqlite } from '../sqlite.ts';

export interface OpenInsight {
  readonly reading: number;
  readonly db: Sqlite;
}

/** Null while there is none: nothing was understood yet. Until a first reading has caught up, it is shown as it grows. */
export function openNewestInsight(folder: string): OpenInsight | null {
  const readings = existsSync(folder)
    ? readdirSync(folder)
        .flatMap((name) => readingOfFile(name) ?? [])
        .sort((a, b) => b - a)
    : [];
  let oldest: OpenInsight | null = null;
  for (const reading of readings) {
    const db = openInsightReader(join(folder, insightFile(reading)));
    if (db.prepare<[], number>('SELECT complete FROM progress').pluck().get() === 1) {
      oldest?.db.close();
      return { reading, db };
    }
    oldest?.db.close();
    oldest = { reading, db };
  }
  return oldest;
}

/** How far it has read. */
export function understoodTo(db: Sqlite): number {
  return db.prepare<[], number>('SELECT next_leaf FROM progress').pluck().get() ?? 0;
}
