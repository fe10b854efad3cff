/** The embedded demo: recorded traffic of a real database, posted through the workstation's own `/ingest` while the person watches. */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { resourcesFolder } from '../places.ts';
import { openDemoJournal } from './demo-journal.ts';
import { playRecording } from './play-recording.ts';
import { createDeliveryPoster } from './post-delivery.ts';
import { openRecording } from './read-recording.ts';

const playMs = 20_000;

export interface DemoProgress {
  readonly posted: number;
  readonly total: number;
}

export interface DemoOptions {
  /** The workspace folder, which remembers how far it came. */
  readonly folder: string;
  /** Where deliveries arrive: `http://127.0.0.1:4811`. */
  readonly ingest: string;
  /** All of it was acknowledged: says so in the ledger. */
  readonly onEnd: (source: string, deliveries: number) => Promise<void>;
  /** The player gave up; what was posted stays. */
  readonly onFailure: (cause: unknown) => void;
}

export interface Demo {
  /** Null until the recording was opened. */
  progress(): DemoProgress | null;
  close(): Promise<void>;
}

export function startDemo(options: DemoOptions): Demo {
  const stop = new AbortController();
  let progress: DemoProgress | null = null;
  const played = play(options, stop.signal, (told) => {
    progress = told;
  }).catch((cause: unknown) => {
    if (!stop.signal.aborted) options.onFailure(cause);
  });
  return {
    progress: () => progress,
    async close() {
      stop.abort();
      await played;
    },
  };
}

async function play(
  { folder, ingest, onEnd }: DemoOptions,
  signal: AbortSignal,
  tell: (progress: DemoProgress) => void,
): Promise<void> {
  const { digest, source, total, deliveries } = await openRecording(
    join(resourcesFolder, 'demo', 'botica.deliveries.zst'),
  );
  const journal = openDemoJournal(folder, digest);
  const poster = createDeliveryPoster(new URL(`/ingest/${source}`, ingest).href, signal);
  tell({ posted: journal.posted, total });
  try {
    await playRecording({
      deliveries,
      total,
      posted: journal.posted,
      playMs,
      post: poster.post,
      onPosted(posted) {
        journal.note(posted);
        tell({ posted, total });
      },
      now: Date.now,
      wait: (ms) => pause(Math.max(0, ms), undefined, { signal }),
      signal,
    });
    if (!journal.ended && !signal.aborted) {
      await onEnd(source, total);
      journal.noteEnd();
    }
  } finally {
    journal.close();
    poster.close();
  }
}
