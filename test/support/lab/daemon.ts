/** Runs one server process for a test, and never leaves it behind: not on failure, not on exit, not when this process is killed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { waitFor } from './wait-for.ts';

export interface DaemonSpec {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly logFile: string;
  /** On top of this process' environment. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface Daemon {
  readonly pid: number;
  /** What it has written since it was started (an older log of the same file is left out). */
  log(): string;
  isRunning(): boolean;
  waitForLog(pattern: RegExp, timeoutMs?: number): Promise<string>;
  /** SIGTERM, after 20 s SIGKILL; resolves when the process is gone. */
  stop(): Promise<void>;
  /** SIGKILL; resolves when the process is gone. */
  kill9(): Promise<void>;
}

const running = new Set<ChildProcess>();
const folders = new Set<string>();
let guarded = false;

/** `setpriv --pdeathsig` makes the kernel kill the server if this process dies without saying so. */
export function startDaemon({ command, args, cwd, logFile, env }: DaemonSpec): Daemon {
  guardExit();
  mkdirSync(dirname(logFile), { recursive: true });
  const before = readLog(logFile).length;
  const fd = openSync(logFile, 'a');
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', command, ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', fd, fd],
  });
  closeSync(fd);
  const { pid } = child;
  if (pid === undefined) throw new Error(`could not start setpriv ${command}`);
  running.add(child);
  const gone = new Promise<void>((resolve) =>
    child.once('exit', () => {
      running.delete(child);
      resolve();
    }),
  );
  const log = () => readLog(logFile).subarray(before).toString('utf8');
  const isRunning = () => running.has(child);
  return {
    pid,
    log,
    isRunning,
    waitForLog: (pattern, timeoutMs = 60_000) => waitForLog({ log, isRunning, pattern, timeoutMs, command }),
    stop: () => end(child, gone, 'SIGTERM'),
    kill9: () => end(child, gone, 'SIGKILL'),
  };
}

/** A folder of this process, removed at its exit at the latest. Folders of processes that are gone are removed too. */
export function temporaryFolder(name: string): string {
  guardExit();
  const folder = mkdtempSync(join(tmpdir(), `testigo-lab-${process.pid}-${name}-`));
  folders.add(folder);
  return folder;
}

export function removeFolder(folder: string): void {
  folders.delete(folder);
  rmSync(folder, { recursive: true, force: true });
}

/** A loopback port that is free now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

async function end(child: ChildProcess, gone: Promise<void>, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (!running.has(child)) return;
  child.kill(signal);
  const patience = setTimeout(() => child.kill('SIGKILL'), 20_000);
  await gone;
  clearTimeout(patience);
}

interface LogWait {
  readonly log: () => string;
  readonly isRunning: () => boolean;
  readonly pattern: RegExp;
  readonly timeoutMs: number;
  readonly command: string;
}

async function waitForLog({ log, isRunning, pattern, timeoutMs, command }: LogWait): Promise<string> {
  const look = () => {
    const alive = isRunning();
    const line = log()
      .split('\n')
      .find((text) => text.search(pattern) >= 0);
    if (line === undefined && !alive) throw new Error(`${command} ended before ${pattern}:\n${log().slice(-3000)}`);
    return line;
  };
  const what = `${pattern} in the log of ${command}`;
  return (await waitFor(look, { timeoutMs, what })) ?? '';
}

function readLog(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}

function guardExit(): void {
  if (guarded) return;
  guarded = true;
  removeOrphans();
  process.on('exit', () => {
    for (const child of running) child.kill('SIGKILL');
    for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  });
  // Without a listener a signal ends the process before 'exit' is told.
  for (const [signal, code] of [
    ['SIGTERM', 143],
    ['SIGINT', 130],
    ['SIGHUP', 129],
  ] as const) {
    process.once(signal, () => process.exit(code));
  }
}

function removeOrphans(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(/^testigo-lab-(\d+)-/.exec(name)?.[1]);
    if (pid > 0 && !isAlive(pid)) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
