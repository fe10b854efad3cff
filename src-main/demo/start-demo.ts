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
  /** The player gave up; what was posted stays. */
  readonly onFailure: (cause: unknown) => void;
}

export interface Demo {
  /** Null until the recording was opened. */
  progress(): DemoProgress | null;
  close(): Promise<void>;
}

export function startDemo({ folder, ingest, onFailure }: DemoOptions): Demo {
  const stop = new AbortController();
  let progress: DemoProgress | null = null;
  const played = play(folder, ingest, stop.signal, (told) => {
    progress = told;
  }).catch((cause: unknown) => {
    if (!stop.signal.aborted) onFailure(cause);
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
  folder: string,
  ingest: string,
  signal: AbortSignal,
  tell: (progress: DemoProgress) => void,
): Promise<void> {
  const { digest, source, total, deliveries } = await openRecording(
    join(resourcesFolder, 'demo', 'botica.deliveries.zst'),
  );
  const journal = openDemoJournal(folder, digest);
  const poster = createDeliveryPoster(new URL(`/ingest/${source}`, ingest).href, signal);
  tell({ posted: journal.posted, total });
  if (journal.posted === total) return;
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
  } finally {
    journal.close();
    poster.close();
  }
}
