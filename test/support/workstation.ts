/** Starts the headless workstation as a process of its own, as a user would, and asks it over HTTP. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { CanonicalChangeEvent } from '#shared/canonical-change-event.ts';
import { type OperationOutput, operations } from '#shared/operations.ts';
import { freePort, waitFor } from './lab/lab.ts';

const entry = join(import.meta.dirname, '../../src-main/interfaces/cli/auditctl.ts');

export interface RunningWorkstation {
  readonly apiUrl: string;
  readonly ingestUrl: string;
  readonly pid: number;
  output(): string;
  get<N extends keyof typeof operations>(
    name: N,
    path: string,
    query?: Record<string, string>,
  ): Promise<OperationOutput<N>>;
  /** Every change event of a source, baseline too, by keyset pages. */
  allChangeEvents(query?: Record<string, string>): Promise<CanonicalChangeEvent[]>;
  /** Resolves when everything received is sealed and understood. */
  untilUnderstood(timeoutMs?: number): Promise<void>;
  kill9(): Promise<void>;
  stop(): Promise<void>;
}

export async function startWorkstation(
  workspace: string,
  options: { port?: number; ingestPort?: number; environment?: NodeJS.ProcessEnv; entry?: string } = {},
): Promise<RunningWorkstation> {
  const port = options.port ?? (await freePort());
  const ingestPort = options.ingestPort ?? (await freePort());
  const args = [
    // As `npm start` and the service unit start it.
    '--single-threaded-gc',
    options.entry ?? entry,
    'serve',
    '--workspace',
    workspace,
    '--port',
    String(port),
    '--ingest-listen',
    `127.0.0.1:${ingestPort}`,
  ];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (output += text.toString()));
  const apiUrl = `http://127.0.0.1:${port}/api/v1`;
  const end = () => void child.kill('SIGKILL');
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
  const get = async <N extends keyof typeof operations>(name: N, path: string, query: Record<string, string> = {}) => {
    const response = await fetch(`${apiUrl}${path}?${new URLSearchParams(query)}`);
    if (!response.ok) throw new Error(`${name}: ${response.status} ${await response.text()}`);
    // The contract of the operation is asserted by the parse itself.
    return operations[name].output.parse(await response.json()) as OperationOutput<N>;
  };
  await waitFor(
    async () => {
      if (child.exitCode !== null) throw new Error(`the workstation ended at once:\n${output}`);
      return (await fetch(`${apiUrl}/status`).catch(() => undefined))?.ok;
    },
    { what: 'the workstation', timeoutMs: 30_000 },
  );
  return {
    apiUrl,
    ingestUrl: `http://127.0.0.1:${ingestPort}/ingest`,
    pid: child.pid ?? 0,
    output: () => output,
    get,
    allChangeEvents: async (query = {}) => {
      const events: CanonicalChangeEvent[] = [];
      let cursor: string | null = null;
      do {
        const page: OperationOutput<'listChangeEvents'> = await get('listChangeEvents', '/change-events', {
          baseline: 'true',
          limit: '1000',
          ...query,
          ...(cursor === null ? {} : { cursor }),
        });
        events.push(...page.items);
        cursor = page.next;
      } while (cursor !== null);
      return events;
    },
    untilUnderstood: async (timeoutMs = 60_000) => {
      await waitFor(
        async () => {
          const status = await get('getStatus', '/status');
          return status.ledger.unsealed === 0 && status.understanding.behind === 0;
        },
        { what: 'everything to be understood', timeoutMs },
      );
    },
    kill9: () => ended(child, 'SIGKILL'),
    stop: () => ended(child, 'SIGTERM'),
  };
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
}
