/** Everything that is to happen, by time; commits come out one by one, each at a moment of its own. */
import type { Commit, CommitKind, Interruption } from './desk.ts';
import type { Planned, TakeIds } from './unit.ts';

export interface Agenda {
  /** What is due before now happens at once. */
  at(ms: number, act: () => void): void;
  commit(ms: number, how: Performance, planned: readonly Planned[]): void;
  interrupt(interruption: Interruption): void;
  /** Up to `endMs`; what would be later does not happen. */
  play(endMs: number): Generator<Commit | Interruption>;
}

export interface Performance {
  readonly session: string;
  readonly kind: CommitKind;
  /** What `NOW()` says, where that is not the time. */
  readonly nowMs?: number;
}

interface Entry {
  readonly ms: number;
  readonly order: number;
  readonly happen: (ms: number) => Commit | Interruption | null;
}

export function createAgenda(takeIds: TakeIds): Agenda {
  const heap: Entry[] = [];
  let order = 0;
  let lastMs = 0;

  function add(ms: number, happen: Entry['happen']): void {
    order += 1;
    push(heap, { ms, order, happen });
  }

  return {
    at: (ms, act) =>
      add(ms, () => {
        act();
        return null;
      }),
    commit: (ms, { session, kind, nowMs }, planned) =>
      add(ms, (due) => {
        const atMs = Math.max(due, lastMs + 1);
        lastMs = atMs;
        const statements = planned.map((statement) => statement.perform(atMs, takeIds));
        return { atMs, nowMs: nowMs ?? atMs, session, kind, statements };
      }),
    interrupt: (interruption) => add(interruption.atMs, () => interruption),
    *play(endMs) {
      for (let entry = pop(heap); entry && entry.ms <= endMs; entry = pop(heap)) {
        const told = entry.happen(entry.ms);
        if (told !== null) yield told;
      }
    },
  };
}

function before(a: Entry | undefined, b: Entry | undefined): boolean {
  if (!a || !b) return false;
  return a.ms < b.ms || (a.ms === b.ms && a.order < b.order);
}

/** A binary heap: the earliest first, of equals the one that was added first. */
function push(heap: Entry[], entry: Entry): void {
  let at = heap.push(entry) - 1;
  while (at > 0) {
    const above = (at - 1) >> 1;
    if (!before(heap[at], heap[above])) return;
    swap(heap, at, above);
    at = above;
  }
}

function pop(heap: Entry[]): Entry | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (!first || !last || heap.length === 0) return first;
  heap[0] = last;
  for (let at = 0; ; ) {
    const [left, right] = [2 * at + 1, 2 * at + 2];
    const lower = before(heap[right], heap[left]) ? right : left;
    if (!before(heap[lower], heap[at])) return first;
    swap(heap, at, lower);
    at = lower;
  }
}

function swap(heap: Entry[], a: number, b: number): void {
  const [one, other] = [heap[a], heap[b]];
  if (!one || !other) return;
  heap[a] = other;
  heap[b] = one;
}
