/** The front half of the capture: listener, bodies writer and packer put together. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { NotStoring } from '#shared/not-storing.ts';
import { AuditError } from '../errors.ts';
import { openIngestListener } from '../interfaces/ingest/ingest-listener.ts';
import type { IngestSource, IngestStore } from '../interfaces/ingest/ingest-store.ts';
import { type BodiesWriter, openBodiesWriter } from '../store/evidence/bodies-writer.ts';
import type { IngestContract, IngestOpening, IngestStats } from './capture-contracts.ts';
import { captureLoad } from './capture-load.ts';
import { createNotTakenCount } from './not-taken-count.ts';
import { createPacker } from './packer.ts';
import { watchStorage } from './storage-watch.ts';
import type { Tell } from './thread-calls.ts';

export interface OpenIngest {
  readonly address: string;
  readonly bodies: BodiesWriter;
  setSources(sources: readonly IngestSource[]): void;
  sealedTo(delivery: number): void;
  close(): Promise<void>;
}

const STATS_MS = 200;
const REFUSED_MS = 60_000;

/** Throws `listen-insecure`, `port-taken`, `workspace-unwritable`. */
export async function openIngest(opening: IngestOpening, tell: Tell<IngestContract>): Promise<OpenIngest> {
  const { folder, listen, tls, sources } = opening;
  const load = captureLoad(opening.load);
  load.reset();
  const bodies = openBodiesWriter(folder);
  load.give(bodies.lastId());
  const refused = createNotTakenCount(REFUSED_MS, (notTaken) => tell('refused', notTaken));
  const packer = createPacker({
    pack: (upTo) => bodies.pack(upTo),
    quietMs: load.quietMs,
    onTrouble: (error) => tell('trouble', `packing: ${String(error)}`),
  });
  const stats = createStats(bodies.lastId(), (current) => tell('stats', current));
  const trouble = watchStorage({
    folder,
    probe: () => bodies.probe(new Date()),
    onChange: stats.storing,
    onMended: (unstored) => tell('unstored', unstored),
  });

  function stored(id: number, bytes: number): void {
    stats.add(id, bytes);
    packer.stored(bytes);
    load.give(id);
    load.committed();
    trouble.mended();
  }

  const listener = await openIngestListener({
    listen,
    tls,
    sources,
    spoolFolder: prepareSpool(folder),
    load,
    now: () => new Date(),
    store: countingStore(bodies, { stored, foreign: (ids) => tell('foreign', ids) }),
    onRefused: (source) => refused.add(source, new Date().toISOString()),
    onTrouble(error) {
      trouble.refused(error);
      tell('trouble', String(error));
    },
  });
  return {
    address: listener.address,
    bodies,
    setSources: listener.setSources,
    sealedTo: packer.sealedTo,
    async close() {
      trouble.stop();
      await listener.close();
      await packer.stop();
      refused.flush();
      stats.flush();
      bodies.close();
    },
  };
}

interface CountingPorts {
  readonly stored: (id: number, bytes: number) => void;
  /** Ids that were taken when they should have been free: rows that nobody of ours put there. */
  readonly foreign: (ids: { readonly first: number; readonly last: number }) => void;
}

function countingStore(bodies: BodiesWriter, { stored, foreign }: CountingPorts): IngestStore {
  /** A commit that was reported as failed may be there after all: then a jump of the ids is ours. */
  let inDoubt = false;
  return {
    append(list) {
      const free = bodies.lastId() + 1;
      let ids: number[];
      try {
        ids = bodies.append(list);
      } catch (error) {
        inDoubt ||= error instanceof AuditError;
        throw error;
      }
      const [first = free] = ids;
      if (first > free && !inDoubt) foreign({ first: free, last: first - 1 });
      inDoubt = false;
      for (const [i, id] of ids.entries()) stored(id, list[i]?.bytes.length ?? 0);
      return ids;
    },
    async appendSpooled(delivery) {
      const id = await bodies.appendSpooled(delivery);
      stored(id, delivery.size);
      return id;
    },
  };
}

/** What lies in it was never acknowledged. */
function prepareSpool(folder: string): string {
  const spool = join(folder, 'evidence', 'spool');
  try {
    mkdirSync(spool, { recursive: true });
    for (const name of readdirSync(spool)) rmSync(join(spool, name), { recursive: true });
  } catch (cause) {
    throw new AuditError('workspace-unwritable', spool, { cause });
  }
  return spool;
}

function createStats(lastId: number, tell: (stats: IngestStats) => void) {
  let received = 0;
  let receivedBytes = 0;
  let lastDelivery = lastId;
  let lastReceivedMs: number | null = null;
  let notStoring: NotStoring | null = null;
  let timer: NodeJS.Timeout | null = null;
  function flush(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const lastReceivedAt = lastReceivedMs === null ? null : new Date(lastReceivedMs).toISOString();
    tell({ received, receivedBytes, lastDelivery, lastReceivedAt, notStoring });
  }
  return {
    add(id: number, bytes: number): void {
      received++;
      receivedBytes += bytes;
      lastDelivery = Math.max(lastDelivery, id);
      lastReceivedMs = Date.now();
      timer ??= setTimeout(flush, STATS_MS);
    },
    storing(trouble: NotStoring | null): void {
      notStoring = trouble;
      timer ??= setTimeout(flush, STATS_MS);
    },
    flush,
  };
}
