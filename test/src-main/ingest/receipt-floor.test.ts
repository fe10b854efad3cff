import { expect, test } from 'vitest';
import { createReceiptFloor } from '../../../src-main/ingest/receipt-floor.ts';

const at = (minutes: number) => Date.parse('2026-11-25T10:00:00.000Z') + minutes * 60_000;
const delivery = (id: number, minutes: number) => ({ id, receivedAt: new Date(at(minutes)).toISOString() });
const clock = (minutes: number, backMinutes = 0) => ({ nowMs: at(minutes), backMs: backMinutes * 60_000 });

test('a time of receipt goes forward, but for the little that a large body takes', () => {
  const impossible = createReceiptFloor([{ lastDelivery: 5, atMs: at(0) }]);
  expect(impossible(delivery(6, 10), clock(10))).toBeNull();
  expect(impossible(delivery(7, 9), clock(10))).toBeNull();
  expect(impossible(delivery(8, 3), clock(10))).toBe(at(10));
  expect(impossible(delivery(9, 30), clock(10))).toBe(at(10));
  expect(impossible({ id: 10, receivedAt: 'gestern' }, clock(10))).toBe(at(10));
});

test('what the clock was set back explains as much', () => {
  const impossible = createReceiptFloor([{ lastDelivery: 5, atMs: at(0) }]);
  expect(impossible(delivery(6, 60), clock(60))).toBeNull();
  expect(impossible(delivery(7, 1), clock(1, 60))).toBeNull();
  expect(impossible(delivery(8, -10), clock(1, 60))).toBe(at(0));
});

test('a new start reckons by its own clock; what came before it by the words of before', () => {
  const impossible = createReceiptFloor([
    { lastDelivery: 5, atMs: at(100) },
    { lastDelivery: 8, atMs: at(0) },
  ]);
  expect(impossible(delivery(4, -500), clock(200))).toBeNull();
  expect(impossible(delivery(6, 50), clock(200))).toBe(at(100));
  expect(impossible(delivery(9, 1), clock(1))).toBeNull();
});
