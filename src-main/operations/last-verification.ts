/** What the last finished verification found: its leaf in the ledger, so that it outlives the process. */
import { z } from 'zod';
import type { LedgerReader } from '../store/evidence/ledger-reader.ts';

const leafSchema = z.object({ act: z.looseObject({ faults: z.number(), firstFault: z.number().nullable() }) });

export interface LastVerification {
  readonly at: string;
  readonly faults: number;
  /** Leaf of the first fault; null where there is none, or it is of no single leaf. */
  readonly firstFault: number | null;
}

export function lastVerification(ledger: Pick<LedgerReader, 'actsOfKind'>): LastVerification | null {
  const row = ledger.actsOfKind('verification').at(-1);
  if (row === undefined) return null;
  const { act } = leafSchema.parse(JSON.parse(row.json));
  return { at: row.at, faults: act.faults, firstFault: act.firstFault };
}
