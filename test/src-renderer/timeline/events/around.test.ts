/** Half an hour around an event, as a question and as a view that stays within its day. */
import { expect, test } from 'vitest';
import { aroundFilter, aroundSpan, aroundView, aroundViews } from '../../../../src-renderer/timeline/events/around.ts';
import { toldEvent } from './told-event.ts';

const place = { zone: 'America/Lima' };

test('by actor, thing and branch, as far as the event carries them', () => {
  expect(aroundViews(toldEvent(), place).map(({ by }) => by)).toEqual(['actor', 'entity', 'branch']);
  const bare = toldEvent({ entity: null, branch: null });
  expect(aroundViews(bare, place).map(({ by }) => by)).toEqual(['actor']);
  expect(aroundFilter(toldEvent(), 'entity')).toEqual({ field: 'entity', value: 'document:48', exclude: false });
});

test('half an hour before and after; a view ends where its day does', () => {
  const late = toldEvent({ at: '2026-11-18T04:50:00.000Z' });
  expect(aroundSpan(late)).toEqual({ from: '2026-11-18T04:20:00.000Z', to: '2026-11-18T05:20:00.000Z' });
  const filter = { field: 'actor', value: 'super06', exclude: false } as const;
  expect(aroundView(late, filter, place)).toEqual({
    day: '2026-11-17',
    zoom: 'events',
    filters: [filter],
    span: { from: '23:20:00', to: '24:00' },
  });
});
