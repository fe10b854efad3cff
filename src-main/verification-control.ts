/** The verification of this workstation: one at a time, in its own thread; what it finds becomes a leaf. */
import type { Verification } from '#shared/ledger.ts';
import { AuditError } from './errors.ts';
import { startThread } from './threads/start-thread.ts';
import { callThread } from './threads/thread-calls.ts';
import type { VerifyContract } from './threads/verify-contract.ts';
import { nothingLive } from './workspace-view.ts';

export interface VerificationControl {
  current(): Verification;
  /** Does nothing while one runs. */
  start(checkpoint?: string): void;
  cancel(): void;
  close(): Promise<void>;
}

export interface VerificationParts {
  readonly folder: string;
  readonly load: SharedArrayBuffer;
  readonly onProgress: (verification: Verification) => void;
  /** Done, not cancelled: to be written down. */
  readonly onDone: (verification: Verification, compared: boolean) => Promise<void>;
  readonly onTrouble: (what: string, error: unknown) => void;
  readonly now: () => Date;
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

  async function run(checkpoint: string | undefined): Promise<void> {
    const thread = verifyInThread(parts, checkpoint, tell);
    cancel = thread.cancel;
    try {
      const result = await thread.result;
      // Written down before it is told: whoever sees "done" finds it in the ledger.
      if (result.state === 'done') await onDone(result, checkpoint !== undefined);
      tell(result);
    } catch (error) {
      onTrouble('verification', error);
      tell({ ...current, state: 'cancelled', finishedAt: now().toISOString() });
    } finally {
      cancel = null;
      await thread.end();
    }
  }

  return {
    current: () => current,
    start(checkpoint) {
      if (current.state === 'running') return;
      tell({ ...nothingLive.verification, state: 'running', phase: 'files-and-key', startedAt: now().toISOString() });
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
  { folder, load }: VerificationParts,
  checkpoint: string | undefined,
  progress: (verification: Verification) => void,
) {
  const worker = startThread('verify-worker', null);
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
