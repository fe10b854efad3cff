/** How far the sample data was posted into this workspace, so that a later start goes on, and posts nothing again. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { replaceFile } from '../store/replace-file.ts';

const stateSchema = z.object({ recording: z.string(), posted: z.number().int().min(0) });

/** Written this often: after a kill at most so many deliveries come again, and they are recognised as redelivered. */
const everyPosts = 10;

export interface DemoJournal {
  readonly posted: number;
  note(posted: number): void;
  /** Writes what was noted last. */
  close(): void;
}

/** `recording` names the content: another recording begins from its first delivery. */
export function openDemoJournal(folder: string, recording: string): DemoJournal {
  const file = join(folder, 'demo.json');
  const posted = readPosted(file, recording);
  let noted = posted;
  let written = posted;

  function write(): void {
    if (noted === written) return;
    replaceFile(file, `${JSON.stringify({ recording, posted: noted })}\n`, 0o600);
    written = noted;
  }

  return {
    posted,
    note(count) {
      noted = count;
      if (noted - written >= everyPosts) write();
    },
    close: write,
  };
}

function readPosted(file: string, recording: string): number {
  if (!existsSync(file)) return 0;
  const state = stateSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  return state.success && state.data.recording === recording ? state.data.posted : 0;
}
