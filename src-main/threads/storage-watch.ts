/** Since when deliveries can't be stored, why, and how many were refused; tries by itself whether it is possible again. */
import type { NotStoring } from '#shared/not-storing.ts';
import { storageCause } from '../store/sqlite.ts';

export interface StorageWatch {
  /** A delivery was answered 503. */
  refused(error: unknown): void;
  /** Something was stored. */
  mended(): void;
  stop(): void;
}

export interface StorageWatchPorts {
  readonly folder: string;
  /** Throws while nothing can be stored. */
  readonly probe: () => void;
  readonly onChange: (notStoring: NotStoring | null) => void;
  readonly onMended: (unstored: { count: number; from: string }) => void;
  readonly probeMs?: number;
}

/** A connector that gave up sends nothing more: whether there is room again must not depend on it. */
const PROBE_MS = 5_000;

export function watchStorage({ folder, probe, onChange, onMended, probeMs }: StorageWatchPorts): StorageWatch {
  let current: NotStoring | null = null;
  let timer: NodeJS.Timeout | null = null;

  function tryAgain(): void {
    try {
      probe();
      mended();
    } catch {
      // Known already; the next try comes by itself.
    }
  }

  function mended(): void {
    if (current === null) return;
    const { refused, since } = current;
    current = null;
    if (timer !== null) clearInterval(timer);
    timer = null;
    onChange(null);
    onMended({ count: refused, from: since });
  }

  return {
    refused(error) {
      const cause = storageCause(error, folder) ?? 'failing';
      const { since, refused } = current ?? { since: new Date().toISOString(), refused: 0 };
      current = { what: 'deliveries', cause, since, refused: refused + 1 };
      timer ??= setInterval(tryAgain, probeMs ?? PROBE_MS);
      onChange(current);
    },
    mended,
    stop() {
      if (timer !== null) clearInterval(timer);
    },
  };
}
