/** Coverage by local day: parts of the day, and a percentage that never rounds a gap away. */
import { describe, expect, it } from 'vitest';
import { firstBroken } from '../../../src-renderer/sources/chain.tsx';
import { coverageDays } from '../../../src-renderer/sources/coverage-days.ts';

const zone = 'America/Lima';
const at = (text: string) => Date.parse(text);
const input = { zone, nowMs: at('2026-11-18T17:00:00Z'), late: null, sinceMs: at('2026-11-16T05:00:00Z') };

describe('days', () => {
  it('a day without a gap is whole; one with four minutes missing is less, rounded down', () => {
    const captured = [
      { from: '2026-11-16T05:00:00Z', to: '2026-11-17T18:02:11Z' },
      { from: '2026-11-17T18:06:14Z', to: '2026-11-18T17:00:00Z' },
    ];
    const gap = { id: 'G-7', findingId: 'G-7', fromMs: at('2026-11-17T18:02:11Z'), toMs: at('2026-11-17T18:06:14Z') };
    const days = coverageDays('2026-11-18', 4, { ...input, captured, gaps: [gap] });
    expect(days.map(({ day, percent, gaps }) => [day, percent, gaps.length])).toEqual([
      ['2026-11-18', '100.0\u00a0%', 0],
      ['2026-11-17', '99.7\u00a0%', 1],
      ['2026-11-16', '100.0\u00a0%', 0],
      ['2026-11-15', null, 0],
    ]);
    expect(days[0]?.elapsed).toBe(0.5);
  });

  it('a gap of no length still keeps the day from being whole', () => {
    const captured = [{ from: '2026-11-16T05:00:00Z', to: '2026-11-18T17:00:00Z' }];
    const gap = { id: 'G-8', findingId: 'G-8', fromMs: at('2026-11-17T12:00:00Z'), toMs: at('2026-11-17T12:00:00Z') };
    const [, day] = coverageDays('2026-11-18', 2, { ...input, captured, gaps: [gap] });
    expect(day?.percent).toBe('99.9\u00a0%');
  });
});

describe('the chain', () => {
  it('names the first link that carries nothing', () => {
    expect([
      firstBroken('capturing', null),
      firstBroken('silent', null),
      firstBroken('refused', null),
      firstBroken('waiting', null),
    ]).toEqual([null, 2, 2, null]);
  });
});
