/** The capture line as the rest of the workstation knows it. */
import type { ListenAddress } from './config.ts';
import type { IngestTls } from './interfaces/ingest/ingest-listener.ts';
import type { IngestSource } from './interfaces/ingest/ingest-store.ts';
import type { Act, KeptCheckpoint } from './store/evidence/ledger-entry.ts';
import type { Workspace } from './store/workspace.ts';
import type { IngestStats, SealState } from './threads/capture-contracts.ts';
import type { IngestThread, SealThread } from './threads/capture-threads.ts';

export interface CaptureOptions {
  readonly workspace: Pick<Workspace, 'folder' | 'settings' | 'ledgerKey' | 'secrets'>;
  readonly ingestListen: ListenAddress;
  readonly tls: IngestTls | null;
  /** The sources known; default: those that have a secret. */
  readonly sources?: readonly IngestSource[];
  /** Storing has become impossible, or possible again. */
  readonly onStoring?: () => void;
  /** Something that capture lives with: a 503, a thread started again. */
  readonly onTrouble?: (what: string, error: unknown) => void;
}

export interface DroppedMonth {
  readonly month: string;
  readonly deliveries: number;
  /** Of the retention act. */
  readonly leaf: number;
}

export interface Capture extends Pick<SealThread, 'rotateKey'>, Pick<IngestThread, 'setSources'> {
  readonly ingestAddress: string;
  /** Shared with threads that give way to deliveries. */
  readonly load: SharedArrayBuffer;
  /** Sequence number of the leaf, once it is durable. */
  appendAct(kind: Act['kind'], act: Act['act'], who: string): Promise<number>;
  /** Seals what has arrived, with a leaf that says who asked and why, and keeps the signed checkpoint. `who`: default the product. */
  sealNow(reason: string, who?: string): Promise<KeptCheckpoint>;
  onSealed(listener: (state: SealState) => void): void;
  /** `notStoring`: the worse of what deliveries and leaves meet. */
  stats(): IngestStats & { readonly sealed: SealState; readonly inFlight: number };
  powerEvent(event: 'sleep' | 'resume'): Promise<void>;
  declareFork(reason: string, who: string): Promise<void>;
  /** Writes the retention leaf, then destroys the month's bodies. */
  dropMonth(month: string, retention: Act['act'], who: string): Promise<DroppedMonth>;
  close(): Promise<void>;
}
