/** A pack as evidence: its files, word for word, and the position in the ledger from which it is in force. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { PackFile } from '../infer/parse-pack.ts';

export const packActSchema = z.object({
  pack: z.string(),
  version: z.string(),
  /** SHA-256 over names and texts of the files. */
  digest: z.string(),
  /** First leaf that is read with it; null: its own. */
  from: z.number().int().min(0).nullable(),
  files: z.array(z.object({ name: z.string(), text: z.string() })),
  /** Why, where a person put it in force. */
  reason: z.string().default(''),
});
export type PackAct = z.infer<typeof packActSchema>;

export function packDigest(files: readonly PackFile[]): string {
  const hash = createHash('sha256');
  for (const { name, text } of files) hash.update(JSON.stringify([name, text]));
  return hash.digest('hex');
}
