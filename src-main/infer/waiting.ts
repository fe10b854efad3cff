/** What is still waited for: parts that an event lacks, by their key, and recent rows that came before their anchor. */
import type { CompiledPart } from './compiled-pack.ts';
import { valueText } from './expressions.ts';
import { type InferredRow, imageOf, typed } from './inferred-row.ts';

export interface Awaited {
  readonly part: string;
  readonly key: string;
  readonly event: string;
  /** Stream time after which it is no longer waited for. */
  readonly untilMs: number;
  readonly thread: string | null;
}

/** A row that nothing has claimed yet, and the event of unclassified changes that holds it. */
export interface RecentRow {
  readonly row: InferredRow;
  readonly untilMs: number;
  readonly holder: string | null;
}

export interface Waiting {
  add(awaited: Awaited): void;
  /** In the order in which they began to wait. */
  for(part: string, key: string): readonly Awaited[];
  /** Whether anything is still awaited for this event. */
  isOpen(event: string): boolean;
  remember(recent: RecentRow): void;
  recent(table: string): readonly RecentRow[];
  forget(leaf: number): void;
  recentRows(): readonly RecentRow[];
  expire(nowMs: number): void;
  /** Begun and ended since they were last taken. */
  takeChanges(): { readonly added: readonly Awaited[]; readonly removed: readonly Awaited[] };
}

const separator = '\u001f';

/** Null where a value is missing: nothing is found by nothing. */
export function keyOf(values: readonly (string | null)[]): string | null {
  return values.includes(null) ? null : values.join(separator);
}

export function keyInRow(part: CompiledPart, row: InferredRow): string | null {
  const image = typed(imageOf(row), row.types);
  return keyOf(part.columns.map((column) => valueText(image?.[column])));
}

export function createWaiting(kept: readonly Awaited[]): Waiting {
  const byKey = new Map<string, Awaited[]>();
  const perEvent = new Map<string, number>();
  /** By length of the window: within one, what began first ends first. */
  const queues = new Map<number, Awaited[]>();
  const added = new Set<Awaited>();
  const removed = new Set<Awaited>();
  const rows = new Map<number, RecentRow>();
  const byTable = new Map<string, Set<RecentRow>>();
  let nowMs = Number.NEGATIVE_INFINITY;

  const enlist = (awaited: Awaited, windowMs: number) => {
    const key = awaited.part + separator + awaited.key;
    const known = byKey.get(key);
    if (known) known.push(awaited);
    else byKey.set(key, [awaited]);
    perEvent.set(awaited.event, (perEvent.get(awaited.event) ?? 0) + 1);
    const queue = queues.get(windowMs);
    if (queue) queue.push(awaited);
    else queues.set(windowMs, [awaited]);
  };
  const delist = (awaited: Awaited) => {
    const key = awaited.part + separator + awaited.key;
    const left = byKey.get(key)?.filter((other) => other !== awaited) ?? [];
    if (left.length > 0) byKey.set(key, left);
    else byKey.delete(key);
    const count = (perEvent.get(awaited.event) ?? 0) - 1;
    if (count > 0) perEvent.set(awaited.event, count);
    else perEvent.delete(awaited.event);
    if (!added.delete(awaited)) removed.add(awaited);
  };
  const forget = (leaf: number) => {
    const recent = rows.get(leaf);
    if (recent === undefined) return;
    rows.delete(leaf);
    byTable.get(recent.row.table)?.delete(recent);
  };
  // What was kept ends in the order of its time, whatever its window was.
  for (const awaited of [...kept].sort((a, b) => a.untilMs - b.untilMs)) enlist(awaited, 0);

  return {
    add(awaited) {
      if (byKey.get(awaited.part + separator + awaited.key)?.some(({ event }) => event === awaited.event)) return;
      enlist(awaited, awaited.untilMs - nowMs);
      added.add(awaited);
    },
    for: (part, key) => byKey.get(part + separator + key) ?? [],
    isOpen: (event) => perEvent.has(event),
    remember(recent) {
      rows.set(recent.row.leaf, recent);
      const known = byTable.get(recent.row.table);
      if (known) known.add(recent);
      else byTable.set(recent.row.table, new Set([recent]));
    },
    recent: (table) => [...(byTable.get(table) ?? [])],
    forget,
    recentRows: () => [...rows.values()],
    expire(now) {
      nowMs = Math.max(nowMs, now);
      for (const queue of queues.values()) {
        let ended = 0;
        for (const awaited of queue) {
          if (awaited.untilMs >= nowMs) break;
          delist(awaited);
          ended += 1;
        }
        queue.splice(0, ended);
      }
      for (const { row, untilMs } of rows.values()) {
        if (untilMs >= nowMs) break;
        forget(row.leaf);
      }
    },
    takeChanges() {
      const changes = { added: [...added], removed: [...removed] };
      added.clear();
      removed.clear();
      return changes;
    },
  };
}
