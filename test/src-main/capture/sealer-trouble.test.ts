/** A sealer that can't go on says so for as long as it lasts, and what asks for a seal is refused. */
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createSealer } from '../../../src-main/sealer.ts';

test('a failure that is not of the storage is told, told again, and over when it is over', async () => {
  const told: string[] = [];
  let broken = true;
  const sealer = createSealer({
    bodies: {
      after() {
        if (broken) throw new Error('the file is malformed');
        return [];
      },
    },
    *check() {
      yield;
      return [];
    },
    ledger: { size: 1, lastDelivery: 0, mismatch: null, append: () => [] },
    now: () => '2026-11-25T10:00:00.000Z',
    rest: () => setImmediate(),
    arrival: (timeoutMs) => new Promise((resolve) => setTimeout(resolve, timeoutMs)),
    isOfStorage: () => false,
    onSealed: () => {},
    onTrouble: (error) => {
      told.push(String(error));
      broken = false;
    },
    onMended: () => told.push('mended'),
  });
  const running = sealer.run();
  await expect.poll(() => told, { timeout: 5_000 }).toEqual(['Error: the file is malformed', 'mended']);
  sealer.stop();
  await running;
});
