import { expect, test } from 'vitest';
import { type DemoDelivery, playRecording } from '../../../src-main/demo/play-recording.ts';

const baseline = '[{"op":"r"}]';
const change = '[{"op":"c"}]';

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
    streamMs: 1000,
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

test('the baseline goes at full speed, the stream is spread evenly over its time', async () => {
  const { posts, told } = await play([baseline, baseline, change, change, baseline]);
  expect(posts).toEqual([
    [baseline, 0],
    [baseline, 0],
    [change, 0],
    [change, 500],
    [baseline, 1000],
  ]);
  expect(told).toEqual([1, 2, 3, 4, 5]);
});

test('a second start passes over what was posted', async () => {
  expect((await play([baseline, change, change], { posted: 2 })).told).toEqual([3]);
  expect((await play([baseline, change, change], { posted: 3 })).posts).toEqual([]);
});

test('stopping leaves the rest unposted', async () => {
  expect((await play([change, change, change], { stopAfter: 2 })).told).toEqual([1, 2]);
});
