/** A worker thread that is started again when it ends on its own: a fault in it must not end the capture. */
import { setTimeout as sleep } from 'node:timers/promises';
import { AuditError } from '../errors.ts';
import { startThread, type ThreadName } from './start-thread.ts';
import { type Call, callThread, type NoticeListeners, type ThreadContract } from './thread-calls.ts';

export interface KeptThread<C extends ThreadContract> {
  call: Call<C>;
  /** Ends it for good; call what closes it in order before. */
  end(): Promise<void>;
}

export interface KeptThreadOptions<C extends ThreadContract> {
  readonly name: ThreadName;
  readonly listeners: NoticeListeners<C>;
  /** Run after each start, before any other call. */
  readonly open: (call: Call<C>) => Promise<void>;
  readonly onFault: (error: unknown) => void;
}

const RESTART_MS = 500;

/** Throws what the first `open` throws. */
export async function keepThread<C extends ThreadContract>(options: KeptThreadOptions<C>): Promise<KeptThread<C>> {
  let ending = false;
  let current = begin();
  let opened = current.opened;

  function begin() {
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
      void restart();
    });
    return { worker, calls, opened: options.open(calls.call) };
  }

  async function restart(): Promise<void> {
    await sleep(RESTART_MS);
    if (ending) return;
    current = begin();
    opened = current.opened;
    await opened.catch(options.onFault);
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
    async end() {
      ending = true;
      await current.worker.terminate();
    },
  };
}
