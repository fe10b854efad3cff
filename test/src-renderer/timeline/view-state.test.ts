/** The view in the route: what is written is read back, what is not understood is left out. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { operationSchema } from '#shared/canonical-change-event.ts';
import {
  addFilter,
  type Filter,
  formatFilters,
  narrowTo,
  parseFilters,
} from '../../../src-renderer/timeline/filter-syntax.ts';
import { formatView, parseView, type TimelineViewState } from '../../../src-renderer/timeline/view-state.ts';

const fields = ['table', 'operation', 'key', 'source', 'transaction', 'type', 'branch', 'actor'] as const;
const filterArbitrary: fc.Arbitrary<Filter> = fc.constantFrom(...fields).chain((field) =>
  fc.record({
    field: fc.constant(field),
    value:
      field === 'operation'
        ? fc.constantFrom(...operationSchema.options)
        : fc.string({ minLength: 1, unit: 'grapheme' }),
    exclude: fc.boolean(),
  }),
);
const filtersArbitrary = fc
  .array(filterArbitrary, { maxLength: 6 })
  .map((list) => list.reduce<Filter[]>(addFilter, []));

describe('filters as text', () => {
  it('any filters survive being written and read, whatever their values hold', () => {
    fc.assert(
      fc.property(filtersArbitrary, (filters) => {
        expect(parseFilters(formatFilters(filters))).toEqual({ filters, unknown: [] });
      }),
    );
  });

  it('a value with spaces stands in quotes, an exclusion has a minus', () => {
    const filters: Filter[] = [
      { field: 'table', value: 'detalle de venta', exclude: true },
      { field: 'key', value: 'B003-018842', exclude: false },
    ];
    expect(formatFilters(filters)).toBe('-tabla:"detalle de venta" clave:B003-018842');
  });

  it('words that are no filter are named, the rest is taken', () => {
    expect(parseFilters('tabla:kardex monto>50 -clave:7 caja:2 seguridad:mucha entidad:12')).toEqual({
      filters: [
        { field: 'table', value: 'kardex', exclude: false },
        { field: 'key', value: '7', exclude: true },
      ],
      unknown: ['monto>50', 'caja:2', 'seguridad:mucha', 'entidad:12'],
    });
  });

  it('operations are taken as people say them; one that there is not is named', () => {
    const operation = (value: string, exclude = false): Filter => ({ field: 'operation', value, exclude });
    expect(parseFilters('operacion:baja -op:Alta op:truncate')).toEqual({
      filters: [operation('delete'), operation('create', true), operation('truncate')],
      unknown: [],
    });
    expect(parseView('f=op:borrado foo:bar tabla:kardex')).toMatchObject({
      filters: [{ field: 'table', value: 'kardex', exclude: false }],
      ignored: ['op:borrado', 'foo:bar'],
    });
  });

  it('including a value takes its exclusion away; narrowing to one leaves it as the only one of its field', () => {
    const excluded = addFilter([], { field: 'table', value: 'kardex', exclude: true });
    expect(addFilter(excluded, { field: 'table', value: 'kardex', exclude: false })).toEqual([
      { field: 'table', value: 'kardex', exclude: false },
    ]);
    const transaction = (value: string, exclude = false): Filter => ({ field: 'transaction', value, exclude });
    expect(narrowTo([...excluded, transaction('1'), transaction('2', true)], transaction('3'))).toEqual([
      ...excluded,
      transaction('2', true),
      transaction('3'),
    ]);
  });
});

describe('the view', () => {
  it('survives the route', () => {
    const time = fc
      .tuple(fc.nat(22), fc.nat(59))
      .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
    const view: fc.Arbitrary<TimelineViewState> = fc.record({
      day: fc.constantFrom(null, '2026-11-17'),
      span: fc.option(time.map((from) => ({ from, to: '24:00' }))),
      zoom: fc.constantFrom('day', 'events', 'transactions', 'rows'),
      filters: filtersArbitrary,
      selected: fc.constantFrom('BE-12-Sale', 'EV-12', '7c1e:12'),
      tab: fc.constantFrom('detail', 'transaction', 'around', 'proof'),
      order: fc.constantFrom('oldest', 'newest'),
      ignored: fc.constant([]),
    });
    fc.assert(
      fc.property(view, (state) => {
        expect(parseView(formatView(state))).toEqual(state);
      }),
    );
  });

  it('a day or span that is none is left out and named', () => {
    expect(parseView('dia=2026-13-77&desde=25:00&hasta=26:00')).toMatchObject({
      day: null,
      span: null,
      ignored: ['dia=2026-13-77', 'desde=25:00 hasta=26:00'],
    });
    expect(parseView('desde=19:00&hasta=18:00')).toMatchObject({ span: null, ignored: ['desde=19:00 hasta=18:00'] });
    expect(parseView('dia=2026-02-31')).toMatchObject({ day: null, ignored: ['dia=2026-02-31'] });
    expect(parseView('dia=2026-02-28&desde=18:00')).toMatchObject({ day: '2026-02-28', ignored: [] });
    expect(parseView('desde=13:02').span).toEqual({ from: '13:02', to: '24:00' });
  });
});
