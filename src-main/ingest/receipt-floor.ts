/** When a delivery can have been received: not before those that came before it, nor before what the ledger says of that time, nor in the future. */

/** A large body takes its time between its receipt and its place in the order. */
export const receiptSlackMs = 120_000;

/** At this time the newest delivery was this one: those with a greater id came later. In order of id; each begins a reckoning of its own. */
export interface TimeMark {
  readonly lastDelivery: number;
  readonly atMs: number;
}

/** The clock now, and by how much it was set back since the newest mark. */
export interface ClockNow {
  readonly nowMs: number;
  readonly backMs: number;
}

/** Null where the time of receipt is possible; else the time that it can't be earlier, or later, than. Deliveries in order of id. */
export type ReceiptFloor = (
  delivery: { readonly id: number; readonly receivedAt: string },
  clock: ClockNow,
) => number | null;

export function createReceiptFloor(marks: readonly TimeMark[]): ReceiptFloor {
  const reckonings = marks.map(({ lastDelivery, atMs }) => ({ lastDelivery, newestMs: atMs }));
  return ({ id, receivedAt }, { nowMs, backMs }) => {
    const reckoning = reckonings.findLast(({ lastDelivery }) => id > lastDelivery);
    const ms = Date.parse(receivedAt);
    if (Number.isNaN(ms) || ms > nowMs + receiptSlackMs) return nowMs;
    if (reckoning === undefined) return null;
    const floorMs = reckoning.newestMs - backMs;
    if (ms < floorMs - receiptSlackMs) return floorMs;
    reckoning.newestMs = Math.max(reckoning.newestMs, ms);
    return null;
  };
}
