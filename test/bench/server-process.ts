/** Starts a server of the bench as a child process, asks it, stops it. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { databaseBytes } from './measure.ts';

export interface ServerProcess {
  readonly address: string;
  readonly pid: number;
  ask<T>(question: string): Promise<T>;
  stop(): Promise<void>;
}

export interface CaptureState {
  readonly lastDelivery: number;
  readonly rss: number;
  readonly sealed: { readonly size: number; readonly lastDelivery: number };
}

export async function startServer(name: 'naive-server' | 'capture-server', target: string): Promise<ServerProcess> {
  const profile = process.env.BENCH_PROFILE;
  // The switch that users' processes are started with.
  const switches = ['--single-threaded-gc'];
  const execArgv = profile === name ? [...switches, '--cpu-prof', '--cpu-prof-dir', '/tmp/bench-profile'] : switches;
  const child = fork(join(import.meta.dirname, `${name}.ts`), [target], { execArgv });
  const { address } = await answer<{ address: string }>(child);
  return {
    address,
    pid: child.pid ?? 0,
    ask<T>(question: string) {
      const answered = answer<T>(child);
      child.send(question);
      return answered;
    },
    async stop() {
      const exit = once(child, 'exit');
      child.send('stop');
      await exit;
    },
  };
}

/** Resolves when all that was answered is sealed; the highest resident size seen. */
export async function untilSealed(server: ServerProcess, deliveries: number): Promise<number> {
  for (let rss = 0; ; ) {
    const state = await server.ask<CaptureState>('state');
    rss = Math.max(rss, state.rss);
    if (state.sealed.lastDelivery >= deliveries) return rss;
    await sleep(20);
  }
}

/** Resolves when packing, which waits for silence, has nothing left to do. */
export async function untilPacked(evidence: string): Promise<void> {
  for (let before = -1, same = 0; same < 4; ) {
    await sleep(500);
    const now = databaseBytes(evidence);
    same = now === before ? same + 1 : 0;
    before = now;
  }
}

async function answer<T>(child: ChildProcess): Promise<T> {
  const [message] = await once(child, 'message', { signal: AbortSignal.timeout(60_000) });
  return message as T; // our own servers, see there
}
