/** Finds who answers: the running workstation of a workspace or a URL; else the folder itself, read-only, or opened with its lock to write. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Language } from '#shared/format.ts';
import { type OperationName, type OperationOutput, operations } from '#shared/operations.ts';
import { defaultPort } from '../../config.ts';
import { AuditError } from '../../errors.ts';
import { callOperation } from '../../operations/call-operation.ts';
import { readRuntime } from '../../runtime-file.ts';
import { askStation } from './station-client.ts';

/** Values of an operation's input as they go over the wire. */
export type OperationValues = Readonly<Record<string, unknown>>;

export interface Answer<N extends OperationName> {
  /** Exactly the HTTP answer. */
  readonly text: string;
  readonly value: OperationOutput<N>;
}

export interface Station {
  /** Null: nothing runs, the folder is read. */
  readonly url: string | null;
  readonly workspace: string | null;
  ask<N extends OperationName>(name: N, values?: OperationValues): Promise<Answer<N>>;
  close(): Promise<void>;
}

export interface StationChoice {
  readonly workspace?: string;
  readonly url?: string;
  /** In which faults are told. */
  readonly lang?: Language;
}

/** Throws `no-workstation` where neither a workstation nor a workspace is found. */
export async function openStation(choice: StationChoice): Promise<Station> {
  const { lang } = choice;
  if (choice.url !== undefined) return remoteStation(httpUrl(choice.url), null, lang);
  const workspace = workspaceOf(choice);
  if (workspace === null) return remoteStation(`http://127.0.0.1:${defaultPort}`, null, lang);
  const url = await runningAt(workspace);
  if (url !== null) return remoteStation(url, workspace, lang);
  if (!existsSync(join(workspace, 'testigo.json'))) throw new AuditError('no-workspace', workspace);
  return localStation(workspace);
}

/** Throws `bad-request` for what is no address of a workstation, before anyone is asked. */
function httpUrl(url: string): string {
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return url;
  throw new AuditError('bad-request', `--url ${url}`);
}

/** Opens, asks, closes: for one command. */
export async function withStation<T>(choice: StationChoice, work: (station: Station) => Promise<T>): Promise<T> {
  const station = await openStation(choice);
  try {
    return await work(station);
  } finally {
    await station.close();
  }
}

/** --workspace, or the current folder where it is one. */
export function workspaceOf({ workspace }: StationChoice): string | null {
  if (workspace !== undefined) return resolve(workspace);
  return existsSync('testigo.json') ? resolve('.') : null;
}

/** Address of the workstation that has this folder open; a stale file, or another workstation on its port, is nobody. */
export async function runningAt(workspace: string): Promise<string | null> {
  const runtime = readRuntime(workspace);
  if (runtime === null) return null;
  const status = await askStation(runtime.api, 'getStatus', {}).catch((cause: unknown) => {
    if (cause instanceof AuditError && cause.code === 'no-workstation') return null;
    throw cause;
  });
  return status !== null && resolve(status.value.workspace) === workspace ? runtime.api : null;
}

function remoteStation(url: string, workspace: string | null, language?: Language): Station {
  return { url, workspace, ask: (name, values = {}) => askStation(url, name, values, language), close: async () => {} };
}

/** Loaded only here: a command that talks to a running workstation needs neither SQLite nor threads. */
async function localStation(workspace: string): Promise<Station> {
  const { openReadings } = await import('../../open-readings.ts');
  const readings = openReadings(workspace);
  return {
    url: null,
    workspace,
    async ask(name, values = {}) {
      const handlers = operations[name].method === 'GET' ? readings.operations : null;
      const value = await (handlers === null
        ? withWorkstation(workspace, name, values)
        : callOperation(handlers, name, wireForm(values)));
      return { value, text: JSON.stringify(value) };
    },
    close: async () => readings.close(),
  };
}

/** What writes takes the lock for as long as it lasts. */
async function withWorkstation<N extends OperationName>(
  workspace: string,
  name: N,
  values: OperationValues,
): Promise<OperationOutput<N>> {
  const { createWorkstation } = await import('../../workstation.ts');
  const { readConfig } = await import('../../config.ts');
  const workstation = await createWorkstation(readConfig({ workspace, port: 0, ingestListen: '127.0.0.1:0' }));
  try {
    return await callOperation<N>(workstation.operations, name, values);
  } finally {
    await workstation.close();
  }
}

/** A query string knows only text, and lists of it. */
function wireForm(values: OperationValues): OperationValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, Array.isArray(value) ? value.map(String) : String(value)]),
  );
}
