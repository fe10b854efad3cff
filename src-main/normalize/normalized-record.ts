/** What normalizing gives: one of a few kinds of fact, or a problem. The vocabulary of the stage. */
import type { CanonicalChangeEvent } from '#shared/canonical-change-event.ts';
import type { QuarantineProblem } from '#shared/quarantine-reasons.ts';
import type { TableChange } from './table-schema.ts';

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: QuarantineProblem };

/** One record as sealed. `kind` is the leaf's kind; only record kinds are normalized. */
export interface RecordInput {
  readonly seq: number;
  readonly kind: string;
  readonly source: string;
  readonly receivedAt: string;
  readonly bytes: Buffer;
  /** Canonical JSON text of the delivery's head, given only for the first record of a delivery: its headers belong to that record. */
  readonly deliveryHead?: string;
  /** The delivery's compression could not be undone: these are its bytes as received. */
  readonly opaque?: true;
}

/**
 * Where a change stands in its source's log, as text that is equal exactly when the place is equal (source and epoch are not part of it).
 * `first`: (transaction, total_order) where the connector gives it, else the log position. `second`: log position with GTID, which survives
 * a settings change. Both null for snapshot rows, which have no place in the log.
 */
export interface Coordinates {
  readonly first: string | null;
  readonly second: string | null;
}

export interface NormalizedChange {
  readonly kind: 'change';
  /** `epoch` is 0: understanding decides it. */
  readonly event: CanonicalChangeEvent;
  /** Hex digest of operation, table, before, after and source time: equal for a redelivery. */
  readonly digest: string;
  readonly coordinates: Coordinates;
  /** Said by the connector's header in single mode: this is one half of a key change. */
  readonly keyChangeHalf?: 'delete' | 'create';
  /** What this row taught about its table, where it differs from the catalog: apply it before the next record. */
  readonly learned?: TableChange;
}

export interface NormalizedSchema {
  readonly kind: 'schema';
  /** To be applied to the catalog, in order. */
  readonly changes: readonly TableChange[];
  /** The DDL as an event; flagged `synthetic-ddl` where the connector's snapshot made it up. Null where nothing is worth showing. */
  readonly event: CanonicalChangeEvent | null;
  readonly digest: string;
  readonly coordinates: Coordinates;
}

export interface NormalizedBoundary {
  readonly kind: 'boundary';
  readonly status: 'BEGIN' | 'END';
  /** As in the rows' `transactionId` (PostgreSQL: the part before the colon). */
  readonly transactionId: string;
  /** Source time, ISO 8601 UTC; MariaDB's BEGIN carries the time of the event before it. */
  readonly at: string | null;
  /** Declared by END; null for BEGIN. */
  readonly eventCount: number | null;
  /** Declared by END, as named by the connector; order is not stable, names of logical messages are not either. */
  readonly tables: readonly { readonly table: string; readonly count: number }[];
}

export interface NormalizedHeartbeat {
  readonly kind: 'heartbeat';
  /** The connector's clock. */
  readonly at: string | null;
}

/** Understood, and of no consequence for rows: connector notifications, Maxwell's bootstrap marks. */
export interface NormalizedOther {
  readonly kind: 'other';
  readonly what: 'notification' | 'bootstrap-start' | 'bootstrap-complete' | 'empty' | 'act';
  readonly facts: Readonly<Record<string, string | number>>;
}

export type NormalizedRecord =
  | NormalizedChange
  | NormalizedSchema
  | NormalizedBoundary
  | NormalizedHeartbeat
  | NormalizedOther;
