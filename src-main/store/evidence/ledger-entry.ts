/** What goes into the ledger: the leaves of a delivery, or an act. */
import type { ActKind } from '#shared/record-kind.ts';
import type { JsonValue } from '../../evidence/canonical-json.ts';

/** Who acts where no person does. */
export const productName = 'testigo';

export interface SealedDelivery {
  readonly delivery: number;
  /** The sequence number that the leaves were made with: the ledger's size at that point. */
  readonly firstSeq: number;
  readonly leafHashes: readonly Buffer[];
}

export interface Act {
  readonly kind: ActKind;
  /** ISO 8601, milliseconds, UTC. */
  readonly at: string;
  readonly who: string;
  readonly act: { readonly [name: string]: JsonValue };
}

export type LedgerEntry = SealedDelivery | Act;

export interface KeptCheckpoint {
  readonly size: number;
  /** The signed note. */
  readonly note: string;
  readonly signedAt: string;
  readonly reason: string;
}
