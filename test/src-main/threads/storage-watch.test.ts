import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { NotStoring } from '#shared/not-storing.ts';
import { type StorageWatch, watchStorage } from '../../../src-main/threads/storage-watch.ts';

let told: (NotStoring | null)[];
let mended: { count: number; from: string }[];
let works: boolean;
let watch: StorageWatch;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-25T10:00:00.000Z') });
  told = [];
  mended = [];
  works = false;
  watch = watchStorage({
    folder: '/',
    probe: () => {
      if (!works) throw new Error('still no room');
    },
    onChange: (notStoring) => told.push(notStoring),
    onMended: (unstored) => mended.push(unstored),
  });
});
afterEach(() => {
  watch.stop();
  vi.useRealTimers();
});

const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });

test('refusals are counted from the first one on, with the reason of the last', () => {
  watch.refused(full);
  vi.advanceTimersByTime(2000);
  watch.refused(Object.assign(new Error('read-only file system'), { code: 'EROFS' }));
  const since = '2026-11-25T10:00:00.000Z';
  expect(told).toEqual([
    { what: 'deliveries', cause: 'disk-full', since, refused: 1 },
    { what: 'deliveries', cause: 'read-only', since, refused: 2 },
  ]);
});

test('when nobody sends any more, it finds out by itself that storing is possible again', () => {
  watch.refused(full);
  vi.advanceTimersByTime(60_000);
  expect(mended).toEqual([]);
  works = true;
  vi.advanceTimersByTime(5_000);
  expect(told.at(-1)).toBeNull();
  expect(mended).toEqual([{ count: 1, from: '2026-11-25T10:00:00.000Z' }]);
  vi.advanceTimersByTime(60_000);
  expect(mended).toHaveLength(1);
});

test('a delivery that was stored says so at once; without trouble it says nothing', () => {
  watch.mended();
  watch.refused(full);
  watch.mended();
  watch.mended();
  expect([told.length, mended.length]).toEqual([2, 1]);
});
