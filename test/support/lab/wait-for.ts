/** Waits for something outside this process to become true, by asking again and again. */
import { setTimeout as sleep } from 'node:timers/promises';

export interface WaitOptions {
  readonly timeoutMs?: number;
  readonly everyMs?: number;
  /** What was waited for; stands in the error. */
  readonly what?: string;
}

/** Resolves with the first truthy result of `predicate`; rejects after `timeoutMs` (30 s). An exception of the predicate ends the wait. */
export async function waitFor<T>(predicate: () => T | Promise<T>, options: WaitOptions = {}): Promise<T> {
  const { timeoutMs = 30_000, everyMs = 50, what = 'a condition' } = options;
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const result = await predicate();
    if (result) return result;
    if (performance.now() > deadline) throw new Error(`waited ${timeoutMs} ms in vain for ${what}`);
    await sleep(everyMs);
  }
}
