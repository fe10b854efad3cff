/** The source-neutral form of one row change: what every later stage, face and screen reads. */
import { z } from 'zod';

/** `create`, `update`, `delete` are activity; `read` is a snapshot row (baseline, never activity); the rest have no row. */
export const operationSchema = z.enum(['create', 'update', 'delete', 'read', 'truncate', 'schema-change', 'message']);
export type Operation = z.infer<typeof operationSchema>;

/** What "row changes" counts, on every face; definitions, truncates and messages are counted beside them, by name. */
export const rowOperations = ['create', 'update', 'delete'] as const satisfies readonly Operation[];

/**
 * One column's value, exact; what the connector sends without further knowledge of the column decides the form. `null` is SQL NULL.
 * Numbers: what is sent as an integer of at most 32 bits (TINYINT to INT, SMALLINT and MEDIUMINT UNSIGNED, YEAR), FLOAT, DOUBLE, and
 * TINYINT(1), BOOLEAN and BIT(1) as 0 or 1. Decimal text: BIGINT, INT UNSIGNED, DECIMAL with its scale. NaN and infinities are text.
 * DATE `2026-11-17`; TIME `-12:34:56[.ffffff]`, may exceed a day; DATETIME `2026-11-17 21:55:02[.ffffff]` (wall clock, no zone);
 * TIMESTAMP `2026-11-17T21:55:02[.ffffff]Z` (an instant). A fraction has six digits, nine where the source has nanoseconds, and is
 * absent when zero. JSON its text as sent; binary `base64:…`; BIT(n) `0b1010`, n digits; SET `a,b`; UUID, ENUM, INET text; geometry
 * `{"srid":4326,"wkb":"<base64>"}`; VECTOR and arrays JSON text. PostgreSQL booleans are `true` and `false`, its intervals
 * microseconds as text, its infinite dates `infinity` and `-infinity`. A binary column of a table without known definition, sent with
 * schemas, can't be told from text: it stays base64 without the prefix.
 */
export const columnValueSchema = z.union([z.null(), z.number(), z.string(), z.boolean()]);
export type ColumnValue = z.infer<typeof columnValueSchema>;

export const rowSchema = z.record(z.string(), columnValueSchema);
export type Row = Readonly<Record<string, ColumnValue>>;

/**
 * Why a column's value is not, or may not be, what the application wrote. `generated`, `invisible`, `unavailable` and `invented` are never
 * shown as a change; for `zero-date` and `suspect` only the value is in doubt: where it differs, something was written.
 */
export const columnMarkSchema = z.enum([
  'generated', // computed by the database from other columns
  'invisible', // hidden from SELECT *
  'unavailable', // not sent by the connector (unchanged large value): the column is absent from the row
  'invented', // filled in by the connector, not in the log (PostgreSQL without REPLICA IDENTITY FULL)
  'zero-date', // 0000-00-00 in the source, or the very value that the connector puts in its place
  'suspect', // known connector fault may have bent it (MariaDB UUID: ends in 00, arrives beginning with 00)
]);
export type ColumnMark = z.infer<typeof columnMarkSchema>;

/** What is known to be odd about the event as a whole. Each has a sentence in the message catalogs. */
export const eventFlagSchema = z.enum([
  'xa-outcome-unknown', // delivered at XA PREPARE; may have been rolled back since
  'synthetic-ddl', // made by the connector's snapshot, never happened
  'snapshot', // baseline row
  'key-changed', // delete + create of one row, shown as one event
  'no-key', // table without a key: identified by its whole before-image
  'unknown-mapping', // no type for a column or the table, or a value that does not fit it; raw record kept in metadata.raw
  'stale-query', // the statement text may belong to an earlier statement of the transaction
  'forgeable-clock', // MariaDB: the committed time can be set by the session
  'late-schema', // columns differ from the last schema known
]);
export type EventFlag = z.infer<typeof eventFlagSchema>;

/** Where the row stands in the source's log; which members are present depends on the connector. All are exact text. */
export const coordinateSchema = z.object({
  gtid: z.string().optional(),
  totalOrder: z.number().optional(),
  file: z.string().optional(),
  pos: z.string().optional(),
  row: z.number().optional(),
  serverId: z.string().optional(),
  lsn: z.string().optional(),
  txId: z.string().optional(),
  scn: z.string().optional(),
});
export type Coordinate = z.infer<typeof coordinateSchema>;

export const canonicalChangeEventSchema = z.object({
  /** `EV-` + sequence number of the leaf that proves it (of the `delete` half for a key change). */
  eventId: z.string(),
  leaf: z.number(),
  /** The `create` half of a key change. */
  secondLeaf: z.number().optional(),
  source: z.string(),
  epoch: z.number(),
  connector: z.enum(['mysql', 'mariadb', 'postgresql', 'sqlserver', 'oracle', 'maxwell', 'unknown']),
  database: z.string(),
  schema: z.string().optional(),
  table: z.string(),
  operation: operationSchema,
  /** Key columns with their values after the change (before, for a delete); the whole image before (after, for a create) for `whole-row`. */
  key: rowSchema.nullable(),
  keyOrigin: z.enum(['schema', 'configured', 'whole-row', 'none']),
  /** Key before a key change. */
  keyBefore: rowSchema.optional(),
  before: rowSchema.nullable(),
  after: rowSchema.nullable(),
  /** Columns that both images have and whose value differs, by value and not by text; without those marked as never a change. */
  changed: z.array(z.string()),
  marks: z.record(z.string(), columnMarkSchema),
  flags: z.array(eventFlagSchema),
  /** The source's own commit time, ISO 8601 UTC with the precision that the source gives; null where it gives none. */
  committedAt: z.string().nullable(),
  /** When the connector processed it. */
  capturedAt: z.string().nullable(),
  /** When Testigo received it. */
  ingestedAt: z.string(),
  transactionId: z.string().nullable(),
  coordinate: coordinateSchema,
  statement: z.string().nullable(),
  thread: z.string().nullable(),
  ddl: z.string().nullable(),
  metadata: z.object({
    raw: z.string().optional(),
    connectorVersion: z.string().optional(),
    snapshot: z.string().optional(),
  }),
});
export type CanonicalChangeEvent = z.infer<typeof canonicalChangeEventSchema>;

/** As it is listed: with the instant that it is filed under, and that filters, order and counts go by. */
export const changeEventSchema = canonicalChangeEventSchema.extend({
  /** `committedAt` where it is believed; else `capturedAt`, else `ingestedAt` (a session can set its clock; definitions of a first reading were never committed). */
  at: z.string(),
});
export type ChangeEvent = z.infer<typeof changeEventSchema>;

/** Whether the source's clock tells another time than the one that is believed, by as much as a person can see. */
export function clockDiffers({
  committedAt,
  at,
}: {
  readonly committedAt: string | null;
  readonly at: string;
}): boolean {
  return committedAt !== null && Math.abs(Date.parse(committedAt) - Date.parse(at)) >= 1000;
}
