/** Spans of time: what is not covered, what the brush does, how bars are scaled. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '#shared/coverage.ts';
import { drawSpan, shiftSpan, zoomSpan } from '../../../src-renderer/timeline/brush-span.ts';
import { gapSpans } from '../../../src-renderer/timeline/gap-spans.ts';
import { scaleTop } from '../../../src-renderer/timeline/lane-bars.tsx';
import { labelledColumns } from '../../../src-renderer/timeline/lane-labels.ts';
import { shortTableNames } from '../../../src-renderer/timeline/table-names.ts';

const MINUTE = 60_000;
const day = { fromMs: 0, toMs: 1440 * MINUTE };
const iso = (minute: number) => new Date(minute * MINUTE).toISOString();

describe('what is not covered', () => {
  const finding: Finding = {
    id: 'G-1',
    kind: 'silence',
    severity: 'gap',
    source: 's',
    table: null,
    from: iso(60),
    to: iso(70),
    leaf: 1,
    closedLeaf: null,
    closedBy: null,
    facts: {},
    count: 1,
  };
  const captured = [
    { from: iso(0), to: iso(60) },
    { from: iso(70), to: iso(100) },
    { from: iso(130), to: iso(200) },
  ];

  it('a hole in the capture that a finding explains is shown once, by the finding', () => {
    expect(gapSpans({ findings: [finding], captured }, day, 0).map(({ id, findingId }) => [id, findingId])).toEqual([
      ['G-1', 'G-1'],
      [`hole-${100 * MINUTE}`, null],
    ]);
  });

  it('notices and alarms are no gaps; an open gap reaches to now', () => {
    const open = { ...finding, to: null };
    expect(gapSpans({ findings: [{ ...finding, severity: 'notice' }, open], captured: [] }, day, 90 * MINUTE)).toEqual([
      { id: 'G-1', findingId: 'G-1', fromMs: 60 * MINUTE, toMs: 90 * MINUTE },
    ]);
  });

  it('before the first and after the last captured moment nothing was promised', () => {
    expect(gapSpans({ findings: [], captured: [{ from: iso(100), to: iso(200) }] }, day, 0)).toEqual([]);
  });
});

describe('the brush', () => {
  const bucket = 10 * MINUTE;
  const minute = fc.integer({ min: 0, max: 1440 }).map((value) => value * MINUTE);

  it('draws whole buckets within the day, from either end', () => {
    expect(drawSpan(12 * MINUTE, 31 * MINUTE, day, bucket, false)).toEqual({ fromMs: 10 * MINUTE, toMs: 40 * MINUTE });
    expect(drawSpan(31 * MINUTE, 12 * MINUTE, day, bucket, false)).toEqual({ fromMs: 10 * MINUTE, toMs: 40 * MINUTE });
  });

  it('whatever is done, the span stays within the day and is never empty', () => {
    const part = fc.constantFrom('from' as const, 'to' as const, 'whole' as const);
    fc.assert(
      fc.property(
        minute,
        minute,
        part,
        fc.integer({ min: -2000, max: 2000 }),
        fc.constantFrom(0.5, 2),
        (a, b, which, by, factor) => {
          const drawn = drawSpan(Math.min(a, 1439 * MINUTE), b, day, bucket, false);
          for (const span of [
            drawn,
            shiftSpan(drawn, which, by * MINUTE, day, bucket),
            zoomSpan(drawn, (a + b) / 2, factor, day, bucket) ?? day,
          ]) {
            expect(span.fromMs).toBeGreaterThanOrEqual(day.fromMs);
            expect(span.toMs).toBeLessThanOrEqual(day.toMs);
            expect(span.toMs).toBeGreaterThan(span.fromMs);
          }
        },
      ),
    );
  });

  it('moving keeps the length', () => {
    expect(shiftSpan({ fromMs: 0, toMs: 60 * MINUTE }, 'whole', -30 * MINUTE, day, bucket)).toEqual({
      fromMs: 0,
      toMs: 60 * MINUTE,
    });
  });
});

describe('bars', () => {
  it('one bulk statement does not flatten the day', () => {
    expect(scaleTop([3, 5, 4, 0, 6, 4812])).toBe(9);
    expect(scaleTop([3, 5, 4, 0, 6])).toBe(6);
    expect(scaleTop([0, 0])).toBe(1);
  });
});

describe('names of gaps in the lanes', () => {
  const column = (id: string, left: number, width: number) => ({ id, left, width, words: 'Sin captura 13:02–13:06' });

  it('never cover one another; the longest is named first', () => {
    expect([...labelledColumns([column('a', 0.5, 0.01), column('b', 0.52, 0.03)])]).toEqual(['b']);
    expect([...labelledColumns([column('a', 0.1, 0.01), column('b', 0.6, 0.03)])]).toEqual(['b', 'a']);
    expect([...labelledColumns([column('a', 0.55, 0.05), column('b', 0.8, 0.03)])]).toEqual(['a']);
  });
});

describe('table names', () => {
  it('the database is left out while there is only one', () => {
    expect(shortTableNames(['bd.a', 'bd.b'], 'es')('bd.a')).toBe('a');
    expect(shortTableNames(['bd.a', 'otra.a'], 'es')('bd.a')).toBe('bd.a');
    expect(shortTableNames([], 'es')('bd.a')).toBe('bd.a');
  });

  it('the source is named where it is part of the name; a database or the server as a whole is no table', () => {
    const name = shortTableNames(['bd.a', 'bd', '*'], 'es');
    expect(['caja/bd.a', 'bd', '*', '.', 'kardex'].map(name)).toEqual([
      'a · caja',
      '(base bd)',
      '(servidor)',
      '(servidor)',
      'kardex',
    ]);
  });
});
