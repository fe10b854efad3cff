/** A slice of records, as far as its time goes: each taken, or set aside where we failed on it before. */
import type { SealedRecord } from '../record-source.ts';
import type { Reading } from './reading.ts';
import { setAside, takeRecord } from './take-record.ts';

interface Slice {
  readonly reading: Reading;
  readonly records: readonly SealedRecord[];
  readonly faults: ReadonlySet<number>;
  readonly deadline: number;
  /** Sequence number of the record that is being taken: the one at fault, when it throws. */
  readonly progress: { inHand: number };
}

export function takeSlice({ reading, records, faults, deadline, progress }: Slice): number {
  let taken = 0;
  for (const record of records) {
    progress.inHand = record.seq;
    if (faults.has(record.seq)) setAside(reading, record);
    else takeRecord(reading, record);
    reading.insight.progress.nextLeaf = record.seq + 1;
    taken += 1;
    if (performance.now() > deadline) break;
  }
  reading.inference.flush();
  return taken;
}
