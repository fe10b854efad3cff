/** One record's exact bytes, and the tables known at that point, to one normalized fact. Never throws; never changes the catalog. */
import type { NormalizedRecord, Outcome, RecordInput } from './normalized-record.ts';
import type { TableCatalog } from './table-catalog.ts';

export function normalizeRecord(record: RecordInput, _catalog: TableCatalog): Outcome<NormalizedRecord> {
  return { ok: false, problem: { reason: 'unrecognised-shape', facts: { seq: record.seq } } };
}
