/** The second line: records from the cursor on → understood, each batch and its cursor in one transaction. Disposable, and the same however it is cut. */
import { createTableCatalog } from './normalize/table-catalog.ts';
import type { RecordSource } from './record-source.ts';
import { openInsight } from './store/insight/insight-writer.ts';
import { normalizerVersion } from './understanding/normalizer-version.ts';
import type { Reading } from './understanding/reading.ts';
import { configuredKeys } from './understanding/take-act.ts';
import { retakeRecord, takeRecord } from './understanding/take-record.ts';

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
  const insight = openInsight(file);
  const reading: Reading = {
    insight,
    catalog: createTableCatalog({ tables: insight.catalog.current(), configuredKeys: configuredKeys({ insight }) }),
    statements: new Map(),
  };
  retryQuarantine(reading, records);
  return {
    get nextLeaf() {
      return insight.progress.nextLeaf;
    },
    get isComplete() {
      return insight.progress.complete;
    },
    takeFindings: () => insight.findings.takeWritten(),
    step: (limit, sliceMs = Number.POSITIVE_INFINITY) => {
      const batch = records.read(insight.progress.nextLeaf, limit);
      if (batch.length === 0) return 0;
      const deadline = performance.now() + sliceMs;
      return insight.batch(() => {
        let taken = 0;
        for (const record of batch) {
          takeRecord(reading, record);
          insight.progress.nextLeaf = record.seq + 1;
          taken += 1;
          if (performance.now() > deadline) break;
        }
        return taken;
      });
    },
    markComplete: () =>
      insight.batch(() => {
        insight.progress.complete = true;
      }),
    close: () => insight.close(),
  };
}

/** A newer normalizer tries again, in order, what an older one did not understand. */
function retryQuarantine(reading: Reading, records: RecordSource): void {
  const { insight } = reading;
  if (insight.progress.normalizer >= normalizerVersion) return;
  insight.batch(() => {
    for (const leaf of insight.quarantine.untried(normalizerVersion)) {
      const [record] = records.read(leaf, 1);
      if (record !== undefined) retakeRecord(reading, record, insight.progress.nextLeaf);
    }
    insight.progress.normalizer = normalizerVersion;
  });
}
