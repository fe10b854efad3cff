/** Starts the two capture threads and keeps them; what they need again after a new start is remembered here. */
import type { KeyObject } from 'node:crypto';
import type { IngestSource } from '../interfaces/ingest/ingest-store.ts';
import type { Secrets } from '../receipt-checks.ts';
import type {
  IngestContract,
  IngestOpening,
  IngestStats,
  SealContract,
  SealOpening,
  SealState,
} from './capture-contracts.ts';
import { type KeptThread, keepThread } from './kept-thread.ts';

type OnTrouble = (what: string, error: unknown) => void;

export interface IngestThread {
  readonly address: string;
  readonly call: KeptThread<IngestContract>['call'];
  stats(): IngestStats;
  setSources(sources: readonly IngestSource[]): Promise<void>;
  close(): Promise<void>;
}

export interface SealThread {
  readonly call: KeptThread<SealContract>['call'];
  state(): SealState;
  rotateKey(next: KeyObject, reason: string, who: string): Promise<void>;
  setSecrets(secrets: Secrets): Promise<void>;
  close(): Promise<void>;
}

interface IngestEvents {
  readonly refused: IngestNotice<'refused'>;
  readonly unstored: IngestNotice<'unstored'>;
  readonly foreign: IngestNotice<'foreign'>;
  /** Storing has become impossible, or possible again. */
  readonly storing: () => void;
  readonly onTrouble: OnTrouble;
}
type IngestNotice<N extends keyof IngestContract['notices']> = (notice: IngestContract['notices'][N]) => void;

export async function startIngestThread(opening: IngestOpening, events: IngestEvents): Promise<IngestThread> {
  let current = opening;
  let stats: IngestStats = { received: 0, receivedBytes: 0, lastDelivery: 0, lastReceivedAt: null, notStoring: null };
  let address = '';
  const thread = await keepThread<IngestContract>({
    name: 'ingest-worker',
    listeners: {
      stats(told) {
        const flips = (stats.notStoring === null) !== (told.notStoring === null);
        stats = told;
        if (flips) events.storing();
      },
      refused: events.refused,
      unstored: events.unstored,
      foreign: events.foreign,
      trouble: (error) => events.onTrouble('ingest', error),
    },
    async open(call) {
      const opened = await call('open', current);
      // A thread that is new has met no trouble yet.
      stats = { ...stats, lastDelivery: opened.lastDelivery, notStoring: null };
      address = opened.address;
      // A port that the system chose must stay the same after a new start.
      current = {
        ...current,
        listen: { ...current.listen, port: Number(new URL(address).port) || current.listen.port },
      };
    },
    close: (call) => call('close'),
    onFault: (error) => events.onTrouble('ingest thread', error),
  });
  return {
    address,
    call: thread.call,
    stats: () => stats,
    async setSources(sources) {
      current = { ...current, sources };
      await thread.call('setSources', sources);
    },
    close: thread.close,
  };
}

interface SealEvents {
  readonly sealed: (state: SealState) => void;
  readonly onTrouble: OnTrouble;
}

export async function startSealThread(opening: SealOpening, events: SealEvents): Promise<SealThread> {
  let current = opening;
  let state: SealState = { size: 0, lastDelivery: 0, mismatch: null, notStoring: null };
  const thread = await keepThread<SealContract>({
    name: 'seal-worker',
    listeners: {
      sealed(told) {
        state = told;
        events.sealed(told);
      },
      trouble: (error) => events.onTrouble('seal', error),
    },
    async open(call) {
      state = await call('open', current);
    },
    close: (call) => call('close'),
    onFault: (error) => events.onTrouble('seal thread', error),
  });
  return {
    call: thread.call,
    state: () => state,
    async rotateKey(next, reason, who) {
      await thread.call('rotateKey', { next, reason, who });
      current = { ...current, key: next };
    },
    async setSecrets(secrets) {
      current = { ...current, secrets };
      await thread.call('setSecrets', secrets);
    },
    close: thread.close,
  };
}
