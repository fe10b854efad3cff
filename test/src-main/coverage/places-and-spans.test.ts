/** Small pure pieces of coverage: places in the log, cascades in DDL, believed instants, verdicts. */
import { expect, test } from 'vitest';
import type { Finding } from '#shared/coverage.ts';
import { believedInstant, isForged } from '../../../src-main/coverage/clock-forged.ts';
import { cascadesIn } from '../../../src-main/coverage/foreign-keys.ts';
import { moveBetween } from '../../../src-main/coverage/log-place.ts';
import { verdictOf } from '../../../src-main/coverage/verdict.ts';

const place = (file: string, pos: number, serverId = '11') => ({ file, pos, serverId });

test('a new file or a higher position is forward, a lower one backward, another base name another server', () => {
  expect(moveBetween(null, place('bin.000001', 4))).toBe('forward');
  expect(moveBetween(place('bin.000001', 900), place('bin.000002', 4))).toBe('forward');
  expect(moveBetween(place('bin.000003', 4), place('bin.000001', 900))).toBe('backward');
  expect(moveBetween(place('bin.000003', 900), place('bin.000003', 4))).toBe('backward');
  expect(moveBetween(place('bin.000003', 900), place('replica-bin.000001', 4))).toBe('other-server');
  expect(moveBetween(place('bin.000003', 900), place('bin.000001', 4, '12'))).toBe('other-server');
});

test('cascades are read from CREATE and ALTER, with names in any quotes; RESTRICT is none', () => {
  const ddl =
    'CREATE TABLE `hijo` (`id` int, CONSTRAINT `c` FOREIGN KEY (`p`) REFERENCES `padre` (`id`) ON DELETE CASCADE ON UPDATE CASCADE, FOREIGN KEY (q) REFERENCES otra.`Ventas Año` (id) ON UPDATE SET NULL, FOREIGN KEY (r) REFERENCES x (id) ON DELETE RESTRICT)';
  expect(cascadesIn(ddl, 'lab')).toEqual([
    { parent: 'lab.padre', onDelete: true, onUpdate: true },
    { parent: 'otra.Ventas Año', onDelete: false, onUpdate: true },
  ]);
});

test('a commit an hour before its neighbour, or ahead of its capture, is not believed', () => {
  const event = {
    committedAt: '2001-02-03T04:05:06.000000Z',
    capturedAt: '2026-11-25T12:00:01.000Z',
    ingestedAt: '2026-11-25T12:00:02.000Z',
    operation: 'update' as const,
  };
  expect(isForged(event, '2026-11-25T11:59:00Z')).toBe(true);
  expect(believedInstant(event, '2026-11-25T11:59:00Z')).toBe(event.capturedAt);
  expect(isForged({ ...event, committedAt: '2026-11-25T11:30:00Z' }, '2026-11-25T11:59:00Z')).toBe(false);
  expect(isForged({ ...event, committedAt: '2026-11-25T12:30:00Z' }, null)).toBe(true);
});

const gap: Finding = {
  id: 'G-7',
  kind: 'continuity',
  severity: 'gap',
  source: 'caja',
  table: 'lab.cuenta',
  from: '2026-11-25T12:00:00Z',
  to: '2026-11-25T12:10:00Z',
  leaf: 7,
  closedLeaf: null,
  closedBy: null,
  facts: {},
  count: 1,
};
const source = { id: 'caja', since: '2026-11-01T00:00:00Z', reconciledTo: '2026-11-26T00:00:00Z', streamed: true };

test('the verdict is incomplete with a gap, unknown with a reason, and never complete', () => {
  const span = { from: '2026-11-25T05:00:00Z', to: '2026-11-26T05:00:00Z' };
  expect(verdictOf({ ...span, findings: [], sources: [source] })).toEqual({
    verdict: 'no-sign-of-loss',
    gaps: [],
    reconciledTo: source.reconciledTo,
    why: [],
  });
  expect(verdictOf({ ...span, findings: [gap], sources: [source] })).toMatchObject({
    verdict: 'incomplete',
    gaps: ['G-7'],
  });
  expect(verdictOf({ ...span, findings: [], sources: [] })).toMatchObject({
    verdict: 'unknown',
    why: ['nothing-captured'],
    reconciledTo: null,
  });
  const silent: Finding = { ...gap, kind: 'silence', severity: 'alarm' };
  expect(verdictOf({ ...span, findings: [silent], sources: [source] })).toMatchObject({
    verdict: 'unknown',
    why: ['silence'],
  });
  expect(verdictOf({ ...span, findings: [{ ...silent, closedLeaf: 9 }], sources: [source] })).toMatchObject({
    verdict: 'no-sign-of-loss',
  });
  expect(
    verdictOf({ from: '2026-10-01T00:00:00Z', to: '2026-10-02T00:00:00Z', findings: [], sources: [source] }).why,
  ).toEqual(['before-capture']);
  expect(verdictOf({ from: '2026-11-27T00:00:00Z', to: null, findings: [], sources: [source] }).why).toEqual([
    'not-reconciled-yet',
  ]);
});

test('what has not begun to stream is not blamed for declaring no transactions', () => {
  const whyOf = (...sources: (typeof source | { reconciledTo: null })[]) =>
    verdictOf({ from: null, to: null, findings: [], sources: sources.map((own) => ({ ...source, ...own })) }).why;
  const first = { reconciledTo: null, streamed: false };
  expect(whyOf(first)).toEqual(['no-transaction-yet']);
  expect(whyOf(first, source)).toEqual(['no-transaction-yet']);
  expect(whyOf(first, { reconciledTo: null })).toEqual(['not-declared']);
});
