/** The journal that a recorded company kept of itself: what it really did, one fact a line. */
import { readFileSync } from 'node:fs';
import { zstdDecompressSync } from 'node:zlib';
import { z } from 'zod';

const factSchema = z.object({
  type: z.string(),
  /** Commit of the anchoring row. */
  atMs: z.number(),
  table: z.string(),
  /** Exact text of the anchoring row's key; null where there are many rows, or none. */
  key: z.record(z.string(), z.string()).nullable(),
  amount: z.string().optional(),
  actor: z.string().optional(),
  branch: z.string().optional(),
  story: z.string().optional(),
  /** False: nothing of it can be in the recording. */
  captured: z.boolean().default(true),
});
export type Fact = z.infer<typeof factSchema>;

export function readJournal(file: string): Fact[] {
  const text = zstdDecompressSync(readFileSync(file)).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => factSchema.parse(JSON.parse(line)))
    .filter(({ captured }) => captured);
}
