/** How much space a workspace takes, and how much its disk has left. */
import { existsSync, readdirSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readingOfFile } from './insight/readings.ts';

export interface WorkspaceSize {
  readonly evidence: number;
  readonly insight: number;
  readonly diskFree: number;
}

export function measureWorkspace(folder: string): WorkspaceSize {
  const { bavail, bsize } = statfsSync(folder);
  const insight = readdirSync(folder).filter((name) => readingOfFile(name.replace(/-(wal|shm)$/, '')) !== null);
  return {
    evidence: sizeOf(join(folder, 'evidence')),
    insight: insight.reduce((sum, name) => sum + sizeOf(join(folder, name)), 0),
    diskFree: bavail * bsize,
  };
}

/** A file that goes away meanwhile takes no space. */
function sizeOf(path: string): number {
  const entry = existsSync(path) ? statSync(path, { throwIfNoEntry: false }) : undefined;
  if (entry === undefined) return 0;
  if (!entry.isDirectory()) return entry.size;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}
