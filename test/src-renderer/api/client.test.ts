/** Requests as the workstation expects them. */
import { expect, it } from 'vitest';
import { requestFor } from '../../../src-renderer/api/client.ts';
import { sizeOf } from '../../../src-renderer/evidence/use-verification.ts';
import { pace } from '../../../src-renderer/evidence/verification-progress.tsx';

it('a GET fills its path and repeats a list by member, so that values may hold commas, leaving out what is not given', () => {
  expect(
    requestFor('GET', '/transactions/:id', { id: '7c1e:1/2', limit: 5, cursor: undefined, table: ['a', 'b c,d'] }),
  ).toEqual({
    url: '/api/v1/transactions/7c1e%3A1%2F2?limit=5&table=a&table=b+c%2Cd',
    init: { method: 'GET' },
  });
});

it('a POST sends the rest as JSON', () => {
  expect(requestFor('POST', '/sources/:id/check', { id: 'bd', port: 3306 })).toEqual({
    url: '/api/v1/sources/bd/check',
    init: { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"port":3306}' },
  });
});

it('a checkpoint says how many leaves it covers; other text says nothing', () => {
  expect(sizeOf('testigo.local/x\n42\nroot=\n\n— sig\n')).toBe(42);
  expect([sizeOf(''), sizeOf('a\n\nc'), sizeOf('a\nb\nc')]).toEqual([null, null, null]);
});

it('speed is told only when there is enough to tell it from', () => {
  const startedAt = '2026-11-17T10:00:00.000Z';
  expect(pace({ checked: 100, total: 1000, startedAt }, Date.parse(startedAt) + 100)).toEqual({
    speed: null,
    left: null,
  });
  expect(pace({ checked: 500, total: 1000, startedAt }, Date.parse(startedAt) + 1000)).toEqual({
    speed: 500,
    left: 1000,
  });
});
