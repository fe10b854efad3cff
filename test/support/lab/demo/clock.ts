/** The clock of the recorded days: MySQL and Debezium read it through a preloaded library, the receiver stamps with it. */
import { execFileSync } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

export interface DayClock {
  nowMs(): number;
  /** Forwards only: a time already past becomes "now". Returns what it was set to. */
  moveTo(ms: number): number;
  /** Environment for a process that shall live on this clock. */
  readonly env: Readonly<Record<string, string>>;
  close(): void;
}

/** Compiles `day-clock.c` (needs cc) into `folder`, next to the file that holds the offset to the machine's clock. */
export function createDayClock(folder: string, startMs: number): DayClock {
  const library = join(folder, 'day-clock.so');
  execFileSync('cc', ['-O2', '-shared', '-fPIC', '-o', library, join(import.meta.dirname, 'day-clock.c'), '-ldl']);
  const file = join(folder, 'offset');
  const fd = openSync(file, 'w');
  let offsetMs = 0;
  const shift = (ms: number) => {
    offsetMs = ms - Date.now();
    const bytes = Buffer.alloc(8);
    bytes.writeBigInt64LE(BigInt(offsetMs) * 1_000_000n);
    writeSync(fd, bytes, 0, 8, 0);
  };
  shift(startMs);
  const nowMs = () => Date.now() + offsetMs;
  return {
    nowMs,
    moveTo: (ms) => {
      const target = Math.max(ms, nowMs() + 5);
      shift(target);
      return target;
    },
    env: { LD_PRELOAD: library, DAY_CLOCK: file },
    close: () => closeSync(fd),
  };
}
