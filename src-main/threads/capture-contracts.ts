/** What the main thread asks of the two capture threads, and what they tell it. */
import type { KeyObject } from 'node:crypto';
import type { NotStoring } from '#shared/not-storing.ts';
import type { ListenAddress } from '../config.ts';
import type { IngestTls } from '../interfaces/ingest/ingest-listener.ts';
import type { IngestSource } from '../interfaces/ingest/ingest-store.ts';
import type { Secrets } from '../receipt-checks.ts';
import type { SealedTo } from '../sealer.ts';
import type { Act, KeptCheckpoint } from '../store/evidence/ledger-entry.ts';

export interface IngestOpening {
  readonly folder: string;
  readonly listen: ListenAddress;
  readonly tls: IngestTls | null;
  readonly sources: readonly IngestSource[];
  readonly load: SharedArrayBuffer;
}

export interface IngestStats {
  readonly received: number;
  readonly receivedBytes: number;
  /** Newest delivery stored, ever. */
  readonly lastDelivery: number;
  readonly lastReceivedAt: string | null;
  /** Deliveries are answered 503. */
  readonly notStoring: NotStoring | null;
}

/** Deliveries not taken since the last notice. */
export interface NotTaken {
  readonly source: string;
  readonly count: number;
  readonly from: string;
}

export type IngestContract = {
  calls: {
    open: (opening: IngestOpening) => { address: string; lastDelivery: number };
    /** Deliveries up to this id are sealed: small ones may be packed. */
    sealedTo: (delivery: number) => void;
    setSources: (sources: readonly IngestSource[]) => void;
    /** How many deliveries were destroyed. */
    dropMonth: (month: { month: string; sealedTo: number }) => number;
    erase: (delivery: number) => void;
    close: () => void;
  };
  notices: {
    /** At most a few times a second. */
    stats: IngestStats;
    /** At most once a minute and source: signature missing or wrong. */
    refused: NotTaken;
    /** Storing works again after so many 503. */
    unstored: { count: number; from: string };
    /** Ids that were taken when they should have been free. */
    foreign: { first: number; last: number };
    trouble: string;
  };
};

export interface SealOpening {
  readonly folder: string;
  readonly key: KeyObject;
  readonly origin: string;
  /** By source; what was signed is checked again when it is sealed. */
  readonly secrets: Secrets;
  readonly load: SharedArrayBuffer;
}

export interface SealState extends SealedTo {
  /** Null while all is well; else why nothing more is sealed. */
  readonly mismatch: string | null;
  /** The ledger can't be written for now. */
  readonly notStoring: NotStoring | null;
}

export type SealContract = {
  calls: {
    open: (opening: SealOpening) => SealState;
    act: (act: Omit<Act, 'at'>) => number;
    seal: (asked: { reason: string; who: string }) => KeptCheckpoint;
    rotateKey: (rotation: { next: KeyObject; reason: string; who: string }) => void;
    declareFork: (fork: { reason: string; who: string }) => void;
    setSecrets: (secrets: Secrets) => void;
    power: (event: 'sleep' | 'resume') => void;
    close: () => void;
  };
  notices: {
    sealed: SealState;
    trouble: string;
  };
};
