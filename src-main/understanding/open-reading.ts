/** Opens an insight file to go on where it stands, and tries again what an older version did not understand. */

import { createTableCatalog } from '../normalize/table-catalog.ts';
import type { PacksInForce } from '../packs/packs-in-force.ts';
import type { RecordSource } from '../record-source.ts';
import { openInsight } from '../store/insight/insight-writer.ts';
import { isBusy, isStorageFailure } from '../store/sqlite.ts';
import { openInferenceLine } from './inference-line.ts';
import { normalizerVersion } from './normalizer-version.ts';
import type { Reading } from './reading.ts';
import { configuredKeys } from './take-act.ts';
import { retakeRecord } from './take-record.ts';

export function openReading(file: string, packs: PacksInForce): Reading {
  const insight = openInsight(file);
  const configured = configuredKeys({ insight });
  const catalog = createTableCatalog({ tables: insight.catalog.current(), configuredKeys: configured });
  // The line needs the reading that it belongs to.
  const reading = { insight, catalog, statements: new Map() };
  return Object.assign(reading, { inference: openInferenceLine(reading, packs) });
}

/** A newer normalizer first tries again, in order, what an older one did not understand. */
export function openUpToDate(file: string, records: RecordSource, packs: PacksInForce): Reading {
  const faults = new Set<number>();
  for (;;) {
    const reading = openReading(file, packs);
    const failed = retryQuarantine(reading, records, faults);
    if (failed === null) return reading;
    faults.add(failed);
    reading.insight.close();
  }
}

/** The leaf at which we failed once more, or null when all were tried. */
function retryQuarantine(reading: Reading, records: RecordSource, faults: ReadonlySet<number>): number | null {
  const { insight } = reading;
  if (insight.progress.normalizer >= normalizerVersion) return null;
  for (const leaf of insight.quarantine.untried(normalizerVersion)) {
    try {
      insight.batch(() => {
        const [record] = records.read(leaf, 1);
        if (record?.seq === leaf && !faults.has(leaf)) retakeRecord(reading, record, insight.progress.nextLeaf);
        else insight.quarantine.tried(leaf, normalizerVersion);
        reading.inference.flush();
      });
    } catch (error) {
      if (isStorageFailure(error) || isBusy(error) || faults.has(leaf)) throw error;
      return leaf;
    }
  }
  insight.batch(() => {
    insight.progress.normalizer = normalizerVersion;
  });
  return null;
}
