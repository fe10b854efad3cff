/** How long an answer takes while everything behind is catching up, against idle: one event a POST, at a steady pace. */
import { setTimeout as sleep } from 'node:timers/promises';
import { openBodiesWriter } from '../../src-main/store/evidence/bodies-writer.ts';
import { openWorkspace } from '../../src-main/store/workspace.ts';
import { createBodies } from './bodies.ts';
import { atMost, type Figure, quantile, told } from './measure.ts';
import { openPoster } from './poster.ts';
import { type CaptureState, type ServerProcess, startServer, untilSealed } from './server-process.ts';

const POSTS = 1500;
const PACE_MS = 3;
const BACKLOG = 1200 * Number(process.env.BENCH_SCALE ?? 1);

export async function latency(folder: string): Promise<Figure[]> {
  prepareBacklog(folder);
  const capture = await startServer('capture-server', folder);
  const busy = await measure(capture);
  const left = BACKLOG - (await capture.ask<CaptureState>('state')).sealed.lastDelivery;
  await untilSealed(capture, BACKLOG + POSTS);
  await sleep(1000);
  const idle = await measure(capture);
  await capture.stop();
  const p99 = (values: readonly number[]) => quantile(values, 0.99);
  const name =
    left > 0 ? 'p99 of answers, catching up against idle' : 'p99 of answers (the backlog ran out) against idle';
  return [
    atMost(name, p99(busy) / p99(idle), 2, ' ×'),
    told('  p50, p99 idle', `${quantile(idle, 0.5).toFixed(2)} ms, ${p99(idle).toFixed(2)} ms`),
    told('  p50, p99 catching up', `${quantile(busy, 0.5).toFixed(2)} ms, ${p99(busy).toFixed(2)} ms`),
  ];
}

/** Deliveries that were received while nothing sealed them. */
function prepareBacklog(folder: string): void {
  openWorkspace(folder, { create: true }).release();
  const writer = openBodiesWriter(folder);
  const bodies = createBodies(true, 3);
  const list = Array.from({ length: 40 }, () => bodies.array(200));
  for (let i = 0; i < BACKLOG; i++) {
    const bytes = list[i % list.length] ?? Buffer.alloc(0);
    writer.append([{ source: 'bench', receivedAt: new Date().toISOString(), head: '{}', encoding: 'identity', bytes }]);
  }
  writer.close();
}

async function measure(capture: ServerProcess): Promise<number[]> {
  const poster = await openPoster(capture.address);
  const bodies = createBodies(true, 5);
  const times: number[] = [];
  for (let i = 0; i < POSTS; i++) {
    const body = bodies.one();
    const began = performance.now();
    await poster.post(body);
    times.push(performance.now() - began);
    await sleep(PACE_MS);
  }
  poster.close();
  // The first ones warm up.
  return times.slice(100);
}
