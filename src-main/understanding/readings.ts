/** The reading that people see, and the new one that is made behind it: which insight files there are, and when one takes the place of the other. */

import { join } from 'node:path';
import type { PacksInForce } from '../packs/packs-in-force.ts';
import type { RecordSource } from '../record-source.ts';
import { insightFile, readingsIn, removeReading } from '../store/insight/readings.ts';
import { openUnderstanding, type Understanding } from '../understand.ts';

export interface Slice {
  readonly records: number;
  readonly findings: readonly string[];
  /** A new reading has just taken its place. */
  readonly swapped: boolean;
}

export interface Readings {
  /** Number of the insight file that readers see. */
  readonly reading: number;
  readonly toLeaf: number;
  readonly rebuilding: boolean;
  /** Understands for about `sliceMs`, the reading that people see first; 0 records and nothing swapped: nothing to do. */
  slice(sliceMs: number): Slice;
  /** The number of the reading that is being made, now or already. */
  rebuild(): number;
  close(): void;
}

interface Open {
  readonly number: number;
  readonly understanding: Understanding;
}

/** Records looked at in one slice, at most. */
const sliceRecords = 500;

export function openReadings(folder: string, records: RecordSource, packs: PacksInForce): Readings {
  const open = (number: number): Open => ({
    number,
    understanding: openUnderstanding(join(folder, insightFile(number)), records, packs),
  });
  const found = readingsIn(folder).map(open);
  const shown = found.findLast(({ understanding }) => understanding.isComplete) ?? found[0] ?? open(1);
  let current = shown;
  let next = found.findLast(({ number }) => number > shown.number) ?? null;
  for (const other of found) if (other !== current && other !== next) discard(folder, other);

  function swap(): void {
    if (next === null) return;
    next.understanding.markComplete();
    discard(folder, current);
    current = next;
    next = null;
  }

  return {
    get reading() {
      return current.number;
    },
    get toLeaf() {
      return current.understanding.nextLeaf;
    },
    get rebuilding() {
      return next !== null;
    },
    slice(sliceMs) {
      const count = current.understanding.step(sliceRecords, sliceMs);
      if (count === 0 && !current.understanding.isComplete) current.understanding.markComplete();
      const behind = next === null || next.understanding.step(sliceRecords, sliceMs) > 0;
      const caughtUp = next !== null && !behind && next.understanding.nextLeaf >= current.understanding.nextLeaf;
      if (caughtUp) swap();
      const findings = current.understanding.takeFindings();
      return { records: next === null ? count : Math.max(count, 1), findings, swapped: caughtUp };
    },
    rebuild() {
      next ??= open(current.number + 1);
      return next.number;
    },
    close() {
      current.understanding.close();
      next?.understanding.close();
    },
  };
}

/** A file that Windows still holds for a reader is removed at the next start. */
function discard(folder: string, { number, understanding }: Open): void {
  understanding.close();
  removeReading(folder, number);
}
