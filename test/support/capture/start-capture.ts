/** Starts the capture line as a child process, asks it how it is, stops or kills it. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface CaptureState {
  readonly lastDelivery: number;
  readonly rss: number;
  readonly troubles: readonly string[];
  readonly sealed: { readonly size: number; readonly lastDelivery: number; readonly mismatch: string | null };
}

export interface CaptureChild {
  readonly address: string;
  state(): Promise<CaptureState>;
  /** Resolves when every delivery up to this one is sealed. */
  untilSealed(delivery: number): Promise<void>;
  kill9(): Promise<void>;
  stop(): Promise<void>;
}

export async function startCapture(
  folder: string,
  options: { port?: number; secret?: string; command?: readonly string[] } = {},
): Promise<CaptureChild> {
  const secret = options.secret === undefined ? [] : [options.secret];
  const child = fork(join(import.meta.dirname, 'capture-child.ts'), [folder, String(options.port ?? 0), ...secret], {
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  let output = '';
  child.stderr?.on('data', (text: Buffer) => {
    output += text.toString();
  });
  const end = () => void child.kill('SIGKILL');
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
  const { address } = await next<{ address: string }>(child, () => output);
  const state = () => {
    const answered = next<CaptureState>(child, () => output);
    child.send('state');
    return answered;
  };
  return {
    address,
    state,
    async untilSealed(delivery) {
      while ((await state()).sealed.lastDelivery < delivery) await sleep(50);
    },
    kill9: () => ended(child, () => child.kill('SIGKILL')),
    stop: () => ended(child, () => child.send('stop')),
  };
}

async function ended(child: ChildProcess, end: () => unknown): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  end();
  await exit;
}

function next<T>(child: ChildProcess, output: () => string): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error(`the capture process ended:\n${output()}`));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message as T); // what capture-child sends
    });
  });
}
