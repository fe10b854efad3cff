/** The lanes of the day as they are drawn: which, on what grid of time, and the whole in one sentence; of events or of row changes. */
import { formatDay, formatDuration, formatInteger } from '#shared/format.ts';
import type { MessageKey } from '#shared/messages/translate.ts';
import type { OperationOutput } from '#shared/operations.ts';
import type { Words } from '../ui/preferences.tsx';

export interface Lane {
  /** Also its class. */
  readonly count: string;
  readonly words: MessageKey;
  /** Its whole name in the table, where the lane has to be short. */
  readonly whole?: MessageKey;
  readonly size: 'tall' | 'low' | 'tall roomy' | 'low roomy';
  readonly values: readonly number[];
}

export interface LaneSet {
  readonly bucketMs: number;
  /** Beginnings of the buckets. */
  readonly starts: readonly string[];
  /** The first is the one that all others are part of. */
  readonly lanes: readonly Lane[];
  readonly sentence: string;
}

export function changeLanes(t: Words, histogram: OperationOutput<'getHistogram'>, day: string): LaneSet {
  const { buckets, bucketMs } = histogram;
  const of = (count: 'events' | 'creates' | 'updates' | 'deletes' | 'other') => buckets.map((bucket) => bucket[count]);
  const sum = (count: Parameters<typeof of>[0]) => of(count).reduce((total, n) => total + n, 0);
  const lanes: Lane[] = [
    { count: 'events', words: 'timeline.lane.changes', size: 'tall', values: of('events') },
    { count: 'creates', words: 'timeline.lane.creates', size: 'low', values: of('creates') },
    {
      ...{ count: 'updates', words: 'timeline.lane.updatesShort', whole: 'timeline.lane.updates' },
      ...{ size: 'low', values: of('updates') },
    },
    { count: 'deletes', words: 'timeline.lane.deletes', size: 'low', values: of('deletes') },
  ];
  if (sum('other') > 0) lanes.push({ count: 'other', words: 'timeline.lane.other', size: 'low', values: of('other') });
  const sentence = t('timeline.lanes.sentence', {
    n: sum('events'),
    day: formatDay(day),
    creates: formatInteger(sum('creates')),
    updates: formatInteger(sum('updates')),
    deletes: formatInteger(sum('deletes')),
    other: formatInteger(sum('other')),
    max: formatInteger(maxOf(of('events'))),
    t: formatDuration(bucketMs),
  });
  return { bucketMs, starts: buckets.map(({ from }) => from), lanes, sentence };
}

export function eventLanes(t: Words, histogram: OperationOutput<'getBusinessHistogram'>, day: string): LaneSet {
  const { buckets, bucketMs, totals } = histogram;
  const events = buckets.map((bucket) => bucket.events);
  const sensitive = buckets.map((bucket) => bucket.sensitive);
  return {
    bucketMs,
    starts: buckets.map(({ from }) => from),
    lanes: [
      { count: 'events', words: 'timeline.lane.events', size: 'tall roomy', values: events },
      { count: 'sensitive', words: 'timeline.lane.sensitive', size: 'low roomy', values: sensitive },
    ],
    sentence: t('timeline.lanes.events', {
      n: totals.events,
      day: formatDay(day),
      sensitive: formatInteger(totals.sensitive),
      max: formatInteger(maxOf(events)),
      t: formatDuration(bucketMs),
    }),
  };
}

export function maxOf(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}
