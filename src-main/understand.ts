/** The second line: records from the cursor on → understood, each batch and its cursor in one transaction. Disposable, and the same however it is cut. */
import type { PacksInForce } from './packs/packs-in-force.ts';
import type { RecordSource, SealedRecord } from './record-source.ts';
import { isBusy, isStorageFailure } from './store/sqlite.ts';
import { openReading, openUpToDate } from './understanding/open-reading.ts';
import { takeSlice } from './understanding/take-slice.ts';

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

export function openUnderstanding(file: string, records: RecordSource, packs: PacksInForce): Understanding {
  let reading = openUpToDate(file, records, packs);
  /** Read and not understood yet: a slice may end before they do. */
  let ahead: readonly SealedRecord[] = [];
  /** Records that made us fail: set aside with that reason, so that one fault of ours does not stop all that follows. */
  const faults = new Set<number>();

  function slice(deadline: number): number {
    for (;;) {
      const progress = { inHand: -1 };
      try {
        return reading.insight.batch(() => takeSlice({ reading, records: ahead, faults, deadline, progress }));
      } catch (error) {
        if (isStorageFailure(error) || isBusy(error) || faults.has(progress.inHand)) throw error;
        faults.add(progress.inHand);
        // What memory holds went further than the file: begin again from the file.
        reading.insight.close();
        reading = openReading(file, packs);
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
    markComplete: () => reading.insight.batch(() => void Object.assign(reading.insight.progress, { complete: true })),
    close: () => reading.insight.close(),
  };
}
