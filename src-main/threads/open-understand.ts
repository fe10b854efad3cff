/** The thread that understands: follows the sealed leaves in short slices, gives way to deliveries, and tells how far it is. */
import { setImmediate } from 'node:timers/promises';
import { openRecordSource } from '../record-source.ts';
import { storageCause } from '../store/sqlite.ts';
import { normalizerVersion } from '../understanding/normalizer-version.ts';
import { openReadings, type Readings } from '../understanding/readings.ts';
import { type CaptureLoad, captureLoad } from './capture-load.ts';
import type { Tell } from './thread-calls.ts';
import type { UnderstandContract, UnderstandOpening, UnderstandState } from './understand-contract.ts';

export interface OpenUnderstand {
  state(): UnderstandState;
  sealed(): void;
  rebuild(): { reading: number };
  close(): Promise<void>;
}

const sliceMs = 5;
const giveWayMs = 2;
const tellMs = 200;

export function openUnderstand(
  { folder, load: shared }: UnderstandOpening,
  tell: Tell<UnderstandContract>,
): OpenUnderstand {
  const load = captureLoad(shared);
  const records = openRecordSource(folder);
  const readings = openReadings(folder, records, records.packs);
  const state = (): UnderstandState => ({
    reading: readings.reading,
    toLeaf: readings.toLeaf,
    behind: Math.max(0, records.size() - readings.toLeaf),
    rebuilding: readings.rebuilding,
  });
  const bell = createBell();
  const running = run({ readings, bell, load, news: createNews(state, tell), tell });
  // What can't be lived with ends the thread: it is started again, and goes on from the file.
  running.catch((error: unknown) => {
    const cause = storageCause(error, folder);
    if (cause !== null) tell('storing', cause);
    queueMicrotask(() => {
      throw error;
    });
  });
  return {
    state,
    sealed: bell.ring,
    rebuild() {
      const reading = readings.rebuild();
      bell.ring();
      return { reading };
    },
    async close() {
      bell.stop();
      await running.catch(() => {});
      readings.close();
      records.close();
    },
  };
}

interface Run {
  readonly readings: Readings;
  readonly bell: Bell;
  readonly load: CaptureLoad;
  readonly news: News;
  readonly tell: Tell<UnderstandContract>;
}

async function run({ readings, bell, load, news, tell }: Run): Promise<void> {
  // Whoever opened it has its answer first, also where the first slice fails.
  await setImmediate();
  let isWritten = false;
  while (!bell.isStopped()) {
    bell.heard();
    const slice = readings.slice(sliceMs);
    news.add(slice.records, slice.findings);
    if (!isWritten) tell('storing', null);
    isWritten = true;
    if (slice.swapped)
      tell('swapped', { reading: readings.reading, toLeaf: readings.toLeaf, normalizer: normalizerVersion });
    await setImmediate();
    if (slice.records > 0) load.giveWay(giveWayMs);
    else {
      news.tellNow();
      await bell.next();
    }
  }
}

interface Bell {
  /** There may be something to do. */
  ring(): void;
  /** What rang before is being done. */
  heard(): void;
  /** Resolves at once if it rang since it was heard, else when it rings. */
  next(): Promise<void>;
  stop(): void;
  isStopped(): boolean;
}

function createBell(): Bell {
  let rung = false;
  let stopped = false;
  let wake: (() => void) | null = null;
  const ring = () => {
    rung = true;
    wake?.();
    wake = null;
  };
  return {
    ring,
    heard: () => {
      rung = false;
    },
    next: () =>
      new Promise((done) => {
        if (rung) done();
        else wake = done;
      }),
    stop: () => {
      stopped = true;
      ring();
    },
    isStopped: () => stopped,
  };
}

type News = ReturnType<typeof createNews>;

/** What was understood since it was last told. */
function createNews(state: () => UnderstandState, tell: Tell<UnderstandContract>) {
  let records = 0;
  let findings = new Set<string>();
  let toldAt = Number.NEGATIVE_INFINITY;
  const tellNow = () => {
    if (records === 0 && findings.size === 0) return;
    tell('understood', { ...state(), records, findings: [...findings] });
    records = 0;
    findings = new Set();
    toldAt = performance.now();
  };
  return {
    tellNow,
    add(count: number, ids: readonly string[]) {
      records += count;
      for (const id of ids) findings.add(id);
      if (performance.now() - toldAt > tellMs) tellNow();
    },
  };
}
