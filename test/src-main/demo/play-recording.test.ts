import { expect, test } from 'vitest';
import { type DemoDelivery, playRecording } from '../../../src-main/demo/play-recording.ts';

/** Plays the bodies on a clock of its own; returns what was posted when, in ms. */
async function play(bodies: string[], { posted = 0, stopAfter = Number.POSITIVE_INFINITY } = {}) {
  const stop = new AbortController();
  const told: number[] = [];
  const posts: [string, number][] = [];
  let clock = 0;
  async function* deliveries(): AsyncGenerator<DemoDelivery> {
    for (const body of bodies) yield { headers: {}, body: Buffer.from(body) };
  }
  await playRecording({
    deliveries: deliveries(),
    total: bodies.length,
    posted,
    playMs: 1000,
    post: async ({ body }) => {
      posts.push([body.toString(), clock]);
      if (posts.length === stopAfter) stop.abort();
    },
    onPosted: (count) => told.push(count),
    now: () => clock,
    wait: async (ms) => {
      clock += Math.max(0, ms);
    },
    signal: stop.signal,
  });
  return { posts, told };
}

test('deliveries are posted in order, spread evenly over their time', async () => {
  const { posts, told } = await play(['a', 'b', 'c', 'd', 'e']);
  expect(posts).toEqual([
    ['a', 0],
    ['b', 250],
    ['c', 500],
    ['d', 750],
    ['e', 1000],
  ]);
  expect(told).toEqual([1, 2, 3, 4, 5]);
});

test('a second start passes over what was posted', async () => {
  expect((await play(['a', 'b', 'c', 'd'], { posted: 2 })).posts).toEqual([
    ['c', 0],
    ['d', 1000],
  ]);
  expect((await play(['a', 'b'], { posted: 2 })).posts).toEqual([]);
});

test('stopping leaves the rest unposted', async () => {
  expect((await play(['a', 'b', 'c'], { stopAfter: 2 })).told).toEqual([1, 2]);
});
