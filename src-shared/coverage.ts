/** Coverage: what was captured, what is known to be missing, and why. One entry per way in which a change can escape. */
import { z } from 'zod';

/** Each has alarm text (what happened, what to do), the span it covers and what closes it; `debezium-live` cases by name. */
export const findingKindSchema = z.enum([
  'transaction-count', // END declares more or fewer events than were received
  'transaction-unclosed', // rows whose END never came, though later transactions did
  'lost-key-half', // delete of a key change without its create
  'gtid-hole', // GTID numbers missing: a statement without row events, or a loss
  'statement-unseen', // MariaDB announced a statement of which the log carries no row: trigger, view, user, GRANT
  'position-backward', // file/position went back while the GTID went on: RESET, restored server
  'failover', // the connector reads another server, whose file names differ; the transactions went on
  'unknown-history', // known coordinates came back with other content: new epoch
  'continuity', // before differs from the last known after: a change escaped the log
  'cascade-unlogged', // children of a cascade the log does not carry
  'resnapshot', // a new snapshot over a stream: what happened between is unknown
  'silence', // nothing received, longer than the source can explain
  'workstation-off', // Testigo was not running or asleep: late, not lost
  'late', // delivered later than usual
  'retention-countdown', // the source's binlog will be purged before we are back
  'delivery-refused', // deliveries refused: signature
  'delivery-missing', // ids of deliveries that were not there when sealing came to them
  'unexpected-delivery', // found in the evidence, taken by no listener
  'receipt-out-of-order', // says it was received when it can't have been
  'signature-failed', // its bytes are not what was signed
  'cross-site', // sent by a web page
  'cannot-store', // 503: disk full or read-only
  'two-connectors', // the same source delivered by two connectors at once
  'connector-restart', // new run of the connector; redelivery expected
  'connector-stuck', // starts again and again without bringing anything new: an event that it cannot read
  'poison-ahead', // a table was defined that will stop the connector at its first change
  'statement-format', // END 0 without rows: uncaptured tables, or STATEMENT / PARTIAL_JSON loss
  'xa-unknown', // prepared transaction whose outcome the log does not tell
  'zero-date', // 0000-00-00 delivered as another value
  'uuid-suspect', // MariaDB UUID bent by the connector
  'stale-query', // the statement text shown with a row may belong to an earlier statement
  'null-default', // the connector replaces NULL by the column default (configuration)
  'truncate-skipped', // the connector is configured to drop TRUNCATE
  'clock-forged', // committed time far from the received time and neighbours
  'clock-step', // our own clock went back
  'ddl', // the table's definition changed
  'truncate', // rows removed without row events
  'keyless-table', // identified by whole row only
  'replica-identity', // PostgreSQL: before is unknown or invented
  'heartbeat-missing', // no sign of life from the connector
  'quarantine', // a record was not understood
  'fork', // restored copy: declared fork of the ledger
]);
export type FindingKind = z.infer<typeof findingKindSchema>;

/**
 * `gap`: something is or may be missing; it counts against the span also when closed, because closing then only means that its extent is known.
 * `notice`: marked, nothing missing (a gap that was filled later becomes one). `alarm`: act now, nothing missing yet.
 */
export const findingSchema = z.object({
  id: z.string(),
  kind: findingKindSchema,
  severity: z.enum(['gap', 'alarm', 'notice']),
  source: z.string(),
  table: z.string().nullable(),
  from: z.string(),
  to: z.string().nullable(),
  /** Leaf at which it was noticed. */
  leaf: z.number(),
  /** Leaf at which it was closed, and by what. */
  closedLeaf: z.number().nullable(),
  closedBy: z.string().nullable(),
  /** Parameters for the message catalogs; exact text. */
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  /** How many times the same thing was seen within the span. */
  count: z.number(),
});
export type Finding = z.infer<typeof findingSchema>;
