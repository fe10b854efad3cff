/** What every step of understanding works with: the insight file, the table definitions in force, and the way to tell coverage. */

import type { Observation } from '../coverage/observation.ts';
import { observe } from '../coverage/observe.ts';
import type { TableCatalog } from '../normalize/table-catalog.ts';
import type { SealedRecord } from '../record-source.ts';
import type { InsightWriter } from '../store/insight/insight-writer.ts';
import type { SourceRecord } from '../store/insight/source-store.ts';
import type { TableRecord } from '../store/insight/table-store.ts';
import type { InferenceLine } from './inference-line.ts';
import { type StreamMemory, streamMemory } from './stream-memory.ts';

/** What inference needs of it: the same object, whose catalog may be replaced. */
export type ReadingBase = Pick<Reading, 'insight' | 'catalog'>;

export interface Reading {
  readonly insight: InsightWriter;
  catalog: TableCatalog;
  /** Texts of the last statement of each source, by the number that its memory holds. */
  readonly inference: InferenceLine;
  readonly statements: Map<number, { id: number; text: string }>;
}

/** One record on its way, with its source. */
export interface Arrival {
  readonly record: SealedRecord;
  readonly source: SourceRecord;
  readonly memory: StreamMemory;
}

export function arrivalOf(reading: Reading, record: SealedRecord): Arrival {
  const source = reading.insight.sources.of(record.source, record.seq);
  return { record, source, memory: streamMemory(source) };
}

type Told<T> = T extends Observation ? Omit<T, 'source' | 'leaf' | 'receivedAt' | 'connector'> : never;

/** Shows coverage what was seen and keeps what it finds. */
export function tell(
  reading: Reading,
  { record, source }: Pick<Arrival, 'record' | 'source'>,
  seen: Told<Observation>,
): void {
  // The members added here are those that `Told` leaves out, so the sum is an observation again.
  const observation = {
    ...seen,
    source: source.name,
    leaf: record.seq,
    receivedAt: record.receivedAt,
    connector: source.connector,
  } as Observation;
  const effects = observe(observation, source.memory);
  source.dirty = true;
  if (effects.length > 0) reading.insight.findings.apply(source.name, record.seq, effects);
}

export function tableOf(
  reading: Reading,
  source: SourceRecord,
  name: { database: string; schema?: string | null | undefined; table: string },
): TableRecord {
  return reading.insight.tables.of(source.id, name.database, name.schema ?? null, name.table);
}
