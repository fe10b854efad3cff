/** What a signed note does not hold, its date and its reason: proven by the act that asked for the checkpoint, a leaf that the note covers. */
import { z } from 'zod';
import type { KeptCheckpoint } from './ledger-entry.ts';
import type { LedgerReader } from './ledger-reader.ts';

/** `unproven`: no leaf speaks of them, as with the periodic ones of older versions. `changed`: a leaf says otherwise. */
export type CheckpointRecord = 'proven' | 'unproven' | 'changed';

const leafSchema = z.object({ act: z.looseObject({ reason: z.string() }) });
/** An act and the checkpoint that it asks for are written one after the other. */
const sameMomentMs = 60_000;
const actsLookedAt = 50;

export function checkpointRecord(
  ledger: Pick<LedgerReader, 'actsBefore' | 'checkpoints'>,
  { size, reason, signedAt }: Pick<KeptCheckpoint, 'size' | 'reason' | 'signedAt'>,
): CheckpointRecord {
  const since = ledger.checkpoints({ limit: 1, beforeSize: size })[0]?.size ?? 0;
  const acts = ledger.actsBefore(size, actsLookedAt).filter(({ seq }) => seq >= since);
  const asked = acts.filter(({ kind }) => kind === 'checkpoint');
  const named = acts.filter(
    ({ kind, json }) => kind === reason || (kind === 'checkpoint' && reasonIn(json) === reason),
  );
  if (named.length === 0) return asked.length > 0 ? 'changed' : 'unproven';
  const dated = named.some(({ at }) => Math.abs(Date.parse(signedAt) - Date.parse(at)) <= sameMomentMs);
  if (dated) return 'proven';
  // An act of the product waits while nothing can be written; one that a person asked for does not.
  return named.some(({ kind }) => kind === 'checkpoint') ? 'changed' : 'unproven';
}

function reasonIn(json: string): string | null {
  try {
    const parsed = leafSchema.safeParse(JSON.parse(json));
    return parsed.success ? parsed.data.act.reason : null;
  } catch {
    return null;
  }
}
