/** The clock of the recorded day: Debezium reads it through libfaketime, MySQL is told it before every commit, the receiver stamps with it. */
import { renameSync, writeFileSync } from 'node:fs';

export interface DayClock {
  nowMs(): number;
  /** Forwards only: a time already past becomes "now". Returns what it was set to. */
  moveTo(ms: number): number;
  /** Environment for a process that shall live on this clock. */
  readonly env: Readonly<Record<string, string>>;
}

const library = '/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1';

/** `file` holds the offset to the machine's clock in seconds; libfaketime reads it at every call. */
export function createDayClock(file: string, startMs: number): DayClock {
  let offsetMs = 0;
  const shift = (ms: number) => {
    offsetMs = ms - Date.now();
    writeFileSync(`${file}.new`, (offsetMs / 1000).toFixed(3));
    renameSync(`${file}.new`, file);
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
    env: {
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    },
  };
}

/** `limaTime('08:05')` on the recorded day, in epoch milliseconds. Peru is UTC-5 all year. */
export function limaTime(time: string, day = '2026-11-17'): number {
  const text = time.length === 5 ? `${time}:00` : time;
  return Date.parse(`${day}T${text}-05:00`);
}
