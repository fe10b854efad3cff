/** How far the sample data was posted into this workspace, so that a later start goes on, and posts nothing again. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { replaceFile } from '../store/replace-file.ts';

const stateSchema = z.object({
  recording: z.string(),
  posted: z.number().int().min(0),
  /** The ledger says that it was played to its end. */
  ended: z.boolean().default(false),
});

/** Written this often: after a kill at most so many deliveries come again, and they are recognised as redelivered. */
const everyPosts = 10;

export interface DemoJournal {
  readonly posted: number;
  readonly ended: boolean;
  note(posted: number): void;
  noteEnd(): void;
  /** Writes what was noted last. */
  close(): void;
}

/** `recording` names the content: another recording begins from its first delivery. */
export function openDemoJournal(folder: string, recording: string): DemoJournal {
  const file = join(folder, 'demo.json');
  const { posted, ended } = readState(file, recording);
  let noted = { posted, ended };
  let written = noted;

  function write(): void {
    if (noted === written) return;
    replaceFile(file, `${JSON.stringify({ recording, ...noted })}\n`, 0o600);
    written = noted;
  }

  return {
    posted,
    ended,
    note(count) {
      noted = { ...noted, posted: count };
      if (count - written.posted >= everyPosts) write();
    },
    noteEnd() {
      noted = { ...noted, ended: true };
      write();
    },
    close: write,
  };
}

function readState(file: string, recording: string): { posted: number; ended: boolean } {
  const nothing = { posted: 0, ended: false };
  if (!existsSync(file)) return nothing;
  const state = stateSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!state.success || state.data.recording !== recording) return nothing;
  return { posted: state.data.posted, ended: state.data.ended };
}
