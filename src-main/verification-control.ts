/** The verification of this workstation: one at a time, in its own thread; what it finds becomes a leaf. */
import type { Worker } from 'node:worker_threads';
import type { Verification } from '#shared/ledger.ts';
import { AuditError } from './errors.ts';
import { problemOf } from './problem-of.ts';
import { startThread } from './threads/start-thread.ts';
import { callThread } from './threads/thread-calls.ts';
import type { VerifyContract } from './threads/verify-contract.ts';
import type { GivenCheckpoint } from './verify-folder.ts';
import { nothingLive } from './workspace-view.ts';

export interface VerificationControl {
  current(): Verification;
  /** Does nothing while one runs. */
  start(checkpoint?: GivenCheckpoint): void;
  cancel(): void;
  close(): Promise<void>;
}

export interface VerificationParts {
  readonly folder: string;
  readonly load: SharedArrayBuffer;
  readonly onProgress: (verification: Verification) => void;
  /** Done, not cancelled: to be written down. */
  readonly onDone: (verification: Verification) => Promise<void>;
  readonly onTrouble: (what: string, error: unknown) => void;
  readonly now: () => Date;
  /** The thread that verifies. */
  readonly startWorker?: () => Worker;
}

export function createVerificationControl(parts: VerificationParts): VerificationControl {
  const { onProgress, onDone, onTrouble, now } = parts;
  let current: Verification = nothingLive.verification;
  let cancel: (() => void) | null = null;
  let running: Promise<void> = Promise.resolve();

  function tell(verification: Verification): void {
    current = verification;
    onProgress(verification);
  }

  /** Before it is told: whoever sees "done" finds it in the ledger, but for one that takes no more leaves. */
  async function writeDown(result: Verification): Promise<void> {
    await onDone(result).catch((error: unknown) => onTrouble('verification leaf', error));
  }

  async function run(checkpoint: GivenCheckpoint | undefined): Promise<void> {
    const thread = verifyInThread(parts, checkpoint, tell);
    cancel = thread.cancel;
    try {
      const result = await thread.result;
      if (result.state === 'done') await writeDown(result);
      tell(result);
    } catch (error) {
      onTrouble('verification', error);
      const { code, detail } = problemOf(error, 'en');
      tell({ ...current, state: 'failed', finishedAt: now().toISOString(), error: { code, detail } });
    } finally {
      cancel = null;
      await thread.end();
    }
  }

  return {
    current: () => current,
    start(checkpoint) {
      if (current.state === 'running') return;
      const compared = checkpoint?.size ?? null;
      const startedAt = now().toISOString();
      tell({ ...nothingLive.verification, state: 'running', phase: 'files-and-key', startedAt, compared });
      running = run(checkpoint);
    },
    cancel: () => cancel?.(),
    async close() {
      cancel?.();
      await running;
    },
  };
}

function verifyInThread(
  { folder, load, startWorker = () => startThread('verify-worker', null) }: VerificationParts,
  checkpoint: GivenCheckpoint | undefined,
  progress: (verification: Verification) => void,
) {
  const worker = startWorker();
  const calls = callThread<VerifyContract>(worker, { progress });
  let fault: unknown = new AuditError('internal', 'the verification thread ended');
  worker.on('error', (error) => {
    fault = error;
  });
  worker.on('exit', () => calls.fail(fault));
  return {
    result: calls.call('verify', { folder, load, ...(checkpoint === undefined ? {} : { checkpoint }) }),
    cancel: () => void calls.call('cancel').catch(() => {}), // gone already: nothing left to cancel
    end: () => worker.terminate(),
  };
}
