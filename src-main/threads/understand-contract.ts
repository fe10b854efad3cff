/** What the main thread asks of the thread that understands, and what that tells it. */
import type { StorageCause } from '#shared/not-storing.ts';

export interface UnderstandOpening {
  readonly folder: string;
  readonly load: SharedArrayBuffer;
}

export interface UnderstandState {
  /** Number of the insight file that readers see. */
  readonly reading: number;
  /** First leaf not understood yet. */
  readonly toLeaf: number;
  /** Leaves sealed and not understood yet. */
  readonly behind: number;
  /** A new reading of the past is being made behind this one. */
  readonly rebuilding: boolean;
}

/** A slice of the ledger was understood. */
export interface Understood extends UnderstandState {
  readonly records: number;
  /** Ids of findings that were opened, extended or closed. */
  readonly findings: readonly string[];
}

export type UnderstandContract = {
  calls: {
    open: (opening: UnderstandOpening) => UnderstandState;
    /** There are more leaves. */
    sealed: () => void;
    /** The number of the reading that is being made. */
    rebuild: () => { reading: number };
    close: () => void;
  };
  notices: {
    /** At most a few times a second. */
    understood: Understood;
    /** The insight file can't be written, and the thread ends with that; null once it can. */
    storing: StorageCause | null;
    /** Readers open the insight file anew; the act `reading` is to be written. */
    swapped: { reading: number; toLeaf: number; normalizer: number };
  };
};
