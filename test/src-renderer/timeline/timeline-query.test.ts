/** From chips to the workstation's filter. */
import { describe, expect, it } from 'vitest';
import type { Filter } from '../../../src-renderer/timeline/filter-syntax.ts';
import { dayBounds, filterQuery, viewBounds } from '../../../src-renderer/timeline/timeline-query.ts';

const include = (field: Filter['field'], value: string): Filter => ({ field, value, exclude: false });
const exclude = (field: Filter['field'], value: string): Filter => ({ field, value, exclude: true });

describe('the filter', () => {
  it('without chips asks for everything', () => {
    expect(filterQuery([])).toEqual({});
  });

  it('an excluded operation leaves the others, and never brings in the baseline', () => {
    expect(filterQuery([exclude('operation', 'update')])).toEqual({
      operation: ['create', 'delete', 'truncate', 'schema-change', 'message'],
    });
  });

  it('with every operation excluded it asks for nothing, not for everything', () => {
    const operations = ['create', 'update', 'delete', 'truncate', 'schema-change', 'message'];
    expect(filterQuery(operations.map((operation) => exclude('operation', operation)))).toEqual({ transaction: [''] });
  });

  it('the baseline is shown when it is asked for by name', () => {
    expect(filterQuery([include('operation', 'read'), include('operation', 'create')])).toEqual({
      operation: ['create', 'read'],
      baseline: true,
    });
  });

  it('values are included and excluded side by side, several of each', () => {
    expect(
      filterQuery([
        include('table', 'a'),
        include('table', 'b'),
        exclude('table', 'c'),
        include('key', '7'),
        include('key', '8'),
        exclude('key', '9,5'),
        include('source', 's'),
        exclude('source', 'other'),
        include('transaction', 't'),
        exclude('transaction', 'file=bin.000003,pos=154'),
      ]),
    ).toEqual({
      table: ['a', 'b'],
      excludeTable: ['c'],
      key: ['7', '8'],
      excludeKey: ['9,5'],
      source: ['s'],
      excludeSource: ['other'],
      transaction: ['t'],
      excludeTransaction: ['file=bin.000003,pos=154'],
    });
  });
});

describe('bounds', () => {
  it('a day in Lima is 24 hours from five in UTC; a span lies within it', () => {
    expect(dayBounds('2026-11-17', 'America/Lima')).toEqual({
      from: '2026-11-17T05:00:00.000Z',
      to: '2026-11-18T05:00:00.000Z',
    });
    expect(viewBounds('2026-11-17', { from: '13:02:11', to: '24:00' }, 'America/Lima')).toEqual({
      from: '2026-11-17T18:02:11.000Z',
      to: '2026-11-18T05:00:00.000Z',
    });
  });
});
