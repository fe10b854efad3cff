/** What a row can be narrowed to, and which change or transaction it stands for. */
import { expect, it } from 'vitest';
import type { ChangeEvent } from '#shared/canonical-change-event.ts';
import type { Transaction } from '#shared/operations.ts';
import type { ListRow } from '../../../src-renderer/timeline/list-rows.ts';
import { isCalled, linkedBy, rowTransaction, rowValues } from '../../../src-renderer/timeline/row-values.ts';

const said = (row: ListRow) =>
  rowValues(row).map(({ field, value, column }) => [field, column, value].filter(Boolean).join(' '));

it('a change has its table as the store labels it, its operation, each column of its key, source and transaction', () => {
  const row = change({ schema: 'caja', key: { serie: 'B,003', numero: '18842', nota: null } });
  expect(said(row)).toEqual([
    'table bd.caja.venta',
    'operation update',
    'key serie B,003',
    'key numero 18842',
    'source botica',
    'transaction b81e:12',
  ]);
  expect(linkedBy(row)).toBe('EV-7');
});

it('a row without key or transaction offers neither', () => {
  const row = change({ keyOrigin: 'whole-row', key: { a: '1' }, transactionId: null });
  expect(said(row)).toEqual(['table bd.venta', 'operation update', 'source botica']);
  expect(rowTransaction(row)).toBeNull();
});

it('a transaction offers each of its tables and operations once', () => {
  const row: ListRow = { kind: 'transaction', id: 'TX-3', transaction, open: false };
  expect(said(row)).toEqual([
    'table bd.venta',
    'table bd.stock',
    'operation create',
    'operation update',
    'source botica',
    'transaction TX-3',
  ]);
  expect(linkedBy(row)).toBe('TX-3');
});

it('a table line stands for its only change once that is known, else for its transaction', () => {
  const line = { table: 'bd.stock', operation: 'update' as const, rows: 1 };
  const row = { kind: 'line' as const, id: 'TX-3/update/bd.stock', transaction, line, open: false };
  const { event } = change({});
  expect([linkedBy({ ...row, only: null }), linkedBy({ ...row, only: event })]).toEqual(['TX-3', 'EV-7']);
  expect(said({ ...row, only: null })).toEqual([
    'table bd.stock',
    'operation update',
    'source botica',
    'transaction TX-3',
  ]);
  expect([isCalled({ ...row, only: event }, 'EV-7'), isCalled({ ...row, only: null }, 'EV-7')]).toEqual([true, false]);
});

it('what divides rows is neither narrowed to nor linked', () => {
  const row: ListRow = { kind: 'quiet', id: 'quiet/1', fromMs: 1, toMs: 2 };
  expect([said(row), linkedBy(row)]).toEqual([[], null]);
});

// Only what is read here; a whole event has thirty members.
function change(part: Partial<ChangeEvent>) {
  const event = {
    eventId: 'EV-7',
    source: 'botica',
    database: 'bd',
    table: 'venta',
    operation: 'update',
    key: null,
    keyOrigin: 'schema',
    transactionId: 'b81e:12',
    ...part,
  } as ChangeEvent;
  return { kind: 'change' as const, id: event.eventId, event, nested: false };
}

const transaction = {
  id: 'TX-3',
  source: 'botica',
  sourceTransactionId: 'b81e:3',
  tables: [
    { table: 'bd.venta', operation: 'create', rows: 1 },
    { table: 'bd.stock', operation: 'update', rows: 2 },
    { table: 'bd.venta', operation: 'update', rows: 1 },
  ],
} as Transaction;
