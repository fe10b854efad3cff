/** The list as drawn: unfolded transactions, gaps that no filter removes, quiet spans; in both orders and from the middle. */
import { describe, expect, it } from 'vitest';
import type { ChangeEvent } from '#shared/canonical-change-event.ts';
import type { Transaction } from '#shared/operations.ts';
import { buildListRows, type ListInput, type ListItem, lineId } from '../../../src-renderer/timeline/list-rows.ts';

const at = (time: string) => `2026-11-17T${time}.000Z`;
const ms = (time: string) => Date.parse(at(time));

describe('dividers', () => {
  const items = ['10:00:00', '10:05:00', '12:00:00'].map((time) => transaction(time));
  const gap = { id: 'G-1', fromMs: ms('11:00:00'), toMs: ms('11:04:00'), findingId: 'G-1' };

  it('a gap stands between the rows around it, and takes the place of the quiet span', () => {
    expect(kinds({ items, gaps: [gap] })).toEqual([
      'transaction 10:00:00',
      'transaction 10:05:00',
      'gap G-1',
      'transaction 12:00:00',
    ]);
  });

  it('newest first puts it between the same rows', () => {
    expect(kinds({ items: [...items].reverse(), gaps: [gap], order: 'newest' })).toEqual([
      'transaction 12:00:00',
      'gap G-1',
      'transaction 10:05:00',
      'transaction 10:00:00',
    ]);
  });

  it('half an hour without rows is said', () => {
    expect(kinds({ items })).toEqual(['transaction 10:00:00', 'transaction 10:05:00', 'quiet', 'transaction 12:00:00']);
  });

  it('a commit time that is not believed makes no quiet span: rows stand where they are filed', () => {
    const forged = items
      .slice(0, 2)
      .map((item, index) =>
        item.kind === 'transaction' && index === 1
          ? { ...item, transaction: { ...item.transaction, committedAt: '2016-02-29T04:00:00.000Z' } }
          : item,
      );
    expect(kinds({ items: forged })).toEqual(['transaction 10:00:00', 'transaction 10:05:00']);
  });

  it('gaps before the first and after the last row are shown at the ends of the view only', () => {
    const before = { ...gap, id: 'early', fromMs: ms('09:00:00'), toMs: ms('09:01:00') };
    const after = { ...gap, id: 'late', fromMs: ms('13:00:00'), toMs: ms('13:01:00') };
    const whole = kinds({ items: items.slice(0, 2), gaps: [after, before] });
    expect(whole).toEqual(['gap early', 'transaction 10:00:00', 'transaction 10:05:00', 'gap late']);
    expect(kinds({ items: items.slice(0, 2), gaps: [after, before], atStart: false, atEnd: false })).toEqual([
      'transaction 10:00:00',
      'transaction 10:05:00',
    ]);
  });

  it('a view whose rows are all filtered away still shows its gaps', () => {
    expect(kinds({ items: [], gaps: [gap] })).toEqual(['gap G-1']);
  });
});

describe('an unfolded transaction', () => {
  const item = transaction('10:00:00', [
    { table: 'bd.venta', operation: 'create', rows: 1 },
    { table: 'bd.stock', operation: 'update', rows: 3 },
  ]);
  const one = event('EV-1', 'venta', 'create');
  const lines = item.kind === 'transaction' ? item.transaction.tables : [];
  const [, stock] = lines;
  const stockLine = stock ? lineId('10:00:00', stock) : '';

  it('says what was received, then one line per table; a single row is the line itself', () => {
    const rows = build({ items: [item], open: new Set(['10:00:00']), firstRows: new Map([['10:00:00', [one]]]) });
    expect(rows.map(({ kind }) => kind)).toEqual(['transaction', 'received', 'line', 'line']);
    expect(rows[2]).toMatchObject({ kind: 'line', only: { eventId: 'EV-1' } });
  });

  it('an unfolded line lists its rows and how many are left', () => {
    const known = { events: [event('EV-2', 'stock', 'update')], left: 2, reading: false };
    const rows = build({ items: [item], open: new Set(['10:00:00', stockLine]), lines: new Map([[stockLine, known]]) });
    expect(rows.map(({ kind }) => kind)).toEqual(['transaction', 'received', 'line', 'line', 'change', 'more']);
    expect(rows.at(-1)).toMatchObject({ kind: 'more', left: 2, lineId: stockLine });
  });
});

function build(part: Partial<ListInput>) {
  return buildListRows({
    items: [],
    order: 'oldest',
    gaps: [],
    atStart: true,
    atEnd: true,
    open: new Set(),
    lines: new Map(),
    firstRows: new Map(),
    told: new Map(),
    ...part,
  });
}

function kinds(part: Partial<ListInput>): string[] {
  return build(part).map((row) =>
    row.kind === 'gap' ? `gap ${row.gap.id}` : row.kind === 'transaction' ? `transaction ${row.id}` : row.kind,
  );
}

function transaction(time: string, tables: Transaction['tables'] = []): ListItem {
  return {
    kind: 'transaction',
    transaction: {
      id: time,
      source: 's',
      epoch: 1,
      sourceTransactionId: time,
      at: at(time),
      committedAt: at(time),
      ingestedAt: at(time),
      received: 1,
      expected: 1,
      state: 'complete',
      tables,
      statement: null,
      flags: [],
    },
  };
}

function event(eventId: string, table: string, operation: ChangeEvent['operation']): ChangeEvent {
  return {
    eventId,
    leaf: 1,
    at: at('10:00:00'),
    source: 's',
    epoch: 1,
    connector: 'mysql',
    database: 'bd',
    table,
    operation,
    key: { id: 1 },
    keyOrigin: 'schema',
    before: null,
    after: { id: 1 },
    changed: [],
    marks: {},
    flags: [],
    committedAt: at('10:00:00'),
    capturedAt: null,
    ingestedAt: at('10:00:01'),
    transactionId: 't',
    coordinate: {},
    statement: null,
    thread: null,
    ddl: null,
    metadata: {},
  };
}
