/** The capture line: one thread takes deliveries in, durable before the answer; another seals them behind it, leaf by leaf. */
import type { Capture, CaptureOptions } from './capture-port.ts';
import type { IngestSource } from './interfaces/ingest/ingest-store.ts';
import type { Secrets } from './receipt-checks.ts';
import { productName } from './store/evidence/ledger-entry.ts';
import type { SealState } from './threads/capture-contracts.ts';
import { captureLoad } from './threads/capture-load.ts';
import { startIngestThread, startSealThread } from './threads/capture-threads.ts';

export type { Capture, CaptureOptions } from './capture-port.ts';

function secretsOf(sources: readonly IngestSource[]): Secrets {
  return Object.fromEntries(sources.map(({ id, secrets }) => [id, secrets]));
}

/** Throws what opening the ledger and the listener throws. */
export async function createCapture({
  workspace,
  ingestListen: listen,
  tls,
  ...options
}: CaptureOptions): Promise<Capture> {
  const { folder, settings, ledgerKey: key } = workspace;
  const load = captureLoad();
  const onTrouble = options.onTrouble ?? (() => {});
  const sources = options.sources ?? Object.entries(workspace.secrets).map(([id, secrets]) => ({ id, secrets }));
  const listeners: ((state: SealState) => void)[] = [];
  const appendAct: Capture['appendAct'] = (kind, act, who) => seal.call('act', { kind, act, who });
  const noted = (what: string, leaf: Promise<number>) => void leaf.catch((error) => onTrouble(what, error));

  const seal = await startSealThread(
    { folder, key, origin: settings.origin, secrets: secretsOf(sources), load: load.shared },
    { sealed: (state) => void listeners.map((listener) => listener(state)), onTrouble },
  );
  const ingest = await startIngestThread(
    { folder, listen, tls, sources, load: load.shared },
    {
      refused: (told) => noted('refused', appendAct('refused', { ...told, reason: 'signature' }, productName)),
      unstored: ({ count, from }) =>
        noted('unstored', appendAct('tick', { unstored: count, unstoredFrom: from }, productName)),
      foreign: ({ first, last }) =>
        noted(
          'foreign',
          appendAct(
            'irregularity',
            { what: 'unexpected', source: '', first, last, count: last - first + 1 },
            productName,
          ),
        ),
      storing: () => options.onStoring?.(),
      onTrouble,
    },
  ).catch(async (error: unknown) => {
    await seal.close();
    throw error;
  });
  const tellSealed = ({ lastDelivery }: SealState) =>
    void ingest.call('sealedTo', lastDelivery).catch((error) => onTrouble('sealed', error));
  listeners.push(tellSealed);

  return {
    ingestAddress: ingest.address,
    load: load.shared,
    appendAct,
    sealNow: (reason, who = productName) => seal.call('seal', { reason, who }),
    onSealed: (listener) => void listeners.push(listener),
    stats() {
      const [stats, sealed] = [ingest.stats(), seal.state()];
      return { ...stats, notStoring: stats.notStoring ?? sealed.notStoring, sealed, inFlight: load.inFlight() };
    },
    async setSources(next) {
      // First who checks again, then who accepts: what is taken with a new secret must not look broken.
      await seal.setSecrets(secretsOf(next));
      await ingest.setSources(next);
    },
    powerEvent: (event) => seal.call('power', event),
    rotateKey: seal.rotateKey,
    declareFork: (reason, who) => seal.call('declareFork', { reason, who }),
    async dropMonth(month, retention, who) {
      const leaf = await appendAct('retention', retention, who);
      const deliveries = await ingest.call('dropMonth', { month, sealedTo: seal.state().lastDelivery });
      return { month, deliveries, leaf };
    },
    async close() {
      listeners.splice(listeners.indexOf(tellSealed), 1);
      await ingest.close().finally(seal.close);
    },
  };
}
