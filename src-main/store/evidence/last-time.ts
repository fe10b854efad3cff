/** What the ledger says last of time: its newest start, stop or tick, with the newest delivery at that moment. */
import { z } from 'zod';
import type { LedgerReader } from './ledger-reader.ts';

export interface LastTime {
  readonly kind: 'start' | 'stop' | 'tick';
  readonly seq: number;
  readonly lastDelivery: number;
  readonly at: string;
}

const leafSchema = z.object({
  kind: z.enum(['start', 'stop', 'tick']),
  at: z.string(),
  act: z.looseObject({ lastDelivery: z.number() }),
});
const pageRows = 200;

/** Null in a ledger that never ran. */
export function readLastTime(ledger: Pick<LedgerReader, 'actsBefore'>): LastTime | null {
  for (let before = Number.MAX_SAFE_INTEGER; ; ) {
    const page = ledger.actsBefore(before, pageRows);
    for (const { seq, json } of page) {
      const parsed = leafSchema.safeParse(parseLeaf(json));
      if (!parsed.success) continue;
      const { kind, at, act } = parsed.data;
      return { kind, seq, at, lastDelivery: act.lastDelivery };
    }
    const last = page.at(-1);
    if (last === undefined || page.length < pageRows) return null;
    before = last.seq;
  }
}

/** Null for a row that is no leaf: verification says so. */
function parseLeaf(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
