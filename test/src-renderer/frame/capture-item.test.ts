/** Which source speaks first in the truth line. */
import { expect, it } from 'vitest';
import type { Source } from '#shared/operations.ts';
import { inOrder } from '../../../src-renderer/frame/capture-item.tsx';

const received = '2026-11-25T10:00:00.000Z';
const named = (id: string, parts: Partial<Source>): Source => ({
  id,
  connector: 'mysql',
  state: 'capturing',
  epoch: 1,
  registered: true,
  ignored: false,
  hasSecret: false,
  since: received,
  lastReceivedAt: received,
  lastCommittedAt: null,
  lagMs: null,
  position: null,
  gtid: null,
  serverVersion: null,
  connectorVersion: null,
  changeEvents: 0,
  openGaps: 0,
  quarantined: 0,
  ...parts,
});

const order = (...sources: Source[]) => inOrder(sources).map(({ id }) => id);

it('the worst of ours, then what nobody registered; what is none of ours not at all', () => {
  expect(
    order(
      named('stranger', { state: 'silent', registered: false }),
      named('caja', {}),
      named('almacen', { state: 'silent' }),
      named('junk', { state: 'refused', ignored: true }),
    ),
  ).toEqual(['almacen', 'caja', 'stranger']);
});

it('where nothing registered has come yet, what comes speaks', () => {
  expect(
    order(
      named('new', { state: 'waiting', lastReceivedAt: null }),
      named('demo', { state: 'silent', registered: false }),
    ),
  ).toEqual(['demo', 'new']);
});
