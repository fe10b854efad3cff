/** Resident size of the whole workstation, all its threads, while a million different events go through it and when it has understood them. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startWorkstation } from '../support/workstation.ts';
import { createBodies } from './bodies.ts';
import { atMost, type Figure, told } from './measure.ts';
import { openPoster } from './poster.ts';

/** As `npm start` and the service unit set them. */
const allocator = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '131072' };
const ROWS_PER_BODY = 200;
const EVENTS = 1_000_000 * Number(process.env.BENCH_SCALE ?? 1);

export async function memory(folder: string): Promise<Figure[]> {
  const built = join(import.meta.dirname, '../../out/main/auditctl.js');
  if (!existsSync(built)) throw new Error('npm run build first: what users run is measured');
  const station = await startWorkstation(folder, { entry: built, environment: allocator });
  const poster = await openPoster(station.ingestUrl);
  const bodies = createBodies(false);
  const began = performance.now();
  for (let sent = 0; sent < EVENTS; sent += ROWS_PER_BODY) {
    const status = await poster.post(bodies.array(ROWS_PER_BODY));
    if (status !== 200) throw new Error(`answer ${status}`);
  }
  const answeredS = (performance.now() - began) / 1000;
  await station.untilUnderstood(30 * 60_000);
  const understoodS = (performance.now() - began) / 1000;
  const peak = residentMb(station.pid, 'VmHWM');
  await station.get('listChangeEvents', '/change-events', { limit: '100' });
  await sleep(10_000);
  const rest = residentMb(station.pid, 'VmRSS');
  poster.close();
  await station.stop();
  const name = EVENTS.toLocaleString('en');
  return [
    atMost(`resident, at rest, with ${name} events`, rest, 250, ' MB'),
    atMost('  highest while they came', peak, 250, ' MB'),
    told('  rows/s answered; understood', `${(EVENTS / answeredS).toFixed(0)}; ${(EVENTS / understoodS).toFixed(0)}`),
  ];
}

/** Linux: what the kernel counts for the process, shared pages of files included. */
function residentMb(pid: number, what: 'VmHWM' | 'VmRSS'): number {
  const found = new RegExp(`^${what}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  if (found === null) throw new Error(`no ${what}`);
  return Number(found[1]) / 1024;
}
