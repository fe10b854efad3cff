/** The insight files of a workspace by number: `insight-1.db`, `insight-2.db` … */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export function insightFile(reading: number): string {
  return `insight-${reading}.db`;
}

/** The number of an insight file's name; null for any other file. */
export function readingOfFile(name: string): number | null {
  const match = /^insight-(\d{1,9})\.db$/.exec(name);
  return match === null ? null : Number(match[1]);
}

/** Ascending. */
export function readingsIn(folder: string): number[] {
  return readdirSync(folder)
    .flatMap((name) => readingOfFile(name) ?? [])
    .sort((a, b) => a - b);
}

/** Windows does not remove a file that a reader still has open: then it stays until the next start. Returns whether it is gone. */
export function removeReading(folder: string, reading: number): boolean {
  const file = join(folder, insightFile(reading));
  try {
    for (const suffix of ['-wal', '-shm', '']) rmSync(`${file}${suffix}`, { force: true });
    return true;
  } catch {
    return false;
  }
}
