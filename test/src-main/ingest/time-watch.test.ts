/** What two looks at the clocks tell. */
import { expect, test } from 'vitest';
import { observeTime } from '../../../src-main/ingest/time-watch.ts';

const before = { wallMs: Date.parse('2026-11-25T10:00:00Z'), monotonicMs: 5_000 };
const later = (wallS: number, monotonicS = wallS) => ({
  wallMs: before.wallMs + wallS * 1000,
  monotonicMs: before.monotonicMs + monotonicS * 1000,
});

test('ten quiet seconds tell nothing', () => {
  expect(observeTime(before, later(10), false)).toEqual([]);
  expect(observeTime(before, later(10, 11.9), false)).toEqual([]);
});

test('a gap tells of sleep and resume, after the fact', () => {
  expect(observeTime(before, later(7200, 10), false)).toEqual([
    { kind: 'sleep', from: '2026-11-25T10:00:00.000Z' },
    {
      kind: 'resume',
      from: '2026-11-25T10:00:00.000Z',
      to: '2026-11-25T12:00:00.000Z',
      gapMs: 7_200_000,
      monotonicMs: 10_000,
    },
  ]);
});

test('sleep that the system announced is not told again', () => {
  expect(observeTime(before, later(7200), true).map(({ kind }) => kind)).toEqual(['resume']);
  expect(observeTime(before, later(3), true).map(({ kind }) => kind)).toEqual(['resume']);
});

test('a clock set back', () => {
  expect(observeTime(before, later(-3590, 10), false)).toEqual([
    { kind: 'clock-step', from: '2026-11-25T10:00:10.000Z', to: '2026-11-25T09:00:10.000Z', stepMs: -3_600_000 },
  ]);
});

test('a clock set forward by less than a minute', () => {
  expect(observeTime(before, later(40, 10), false)).toMatchObject([{ kind: 'clock-step', stepMs: 30_000 }]);
});
