/** Counts by time slot, table and operation, kept with every batch: facets, totals and histograms stay exact and cheap. */
import type { Sqlite } from '../sqlite.ts';
import { grains, slotStart } from './time-slots.ts';

export interface RollupStore {
  /** `events` is 1 for a new event, −1 to take one back. */
  event(atMs: number, tableId: number, operation: string, leaf: number, events?: number): void;
  count(atMs: number, sourceId: number, what: string, n?: number): void;
  flush(): void;
}

interface Tally {
  readonly startMs: number;
  readonly tableId: number;
  readonly operation: string;
  events: number;
  first: number;
  last: number;
}

export function createRollupStore(db: Sqlite): RollupStore {
  const addEvents =
    db.prepare(`INSERT INTO rollup VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET events = events + excluded.events,
    first_leaf = min(first_leaf, excluded.first_leaf), last_leaf = max(last_leaf, excluded.last_leaf)`);
  const addCount = db.prepare(
    'INSERT INTO counter VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n',
  );
  // A transaction that changes its state leaves no empty count behind, so that the rows do not tell how the batches were cut.
  const dropEmpty = db.prepare(
    'DELETE FROM counter WHERE grain_ms = ? AND start_ms = ? AND source = ? AND what = ? AND n = 0',
  );
  const slotMs = grains[0];
  const tallies = new Map<string, Tally>();
  const counts = new Map<string, { startMs: number; sourceId: number; what: string; n: number }>();
  return {
    event: (atMs, tableId, operation, leaf, events = 1) => {
      const startMs = slotStart(slotMs, atMs);
      const key = `${startMs}|${tableId}|${operation}`;
      const tally = tallies.get(key);
      if (!tally) {
        tallies.set(key, { startMs, tableId, operation, events, first: leaf, last: leaf });
        return;
      }
      tally.events += events;
      if (leaf < tally.first) tally.first = leaf;
      if (leaf > tally.last) tally.last = leaf;
    },
    count: (atMs, sourceId, what, n = 1) => {
      const startMs = slotStart(slotMs, atMs);
      const key = `${startMs}|${sourceId}|${what}`;
      const known = counts.get(key);
      if (known) known.n += n;
      else counts.set(key, { startMs, sourceId, what, n });
    },
    flush: () => {
      for (const { startMs, tableId, operation, events, first, last } of tallies.values())
        for (const grain of grains)
          addEvents.run(grain, slotStart(grain, startMs), tableId, operation, events, first, last);
      for (const { startMs, sourceId, what, n } of counts.values())
        for (const grain of grains) {
          if (n === 0) continue;
          addCount.run(grain, slotStart(grain, startMs), sourceId, what, n);
          if (n < 0) dropEmpty.run(grain, slotStart(grain, startMs), sourceId, what);
        }
      tallies.clear();
      counts.clear();
    },
  };
}
