/** Instants and days of a zone: exact fractions, days that begin where the zone says. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatInstant, formatTime, instantOf, offsetLabel, shiftDay, toZone } from '#shared/zoned-time.ts';

const LIMA = 'America/Lima';

it('an instant is shown in Peru with every digit of its fraction', () => {
  expect(toZone('2026-11-18T02:55:02.123456Z', LIMA)).toEqual({
    day: '2026-11-17',
    time: '21:55:02',
    fraction: '.123456',
  });
  expect(formatInstant('2026-11-18T02:55:02.120Z', LIMA, { fraction: true })).toBe('17/11/2026 21:55:02.120');
  expect(formatTime('2026-11-18T05:00:00Z', LIMA)).toBe('00:00:00');
});

it('the end of a day is the beginning of the next', () => {
  expect(instantOf('2026-11-17', '24:00', LIMA)).toBe(instantOf('2026-11-18', '00:00', LIMA));
  expect(instantOf('2026-11-17', '13:02:11', LIMA)).toBe('2026-11-17T18:02:11.000Z');
});

it('the offset is the one of that day, not of today', () => {
  expect(instantOf('1994-02-01', '00:00', LIMA)).toBe('1994-02-01T04:00:00.000Z');
  expect([offsetLabel('2026-11-17T00:00:00Z', LIMA), offsetLabel('2026-11-17T00:00:00Z', 'Asia/Kolkata')]).toEqual([
    'UTC−5',
    'UTC+5:30',
  ]);
});

it('days are shifted over months and leap years', () => {
  expect([shiftDay('2028-02-28', 1), shiftDay('2026-01-01', -1)]).toEqual(['2028-02-29', '2025-12-31']);
});

it('an instant survives the way to the zone and back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1_500_000_000, max: 2_000_000_000 }), (seconds) => {
      const iso = new Date(seconds * 1000).toISOString();
      const at = toZone(iso, LIMA);
      expect(at && instantOf(at.day, at.time, LIMA)).toBe(iso);
    }),
  );
});
