/** The second line: records from the cursor on → understood, each batch and its cursor in one transaction. Disposable, and the same however it is cut. */
import type { RecordSource, SealedRecord } from './record-source.ts';
import { isBusy, isStorageFailure } from './store/sqlite.ts';
import { openReading, retryQuarantine } from './understanding/open-reading.ts';
import { setAside, takeRecord } from './understanding/take-record.ts';

export interface Understanding {
  /** First leaf not read yet. */
  readonly nextLeaf: number;
  /** Reads and understands up to `limit` records, for about `sliceMs`; returns how many. 0: nothing more is sealed. */
  step(limit: number, sliceMs?: number): number;
  readonly isComplete: boolean;
  /** Ids of findings written since the last call. */
  takeFindings(): readonly string[];
  /** It has caught up: from now on it is what readers see. */
  markComplete(): void;
  close(): void;
}

export function openUnderstanding(file: string, records: RecordSource): Understanding {
  let reading = openReading(file);
  retryQuarantine(reading, records);
  /** Read and not understood yet: a slice may end before they do. */
  let ahead: SealedRecord[] = [];
  /** Records that made us fail: set aside with that reason, so that one fault of ours does not stop all that follows. */
  const faults = new Set<number>();
  let inHand = -1;

  function takeSlice(deadline: number): number {
    const { insight } = reading;
    let taken = 0;
    for (const record of ahead) {
      inHand = record.seq;
      if (faults.has(record.seq)) setAside(reading, record);
      else takeRecord(reading, record);
      insight.progress.nextLeaf = record.seq + 1;
      taken += 1;
      if (performance.now() > deadline) break;
    }
    return taken;
  }

  function slice(deadline: number): number {
    for (;;) {
      try {
        return reading.insight.batch(() => takeSlice(deadline));
      } catch (error) {
        if (isStorageFailure(error) || isBusy(error) || faults.has(inHand)) throw error;
        faults.add(inHand);
        // What memory holds went further than the file: begin again from the file.
        reading.insight.close();
        reading = openReading(file);
      }
    }
  }

  return {
    get nextLeaf() {
      return reading.insight.progress.nextLeaf;
    },
    get isComplete() {
      return reading.insight.progress.complete;
    },
    takeFindings: () => reading.insight.findings.takeWritten(),
    step: (limit, sliceMs = Number.POSITIVE_INFINITY) => {
      if (ahead.length === 0) ahead = records.read(reading.insight.progress.nextLeaf, limit);
      if (ahead.length === 0) return 0;
      const taken = slice(performance.now() + sliceMs);
      ahead = ahead.slice(taken);
      return taken;
    },
    markComplete: () =>
      reading.insight.batch(() => {
        reading.insight.progress.complete = true;
      }),
    close: () => reading.insight.close(),
  };
}
