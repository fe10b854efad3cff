/** Opens an insight file to go on where it stands, and tries again what an older version did not understand. */
import { createTableCatalog } from '../normalize/table-catalog.ts';
import type { RecordSource } from '../record-source.ts';
import { openInsight } from '../store/insight/insight-writer.ts';
import { normalizerVersion } from './normalizer-version.ts';
import type { Reading } from './reading.ts';
import { configuredKeys } from './take-act.ts';
import { retakeRecord } from './take-record.ts';

export function openReading(file: string): Reading {
  const insight = openInsight(file);
  const catalog = createTableCatalog({
    tables: insight.catalog.current(),
    configuredKeys: configuredKeys({ insight }),
  });
  return { insight, catalog, statements: new Map() };
}

/** A newer normalizer tries again, in order, what an older one did not understand. */
export function retryQuarantine(reading: Reading, records: RecordSource): void {
  const { insight } = reading;
  if (insight.progress.normalizer >= normalizerVersion) return;
  insight.batch(() => {
    for (const leaf of insight.quarantine.untried(normalizerVersion)) {
      const [record] = records.read(leaf, 1);
      if (record?.seq === leaf) retakeRecord(reading, record, insight.progress.nextLeaf);
    }
    insight.progress.normalizer = normalizerVersion;
  });
}
