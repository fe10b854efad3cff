/** The composition root: opens the workspace, starts capture, understanding, readers and the API, and closes all in reverse order. */
import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import type { OperationHandlers, Status } from '#shared/operations.ts';
import type { SourceAct } from '#shared/source-act.ts';
import { createCapture } from './capture.ts';
import type { Capture } from './capture-port.ts';
import { type ClosingStack, createClosingStack } from './closing-stack.ts';
import type { Config } from './config.ts';
import { type Demo, startDemo } from './demo/start-demo.ts';
import { openApiServer } from './interfaces/http/listen.ts';
import { knownSources } from './known-sources.ts';
import { createLiveFeed, type LiveFeed } from './live-feed.ts';
import { createLog, type Log } from './log.ts';
import { newPackActs } from './packs/keep-packs.ts';
import { createPacksInForce } from './packs/packs-in-force.ts';
import { screenFolder } from './places.ts';
import { productVersion } from './product-version.ts';
import { removeRuntime, writeRuntime } from './runtime-file.ts';
import { productName } from './store/evidence/ledger-entry.ts';
import { openLedgerReader } from './store/evidence/ledger-reader.ts';
import { openWorkspace, type Workspace } from './store/workspace.ts';
import { type LiveTeller, tellLive } from './tell-live.ts';
import { startReaderThread } from './threads/reader-thread.ts';
import { reclaimMemory } from './threads/reclaim.ts';
import { startUnderstandThread, type UnderstandThread } from './threads/understand-thread.ts';
import { readCertificate } from './tls-files.ts';
import { verificationAct } from './verification-act.ts';
import { createVerificationControl, type VerificationControl } from './verification-control.ts';
import type { LiveFacts } from './workspace-view.ts';
import { workstationOperations } from './workstation-operations.ts';

export interface Workstation {
  /** Its folder. */
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

/** What every part is given. */
interface Bench {
  readonly config: Config;
  readonly folder: string;
  /** Who acts: no one signs in yet, so the account of this machine. */
  readonly who: string;
  readonly now: () => Date;
  readonly onTrouble: (what: string, error: unknown) => void;
  readonly closing: ClosingStack;
}

/** Throws `workspace-locked` and what else opening the workspace throws; `port-taken`, `listen-insecure`. */
export async function createWorkstation(config: Config, log: Log = stderrLog): Promise<Workstation> {
  reclaimMemory();
  const closing = createClosingStack();
  const bench: Bench = {
    config,
    folder: resolve(config.workspace),
    who: `local:${userInfo().username}`,
    now: () => new Date(),
    onTrouble: (what, error) => log.error(what, error),
    closing,
  };
  try {
    return await openAll(bench);
  } catch (cause) {
    await closing.close().catch((error: unknown) => bench.onTrouble('closing', error));
    throw cause;
  }
}

const stderrLog = createLog(
  (line) => process.stderr.write(line),
  () => new Date(),
);

async function openAll(bench: Bench): Promise<Workstation> {
  const { config, folder, who, now, onTrouble, closing } = bench;
  const { workspace, capture } = await openCaptureLine(bench, () => telling.changed());
  const feed = createLiveFeed();
  // Nobody listens before the API is open, and by then there are handlers.
  const telling = tellLive(
    feed,
    { status: () => operations.getStatus({}), coverage: () => operations.getCoverage({}) },
    onTrouble,
  );
  closing.add(telling.close);
  const verification = openVerification(bench, capture, feed);
  await keepPacks(bench, capture);
  const understanding = await openUnderstanding(bench, capture, telling);
  const reader = await startReaderThread(folder, onTrouble);
  closing.add(reader.close);
  const demo = openDemo(bench, workspace, capture);

  let apiAddress = '';
  const live = (): LiveFacts => ({
    api: apiAddress,
    ingest: capture.ingestAddress,
    rebuilding: understanding.state().rebuilding,
    verification: verification.current(),
    notStoring: capture.stats().notStoring ?? understanding.notStoring(),
    demoProgress: demo?.progress() ?? null,
  });
  const rebuild = async () => (await understanding.rebuild()).reading;
  const operations = workstationOperations(reader, live, { folder, capture, verification, rebuild, who, now });
  const api = await openApiServer({ handlers: operations, live: feed, screenFolder }, config.api);
  closing.add(api.close);
  apiAddress = api.address;

  const { ingestAddress, powerEvent } = capture;
  writeRuntime(folder, {
    pid: process.pid,
    api: apiAddress,
    ingest: ingestAddress,
    startedAt: now().toISOString(),
    version: productVersion,
  });
  closing.add(() => removeRuntime(folder));
  return {
    workspace: folder,
    operations,
    apiAddress,
    ingestAddress,
    status: () => operations.getStatus({}),
    powerEvent,
    close: closing.close,
  };
}

async function openCaptureLine(
  { config, folder, closing, onTrouble }: Bench,
  onStoring: () => void,
): Promise<{ workspace: Workspace; capture: Capture }> {
  const workspace = openWorkspace(folder, { create: true, demo: config.demo });
  closing.add(workspace.release);
  const capture = await createCapture({
    workspace,
    ingestListen: config.ingest,
    tls: readCertificate(folder),
    sources: knownSources(workspace),
    onStoring,
    onTrouble,
  });
  closing.add(capture.close);
  return { workspace, capture };
}

/** Understanding knows the packs that the ledger says are in force, and no others. */
async function keepPacks({ folder }: Bench, { appendAct }: Capture): Promise<void> {
  const ledger = openLedgerReader(folder);
  const known = createPacksInForce(() => ledger.actsOfKind('pack')).newest();
  ledger.close();
  for (const act of newPackActs(known)) await appendAct('pack', act, productName);
}

function openDemo(
  { folder, onTrouble, closing }: Bench,
  { settings }: Workspace,
  { ingestAddress, appendAct }: Capture,
): Demo | null {
  if (!settings.demo) return null;
  const demo = startDemo({
    folder,
    ingest: ingestAddress,
    async onEnd(id, deliveries) {
      const act: SourceAct = { what: 'ended', id, deliveries };
      await appendAct('source', act, productName);
    },
    onFailure: (cause) => onTrouble('demo', cause),
  });
  closing.add(demo.close);
  return demo;
}

function openVerification(
  { folder, who, now, onTrouble, closing }: Bench,
  capture: Capture,
  feed: LiveFeed,
): VerificationControl {
  const verification = createVerificationControl({
    folder,
    load: capture.load,
    now,
    onTrouble,
    onProgress: (told) => feed.publish({ type: 'verification', verification: told }),
    onDone: async (result) => void (await capture.appendAct('verification', verificationAct(result), who)),
  });
  closing.add(verification.close);
  return verification;
}

async function openUnderstanding(
  { folder, onTrouble, closing }: Bench,
  capture: Capture,
  telling: LiveTeller,
): Promise<UnderstandThread> {
  const understanding = await startUnderstandThread(
    { folder, load: capture.load },
    {
      understood: telling.understood,
      swapped: telling.changed,
      storing: telling.changed,
      appendReading: (act) =>
        void capture.appendAct('reading', act, productName).catch((error) => onTrouble('reading', error)),
      onTrouble,
    },
  );
  closing.add(understanding.close);
  capture.onSealed(() => {
    understanding.sealed();
    telling.changed();
  });
  return understanding;
}
