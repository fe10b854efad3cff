/** What the last finished verification found: its leaf in the ledger, so that it outlives the process. */
import { z } from 'zod';
import type { LedgerReader } from '../store/evidence/ledger-reader.ts';

const leafSchema = z.object({
  act: z.looseObject({
    checked: z.number().default(0),
    comparedSize: z.number().nullable().default(null),
    faults: z.number(),
    firstFault: z.number().nullable(),
    hashOnly: z.number().default(0),
    startedAt: z.string().default(''),
  }),
});

export interface LastVerification {
  readonly at: string;
  readonly startedAt: string;
  readonly checked: number;
  readonly hashOnly: number;
  /** Leaves of the checkpoint from elsewhere that it was compared with. */
  readonly comparedSize: number | null;
  readonly faults: number;
  /** Leaf of the first fault; null where there is none, or it is of no single leaf. */
  readonly firstFault: number | null;
}

export function lastVerification(ledger: Pick<LedgerReader, 'actsOfKind'>): LastVerification | null {
  const row = ledger.actsOfKind('verification').at(-1);
  if (row === undefined) return null;
  const { act } = leafSchema.parse(JSON.parse(row.json));
  const { checked, hashOnly, comparedSize, faults, firstFault, startedAt } = act;
  return { at: row.at, startedAt: startedAt || row.at, checked, hashOnly, comparedSize, faults, firstFault };
}
