/** `runtime.json` in the workspace: where the workstation that has it open can be reached; gone when it stops, stale after a kill. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { replaceFile } from './store/replace-file.ts';

const runtimeSchema = z.object({
  pid: z.number(),
  api: z.string(),
  ingest: z.string(),
  startedAt: z.string(),
  version: z.string(),
});
export type Runtime = z.infer<typeof runtimeSchema>;

export function writeRuntime(workspaceFolder: string, runtime: Runtime): void {
  replaceFile(fileOf(workspaceFolder), `${JSON.stringify(runtime)}\n`, 0o600);
}

export function removeRuntime(workspaceFolder: string): void {
  rmSync(fileOf(workspaceFolder), { force: true });
}

/** Null where there is none, or none that can be read: whether anybody answers there is for the reader to try. */
export function readRuntime(workspaceFolder: string): Runtime | null {
  const file = fileOf(workspaceFolder);
  if (!existsSync(file)) return null;
  try {
    return runtimeSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

function fileOf(workspaceFolder: string): string {
  return join(workspaceFolder, 'runtime.json');
}
