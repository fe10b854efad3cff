/** Holes in the numbers of transactions: what opens, fills and raises them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Effect } from '../../../src-main/coverage/effect.ts';
import { parseGtid } from '../../../src-main/coverage/gtid.ts';
import { gtidHole } from '../../../src-main/coverage/gtid-hole.ts';
import type { Observation } from '../../../src-main/coverage/observation.ts';

const uuid = '1d101b29-e871-11f1-b953-02fc00000001';

function begin(name: string): Observation {
  return {
    type: 'begin',
    source: 's',
    leaf: 1,
    receivedAt: '2026-11-25T12:00:00.000Z',
    connector: 'mysql',
    name,
    at: '2026-11-25T12:00:00.000Z',
    repeated: false,
  };
}

function run(names: readonly string[]): Effect[] {
  let state: unknown;
  return names.flatMap((name) => {
    const step = gtidHole.observe(state, begin(name));
    state = step?.state ?? state;
    return step?.effects ?? [];
  });
}

test('MySQL series are servers, with their tag; MariaDB series are domains; file positions are no GTID', () => {
  expect(
    [`${uuid}:7`, `${uuid.toUpperCase()}:tag_1:8`, '0-21-36', 'file=bin.000001,pos=4', null].map(parseGtid),
  ).toEqual([
    { series: uuid, number: 7 },
    { series: `${uuid}:tag_1`, number: 8 },
    { series: '0', number: 36 },
    null,
    null,
  ]);
});

test('a number left out opens a notice, and closes it when it comes late', () => {
  expect(run([`${uuid}:5`, `${uuid}:6`, `${uuid}:9`, `${uuid}:8`, `${uuid}:7`, `${uuid}:10`])).toMatchObject([
    {
      do: 'open',
      kind: 'gtid-hole',
      severity: 'notice',
      mark: `${uuid}:7-8`,
      facts: { first: 7, last: 8, missing: 2 },
    },
    { do: 'close', kind: 'gtid-hole', mark: `${uuid}:7-8`, by: 'filled', severity: 'notice' },
  ]);
});

test('each MariaDB domain is a series of its own', () => {
  expect(run(['0-21-1', '1-21-50', '0-22-2', '1-21-51'])).toEqual([]);
});

test('in whatever order the numbers from a first one on arrive, all holes are closed once all have come', () => {
  const numbers = fc.integer({ min: 2, max: 40 }).chain((n) =>
    fc.shuffledSubarray(
      Array.from({ length: n }, (_, i) => i + 2),
      { minLength: n, maxLength: n },
    ),
  );
  fc.assert(
    fc.property(numbers, (order) => {
      const effects = run([`${uuid}:1`, ...order.map((number) => `${uuid}:${number}`)]);
      const opened = effects.filter((effect) => effect.do === 'open').map((effect) => effect.mark);
      const closed = effects.filter((effect) => effect.do === 'close').map((effect) => effect.mark);
      expect([...closed].sort()).toEqual([...opened].sort());
    }),
  );
});
