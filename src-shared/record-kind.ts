/** The kinds of leaf in the ledger: one per record received, one per act of Testigo or of a person. */
import { z } from 'zod';

/** A record is one value that the connector sent; decided from its bytes alone, while sealing. */
export const recordKindSchema = z.enum([
  'row', // has `op`
  'schema-change', // has `ddl` or `tableChanges`
  'transaction', // BEGIN or END
  'heartbeat', // only `ts_ms`
  'notification', // `aggregate_type`
  'maxwell', // `type` + `database`
  'unrecognised', // JSON of another shape
  'malformed', // not JSON
  'oversize', // above the limit for one record: bytes kept and proven, not read
  'empty', // a delivery without any record
]);
export type RecordKind = z.infer<typeof recordKindSchema>;

export const actKindSchema = z.enum([
  'genesis', // first leaf of a ledger
  'start',
  'stop',
  'tick',
  'sleep',
  'resume',
  'clock-step', // the passing of time
  'source', // a source was added or changed
  'refused', // deliveries refused for a missing or wrong signature
  'irregularity', // what sealing found odd in the deliveries themselves
  'retention',
  'pack-bodies',
  'key-rotation',
  'fork', // what was done to the evidence
  'checkpoint', // a person asked for one, and why
  'checkpoint-copy',
  'verification',
  'proof-export', // acts on the ledger
  'reading', // a new reading of the past (insight file N)
  'pack', // a pack is in force from a position on
]);
export type ActKind = z.infer<typeof actKindSchema>;

export const leafKindSchema = z.union([recordKindSchema, actKindSchema]);
export type LeafKind = z.infer<typeof leafKindSchema>;
