/** An unfolded event: its transactions, tables and rows; the events that it gathers; for what no rule claims, why not. */
import { expect, test } from 'vitest';
import type { ChangeEvent } from '#shared/canonical-change-event.ts';
import type { Transaction } from '#shared/operations.ts';
import { eventRows, type Told, toldLines } from '../../../../src-renderer/timeline/events/event-rows.ts';
import { toldDetail, toldEvent } from './told-event.ts';

const row = (leaf: number, table: string, operation: string, transaction: string | null, part = 'lines') => ({
  ...{ eventId: `EV-${leaf}`, leaf, part, table, operation, transaction },
});
// Only the id matters here.
const change = (eventId: string) => ({ eventId }) as ChangeEvent;
const transaction = (id: string) => ({ id }) as Transaction;

const evidence = [
  row(1, 'bd.venta_cab', 'update', 'TX-1', 'anchor'),
  row(2, 'bd.kardex', 'create', 'TX-1'),
  row(3, 'bd.kardex', 'create', 'TX-1'),
  row(3, 'bd.kardex', 'create', 'TX-1', 'stock'),
  row(9, 'bd.caja', 'create', 'TX-2'),
];
const told: Told = {
  detail: toldDetail({ evidence }),
  transactions: new Map([
    ['TX-1', transaction('TX-1')],
    ['TX-2', transaction('TX-2')],
  ]),
  changes: new Map([1, 2, 9].map((leaf) => [`EV-${leaf}`, change(`EV-${leaf}`)])),
  members: [],
  reading: false,
};
const event = toldEvent();
const kinds = (open: readonly string[], known: Told = told) =>
  eventRows(event, { open: new Set(open), told: new Map([[event.eventId, known]]) }).map(
    ({ kind, id }) => `${kind} ${id}`,
  );

test('folded it is one row; unfolded each transaction is followed by its tables', () => {
  expect(kinds([])).toEqual(['event BE-100-SaleVoided']);
  expect(kinds([event.eventId])).toEqual([
    'event BE-100-SaleVoided',
    'received BE-100-SaleVoided/TX-1',
    'told BE-100-SaleVoided/TX-1/update/bd.venta_cab',
    'told BE-100-SaleVoided/TX-1/create/bd.kardex',
    'received BE-100-SaleVoided/TX-2',
    'told BE-100-SaleVoided/TX-2/create/bd.caja',
  ]);
});

test('a row that fills two parts is counted once; what was not read yet can be asked for', () => {
  const line = 'BE-100-SaleVoided/TX-1/create/bd.kardex';
  expect(toldLines(told).find(({ id }) => id === line)?.rowIds).toEqual(['EV-2', 'EV-3']);
  expect(kinds([event.eventId, line]).slice(3, 6)).toEqual([
    `told ${line}`,
    'change BE-100-SaleVoided/EV-2',
    `more ${line}/more`,
  ]);
});

test('gathered events stand under it, and those not read yet are counted', () => {
  const member = toldEvent({ eventId: 'BE-7-PriceChanged' });
  const campaign: Told = {
    ...told,
    detail: toldDetail({ members: ['BE-7-PriceChanged', 'BE-8-PriceChanged'] }),
    members: [member],
  };
  expect(kinds([event.eventId], campaign)).toEqual([
    'event BE-100-SaleVoided',
    'event BE-7-PriceChanged',
    'more BE-100-SaleVoided/members/more',
  ]);
});

test('what no rule claims says why not', () => {
  const unclassified: Told = { ...told, detail: toldDetail({ type: 'UnclassifiedChange' }) };
  expect(kinds([event.eventId], unclassified)[1]).toBe('why BE-100-SaleVoided/why');
});
