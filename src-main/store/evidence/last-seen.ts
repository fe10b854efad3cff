/** The head last seen, kept outside the evidence folder: an evidence folder put back from a copy is behind it, or elsewhere. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { replaceFile } from '../replace-file.ts';

const lastSeenSchema = z.object({ origin: z.string(), size: z.number(), root: z.string() });
export type LastSeen = z.infer<typeof lastSeenSchema>;

/** Null where there is none, or none that can be read: then nothing is claimed. */
export function readLastSeen(workspaceFolder: string): LastSeen | null {
  const file = fileOf(workspaceFolder);
  if (!existsSync(file)) return null;
  try {
    return lastSeenSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

export function writeLastSeen(workspaceFolder: string, seen: LastSeen): void {
  replaceFile(fileOf(workspaceFolder), `${JSON.stringify(seen)}\n`, 0o644);
}

function fileOf(workspaceFolder: string): string {
  return join(workspaceFolder, 'last-seen.json');
}
