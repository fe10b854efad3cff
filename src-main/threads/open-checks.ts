/** The checks of this run's deliveries, from what the ledger says of the runs before; and rows that no listener gave, while it runs. */
import { createReceiptChecks, type ReceiptChecks, type Secrets } from '../receipt-checks.ts';
import type { BodiesReader } from '../store/evidence/bodies-reader.ts';
import { readLastTime } from '../store/evidence/last-time.ts';
import { openLedgerReader } from '../store/evidence/ledger-reader.ts';

export interface CheckOpening {
  readonly folder: string;
  readonly bodies: BodiesReader;
  /** Newest delivery that is there as this run begins. */
  readonly before: number;
  readonly nowMs: number;
  readonly secrets: Secrets;
}

export function openReceiptChecks({ folder, bodies, before, nowMs, secrets }: CheckOpening): ReceiptChecks {
  const ledger = openLedgerReader(folder);
  try {
    const last = readLastTime(ledger);
    const sealed = ledger.lastDelivery();
    const receivedAt = receiptOf(bodies, sealed);
    const marks = [
      ...(receivedAt === undefined ? [] : [{ lastDelivery: sealed, atMs: Date.parse(receivedAt) }]),
      ...(last === null ? [] : [{ lastDelivery: Math.max(sealed, last.lastDelivery), atMs: Date.parse(last.at) }]),
      { lastDelivery: before, atMs: nowMs },
    ];
    return createReceiptChecks({ before, stoppedAt: last?.kind === 'stop' ? last.lastDelivery : null, marks, secrets });
  } finally {
    ledger.close();
  }
}

/** A damaged file is for verification to tell. */
function receiptOf(bodies: BodiesReader, id: number): string | undefined {
  try {
    return bodies.get(id)?.receivedAt;
  } catch {
    return undefined;
  }
}

/** Between the commit of a delivery and the word of its id lies no time worth a name. */
const SETTLED_MS = 5_000;

/** Told each row that lies beyond the ids given; says of each once, when it has lain there for a while, that it is nobody's delivery. */
export function createForeignRowWatch(onForeign: (row: { id: number; source: string; receivedAt: string }) => void) {
  let told = 0;
  let seen: { readonly id: number; readonly given: number; readonly sinceMs: number } | null = null;
  return (row: { id: number; source: string; receivedAt: string }, given: number, nowMs: number): void => {
    if (row.id <= told) return;
    if (seen?.id !== row.id || seen.given !== given) seen = { id: row.id, given, sinceMs: nowMs };
    if (nowMs - seen.sinceMs < SETTLED_MS) return;
    told = row.id;
    onForeign(row);
  };
}
