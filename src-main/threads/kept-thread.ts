/** A worker thread that is started again when it ends on its own, or can't open: a fault in it must not end the capture. */
import { setTimeout as sleep } from 'node:timers/promises';
import { AuditError } from '../errors.ts';
import { startThread, type ThreadName } from './start-thread.ts';
import { type Call, callThread, type NoticeListeners, type ThreadContract } from './thread-calls.ts';

export interface KeptThread<C extends ThreadContract> {
  /** Rejects at once while the thread is down. */
  call: Call<C>;
  /** Closes it in order where it runs, and ends it for good. */
  close(): Promise<void>;
}

export interface KeptThreadOptions<C extends ThreadContract> {
  readonly name: ThreadName;
  readonly listeners: NoticeListeners<C>;
  /** Run after each start, before any other call. */
  readonly open: (call: Call<C>) => Promise<void>;
  readonly close: (call: Call<C>) => Promise<void>;
  readonly onFault: (error: unknown) => void;
}

/** The first time; twice as long each further time in a row. */
const RESTART_MS = 500;
const RESTART_MAX_MS = 5_000;

/** Throws what the first `open` throws. */
export async function keepThread<C extends ThreadContract>(options: KeptThreadOptions<C>): Promise<KeptThread<C>> {
  let ending = false;
  let restartMs = RESTART_MS;
  let current = begin();
  let opened = current.opened;

  function begin() {
    const startedAt = performance.now();
    const worker = startThread(options.name, null);
    const calls = callThread<C>(worker, options.listeners);
    let fault: unknown = new AuditError('internal', `${options.name} ended`);
    worker.on('error', (error) => {
      fault = error;
    });
    worker.on('exit', () => {
      calls.fail(fault);
      if (ending) return;
      options.onFault(fault);
      if (performance.now() - startedAt > 2 * RESTART_MAX_MS) restartMs = RESTART_MS;
      opened = Promise.reject(fault);
      opened.catch(() => {});
      void restart();
    });
    const opening = options.open(calls.call);
    opening.catch((error: unknown) => {
      fault = error;
      void worker.terminate();
    });
    return { worker, calls, opened: opening };
  }

  async function restart(): Promise<void> {
    await sleep(restartMs);
    if (ending) return;
    restartMs = Math.min(RESTART_MAX_MS, 2 * restartMs);
    current = begin();
    opened = current.opened;
  }

  try {
    await opened;
  } catch (error) {
    ending = true;
    await current.worker.terminate();
    throw error;
  }
  return {
    async call(name, ...input) {
      await opened;
      return current.calls.call(name, ...input);
    },
    async close() {
      ending = true;
      const runs = await opened.then(
        () => true,
        () => false,
      );
      try {
        if (runs) await options.close(current.calls.call);
      } finally {
        await current.worker.terminate();
      }
    },
  };
}
