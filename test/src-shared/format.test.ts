/** The forms of figures, amounts, dates, spans: es-PE as the visual language prescribes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatDay,
  formatDuration,
  formatHash,
  formatInteger,
  formatLongDay,
  formatMoney,
  formatMonth,
  formatName,
  formatPercent,
  formatShortDay,
  formatStripDay,
  formatTimeRange,
  formatWallClock,
  formatWeekdayAndDay,
} from '#shared/format.ts';

describe('integers and money', () => {
  it('integers are grouped by comma with a real minus, beyond the range of a double too', () => {
    expect([0, 999, 14212, -1234567].map((value) => formatInteger(value))).toEqual([
      '0',
      '999',
      '14,212',
      '−1,234,567',
    ]);
    expect(formatInteger('18446744073709551615')).toBe('18,446,744,073,709,551,615');
  });

  it('money is exact text with a no-break space and two decimals at least', () => {
    expect(['1234.5', '-45', '0', '99999999999999999999.1234'].map((text) => formatMoney(text))).toEqual([
      'S/\u00a01,234.50',
      '−S/\u00a045.00',
      'S/\u00a00.00',
      'S/\u00a099,999,999,999,999,999,999.1234',
    ]);
  });

  it('money never changes a digit', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n }), fc.stringMatching(/^\d{2,8}$/), (whole, fraction) => {
        expect(formatMoney(`${whole}.${fraction}`).replace(/[^\d.]/g, '')).toBe(`${whole}.${fraction}`);
      }),
    );
  });
});

describe('percent', () => {
  it('rounds down, and only the whole is one hundred', () => {
    expect([
      formatPercent(9996, 10000),
      formatPercent(999999999, 1000000000),
      formatPercent(7, 7),
      formatPercent(17, 1402),
      formatPercent(0, 0),
    ]).toEqual(['99.9\u00a0%', '99.9\u00a0%', '100.0\u00a0%', '1.2\u00a0%', '—']);
  });

  it('never exceeds the exact quotient', () => {
    fc.assert(
      fc.property(fc.nat(1e9), fc.integer({ min: 1, max: 1e9 }), (a, b) => {
        const part = Math.min(a, b);
        const shown = Number.parseFloat(formatPercent(part, b));
        expect(shown).toBeLessThanOrEqual((part * 100) / b + 1e-6);
        expect(shown === 100).toBe(part === b);
      }),
    );
  });
});

describe('dates and spans', () => {
  it('days are written as in Peru, with setiembre', () => {
    expect(formatDay('2026-11-17')).toBe('17/11/2026');
    expect(formatShortDay('2026-11-17')).toBe('17/11');
    expect(formatWeekdayAndDay('2026-11-17', 'es')).toBe('martes 17/11/2026');
    expect(formatLongDay('2026-09-07', 'es')).toBe('lunes 7 de setiembre de 2026');
    expect(formatLongDay('2026-09-07', 'en')).toBe('Monday 7 September 2026');
    expect(formatStripDay('2026-11-18', 'es')).toBe('mi 18');
    expect(formatMonth('2026-09', 'es')).toBe('setiembre de 2026');
  });

  it('durations name the two largest units', () => {
    expect(
      [0, 40, 950, 1100, 4000, 59_999, 243_000, 28_800_000, 345_600_000, 90_061_000, -1500].map(formatDuration),
    ).toEqual([
      '0\u00a0s',
      '0.1\u00a0s',
      '1.0\u00a0s',
      '1.1\u00a0s',
      '4\u00a0s',
      '59\u00a0s',
      '4\u00a0min\u00a03\u00a0s',
      '8\u00a0h',
      '4\u00a0d',
      '1\u00a0d\u00a01\u00a0h',
      '−1.5\u00a0s',
    ]);
  });

  it('a range ends at 24:00, never at 00:00', () => {
    expect(formatTimeRange('21:30', '00:00')).toBe('21:30–24:00');
  });

  it('a wall clock keeps its digits and gains no zone', () => {
    expect(formatWallClock('2026-11-17 21:55:02.000100')).toBe('17/11/2026 21:55:02.000100');
    expect(formatWallClock('2026-11-17')).toBe('17/11/2026');
    expect(formatWallClock('mañana')).toBe('mañana');
  });

  it('sizes and hashes', () => {
    expect([512, 1000, 10_299_000_000].map(formatBytes)).toEqual(['512\u00a0B', '1.0\u00a0kB', '10.2\u00a0GB']);
    expect(formatHash('5be013f7a9c462d8', 3)).toBe('5be0 13f7 a9c4');
  });
});

it('a name that someone else chose is quoted where it would look like another', () => {
  expect(['caja', 'bd almacén', 'caja ', ' caja', 'a  b', 'ca\u200bja', 'ca\u00a0ja', ''].map(formatName)).toEqual([
    'caja',
    'bd almacén',
    '«caja␣»',
    '«␣caja»',
    '«a␣␣b»',
    '«ca\\u{200b}ja»',
    '«ca\\u{a0}ja»',
    '«»',
  ]);
});
