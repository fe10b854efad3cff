/** What understanding carries from one record of a source to the next; kept as JSON with each batch, so that a stop anywhere changes nothing. */
import type { Cascade } from '../coverage/foreign-keys.ts';
import type { LogPlace } from '../coverage/log-place.ts';
import type { SourceRecord } from '../store/insight/source-store.ts';

export interface LastRow {
  /** Leaf under which the row is stored (for a redelivery, that of the first delivery). */
  readonly leaf: number;
  readonly tx: number | null;
  readonly order: number | null;
  readonly table: number;
  readonly operation: string;
  readonly file: string | null;
  readonly pos: number | null;
  readonly row: number | null;
  readonly statement: number | null;
}

export interface SnapshotRun {
  readonly startLeaf: number;
  readonly overStream: boolean;
  rows: number;
  differing: number;
  /** Tables read in this run, and tables declared by its synthetic DDL. */
  readonly tables: number[];
  lastAt: string;
}

export interface StreamMemory {
  /** Something was streamed or begun: an END is no longer the first word. */
  begun: boolean;
  /** Transactions that ended before anything of them could reach us. */
  endedBefore: readonly string[];
  /** A streamed change was seen. */
  streamed: boolean;
  place: LogPlace | null;
  /** Believed instant of the last streamed change. */
  lastAt: string | null;
  openTransaction: string | null;
  lastRow: LastRow | null;
  lastStatement: number | null;
  snapshot: SnapshotRun | null;
  /** Tables whose synthetic definition came since the last snapshot. */
  declared: number[];
  /** Rows of prepared transactions whose outcome is not known: leaf and transaction. */
  xa: (readonly [number, string])[];
  /** By label of the child table. */
  cascades: Record<string, Cascade[]>;
}

const owner = 'stream';

export function streamMemory(source: SourceRecord): StreamMemory {
  // Set below and nowhere else, in this very form.
  const known = source.memory.get(owner) as StreamMemory | undefined;
  if (known !== undefined) return known;
  const memory: StreamMemory = {
    begun: false,
    endedBefore: [],
    streamed: false,
    place: null,
    lastAt: null,
    openTransaction: null,
    lastRow: null,
    lastStatement: null,
    snapshot: null,
    declared: [],
    xa: [],
    cascades: {},
  };
  source.memory.set(owner, memory);
  return memory;
}
