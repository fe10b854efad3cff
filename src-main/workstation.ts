/** The composition root: opens the workspace, starts capture, understanding, readers and the API, and closes all in reverse order. */
import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import type { OperationHandlers, Status } from '#shared/operations.ts';
import { createCapture } from './capture.ts';
import type { Config } from './config.ts';
import { startDemo } from './demo/start-demo.ts';
import { AuditError } from './errors.ts';
import { openApiServer } from './interfaces/http/listen.ts';
import { createLiveFeed } from './live-feed.ts';
import { createLog, type Log } from './log.ts';
import { registeredSources } from './operations/registered-sources.ts';
import { screenFolder } from './places.ts';
import { productVersion } from './product-version.ts';
import { removeRuntime, writeRuntime } from './runtime-file.ts';
import { openLedgerReader } from './store/evidence/ledger-reader.ts';
import { openWorkspace, type Workspace } from './store/workspace.ts';
import { tellLive } from './tell-live.ts';
import { startReaderThread } from './threads/reader-thread.ts';
import { startUnderstandThread } from './threads/understand-thread.ts';
import { readCertificate } from './tls-files.ts';
import { verificationAct } from './verification-act.ts';
import { createVerificationControl } from './verification-control.ts';
import type { LiveFacts } from './workspace-view.ts';
import { workstationOperations } from './workstation-operations.ts';

export interface Workstation {
  readonly workspace: string;
  readonly operations: OperationHandlers;
  /** `http://127.0.0.1:4810` */
  readonly apiAddress: string;
  readonly ingestAddress: string;
  status(): Promise<Status>;
  powerEvent(event: 'sleep' | 'resume'): Promise<void>;
  /** Everything, in reverse order; what was acknowledged is sealed first. */
  close(): Promise<void>;
}

const stderrLog = createLog(
  (line) => process.stderr.write(line),
  () => new Date(),
);

/** Throws `workspace-locked` and what else opening the workspace throws; `port-taken`, `listen-insecure`. */
export async function createWorkstation(config: Config, log: Log = stderrLog): Promise<Workstation> {
  const closing: (() => Promise<void> | void)[] = [];
  const close = async () => {
    for (const step of closing.splice(0).reverse()) await step();
  };
  try {
    return await open(config, log, closing, close);
  } catch (cause) {
    await close();
    throw cause;
  }
}

async function open(
  config: Config,
  log: Log,
  closing: (() => Promise<void> | void)[],
  close: () => Promise<void>,
): Promise<Workstation> {
  const now = () => new Date();
  const who = `local:${userInfo().username}`;
  const onTrouble = (what: string, error: unknown) => log.error(what, error);
  const folder = resolve(config.workspace);
  const workspace = openWorkspace(folder, { create: true, demo: config.demo });
  closing.push(workspace.release);

  const capture = await createCapture({
    workspace,
    ingestListen: config.ingest,
    tls: readCertificate(folder),
    sources: knownSources(workspace),
    onTrouble,
  });
  closing.push(capture.close);

  const feed = createLiveFeed();
  // Nobody listens before the API is open, and by then there are handlers.
  const telling = tellLive(
    feed,
    { status: () => handlers.getStatus({}), coverage: () => handlers.getCoverage({}) },
    onTrouble,
  );
  closing.push(telling.close);
  const verification = createVerificationControl({
    folder,
    load: capture.load,
    now,
    onTrouble,
    onProgress: (told) => feed.publish({ type: 'verification', verification: told }),
    onDone: async (result, compared) =>
      void (await capture.appendAct('verification', verificationAct(result, compared), who)),
  });
  closing.push(verification.close);

  const understanding = await startUnderstandThread(
    { folder, load: capture.load },
    {
      understood: (told) => telling.understood(told),
      swapped: () => telling.changed(),
      appendReading: (act) =>
        void capture.appendAct('reading', act, 'testigo').catch((error) => onTrouble('reading', error)),
      onTrouble,
    },
  );
  closing.push(understanding.close);
  capture.onSealed(() => {
    understanding.sealed();
    telling.changed();
  });

  const reader = await startReaderThread(folder, onTrouble);
  closing.push(reader.close);

  let apiAddress = '';
  const demo = workspace.settings.demo
    ? startDemo({ folder, ingest: capture.ingestAddress, onFailure: (cause) => onTrouble('demo', cause) })
    : null;
  if (demo !== null) closing.push(demo.close);
  const live = (): LiveFacts => ({
    api: apiAddress,
    ingest: capture.ingestAddress,
    rebuilding: understanding.state().rebuilding,
    verification: verification.current(),
    demoProgress: demo?.progress() ?? null,
  });
  const rebuild = async () => (await understanding.rebuild()).reading;
  const handlers = workstationOperations(reader, live, { folder, capture, verification, rebuild, who, now });

  const api = await openApiServer({ handlers, live: feed, screenFolder }, config.api);
  closing.push(api.close);
  apiAddress = api.address;

  writeRuntime(folder, {
    pid: process.pid,
    api: api.address,
    ingest: capture.ingestAddress,
    startedAt: now().toISOString(),
    version: productVersion,
  });
  closing.push(() => removeRuntime(folder));
  return {
    workspace: folder,
    operations: handlers,
    apiAddress,
    ingestAddress: capture.ingestAddress,
    status: () => handlers.getStatus({}),
    powerEvent: capture.powerEvent,
    close,
  };
}

/** Registered ones and those with a secret: what the listener must know before the first delivery. */
function knownSources({ folder, secrets }: Workspace): { id: string; secrets: readonly string[] }[] {
  const ids = new Set([...registeredIds(folder), ...Object.keys(secrets)]);
  return [...ids].map((id) => ({ id, secrets: secrets[id] ?? [] }));
}

function registeredIds(folder: string): readonly string[] {
  try {
    const ledger = openLedgerReader(folder);
    try {
      return [...registeredSources(ledger).keys()];
    } finally {
      ledger.close();
    }
  } catch (cause) {
    // A new workspace has no ledger yet.
    if (cause instanceof AuditError && cause.code === 'not-found') return [];
    throw cause;
  }
}
