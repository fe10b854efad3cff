/** What coverage is told: each record or act of the ledger, in order, as understanding saw it. Plain data; all instants ISO 8601 UTC. */
import type { CanonicalChangeEvent } from '#shared/canonical-change-event.ts';
import type { SourceFacts } from '#shared/source-act.ts';

interface Noticed {
  readonly source: string;
  readonly leaf: number;
  /** When we received it; for an act, when it was written. */
  readonly receivedAt: string;
  readonly connector: string;
}

/** How a row stands to what was known of it before. */
/** `xa` names the prepared transaction that wrote the last known image, where its outcome is not known. */
export type RowHistory =
  /** Nothing was known, and nothing had to be. */
  | { readonly state: 'first' }
  /** The image before is the last one known, as far as the two can be compared. */
  | { readonly state: 'kept'; readonly leaf: number; readonly xa: string | null }
  /** `differing` columns were another value when last seen. */
  | {
      readonly state: 'broken';
      readonly leaf: number;
      readonly at: string;
      readonly differing: readonly string[];
      readonly xa: string | null;
    }
  /** Created although known and not deleted. */
  | { readonly state: 'revived'; readonly leaf: number; readonly at: string; readonly xa: string | null }
  /** Changed or deleted although every row of the table is known and this one is not. */
  | { readonly state: 'unheard-of' };

export interface TransactionSeen {
  readonly id: number;
  readonly name: string;
  readonly at: string;
  readonly received: number;
  readonly expected: number | null;
}

export interface ChangeSeen extends Noticed {
  readonly type: 'change';
  readonly event: CanonicalChangeEvent;
  readonly table: string;
  /** The instant to show for it: commit where believable, else capture, else receipt. */
  readonly at: string;
  /** The leaf that already holds it. */
  readonly redeliveryOf: number | null;
  readonly history: RowHistory;
  readonly transaction: TransactionSeen | null;
  /** An order of this transaction was skipped right before this row. */
  readonly orderSkipped: boolean;
  /** The row before in the same transaction, and how far apart their places in the log are. */
  readonly previousRow: {
    readonly leaf: number;
    readonly sameTableAndOperation: boolean;
    readonly sameStatement: boolean;
    readonly distance: number;
    readonly lone: 'delete' | null;
  } | null;
  /** Said by the connector's header. */
  readonly keyChangeHalf: 'delete' | 'create' | null;
  /** Leaf of the delete that it completes to a key change. */
  readonly completes: number | null;
  /** Its table is the child of a cascade that the log does not carry. */
  readonly cascadeChild: boolean;
  /** Tables whose rows a change of this row may have changed without a word in the log. */
  readonly unloggedChildren: readonly string[];
}

export interface BeginSeen extends Noticed {
  readonly type: 'begin';
  readonly name: string;
  readonly at: string | null;
  readonly repeated: boolean;
}

export interface EndSeen extends Noticed {
  readonly type: 'end';
  readonly transaction: TransactionSeen;
  /** The transaction had ended before. */
  readonly repeated: boolean;
  readonly at: string;
  readonly expected: number;
  readonly tables: readonly { readonly table: string; readonly expected: number; readonly received: number }[];
}

/** Another transaction began although this one had not ended. */
export interface SupersededSeen extends Noticed {
  readonly type: 'superseded';
  readonly transaction: TransactionSeen;
  readonly at: string;
  readonly rows: number;
  /** Definition changes and TRUNCATE: statements that have no END on MariaDB. */
  readonly statements: number;
}

export interface SchemaSeen extends Noticed {
  readonly type: 'schema';
  readonly event: CanonicalChangeEvent;
  readonly table: string;
  readonly at: string;
  readonly redeliveryOf: number | null;
  readonly synthetic: boolean;
}

/** The first new row of a transaction, or a statement of its own: where the connector now stands in the source's log. */
export interface PlaceSeen extends Noticed {
  readonly type: 'place';
  readonly at: string;
  readonly gtid: string | null;
  readonly move: 'forward' | 'backward' | 'other-server';
  readonly from: string;
  readonly to: string;
  readonly previousAt: string;
}

export interface EpochSeen extends Noticed {
  readonly type: 'epoch';
  readonly at: string;
  readonly previousAt: string;
  readonly epoch: number;
  readonly place: string;
  readonly knownLeaf: number;
}

export interface SnapshotSeen extends Noticed {
  readonly type: 'snapshot';
  readonly phase: 'start' | 'end';
  /** Rows had been streamed before: what happened between is not in the log that we saw. */
  readonly overStream: boolean;
  readonly lastStreamedAt: string | null;
  readonly at: string;
  /** At the end: rows that the snapshot found different from what was known, and rows read. */
  readonly differing: number;
  readonly rows: number;
}

export interface DeliverySeen extends Noticed {
  readonly type: 'delivery';
  /** The first record of the delivery is a streamed row that says `"snapshot":"false"`, or that leaves it out; null for anything else. */
  readonly snapshotText: 'false' | 'absent' | null;
  readonly previousReceivedAt: string | null;
  /** Run of the connector, where its headers tell. */
  readonly runId: string | null;
  /** The web page that sent it; null where none did. */
  readonly origin: string | null;
  /** Its signature was checked and good. */
  readonly signed: boolean;
}

export interface HeartbeatSeen extends Noticed {
  readonly type: 'heartbeat';
  readonly at: string | null;
}

export interface QuarantinedSeen extends Noticed {
  readonly type: 'quarantined';
  readonly reason: string;
  readonly open: number;
  /** Understood at last, by a newer version. */
  readonly resolved: boolean;
}

/** An act of ours, told once for each source that is known. */
export interface ActSeen extends Noticed {
  readonly type: 'act';
  readonly kind: string;
  readonly act: Readonly<Record<string, unknown>>;
  /** The last sign that we were running before this act. */
  readonly previousAliveAt: string | null;
  readonly lastReceivedAt: string | null;
  readonly checked: SourceFacts | null;
  /** Told to the first source only: for what concerns the workstation and not a source. */
  readonly first: boolean;
}

export type Observation =
  | ChangeSeen
  | BeginSeen
  | EndSeen
  | SupersededSeen
  | SchemaSeen
  | PlaceSeen
  | EpochSeen
  | SnapshotSeen
  | DeliverySeen
  | HeartbeatSeen
  | QuarantinedSeen
  | ActSeen;
