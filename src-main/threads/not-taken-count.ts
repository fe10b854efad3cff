/** Counts deliveries that were not taken, by source, and tells of them at once and then at most once an interval. */
import type { NotTaken } from './capture-contracts.ts';

export interface NotTakenCount {
  add(source: string, at: string): void;
  /** Tells what is still untold. */
  flush(): void;
}

/** At most so many sources are told apart: a sender may invent them. */
const MAX_SOURCES = 100;

export function createNotTakenCount(intervalMs: number, tell: (notTaken: NotTaken) => void): NotTakenCount {
  const counts = new Map<string, { count: number; from: string }>();
  let timer: NodeJS.Timeout | null = null;

  function flush(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    for (const [source, { count, from }] of counts) tell({ source, count, from });
    counts.clear();
  }

  return {
    add(source, at) {
      const known = counts.get(source);
      if (known !== undefined) known.count++;
      else if (counts.size < MAX_SOURCES) counts.set(source, { count: 1, from: at });
      if (timer !== null) return;
      flush();
      timer = setTimeout(flush, intervalMs);
      timer.unref();
    },
    flush,
  };
}
