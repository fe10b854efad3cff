/**
 * Gives memory back in time. A body's bytes lie outside the JavaScript heap, where V8 hardly feels their weight: by itself it lets tens of
 * megabytes of dead ones stand in every thread, and a thread that has become idle keeps them for ever.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const LOOK_MS = 200;
/** Grown by so much since the last collection: time for one. */
const GROWN_BYTES = 8 * 1024 * 1024;
/** Looks without work after which a thread counts as idle. */
const IDLE_LOOKS = 10;

type CollectGarbage = (options: { readonly type: 'minor' | 'major'; readonly flavor?: 'last-resort' }) => void;

/** For the calling thread, until it ends. */
export function reclaimMemory(): void {
  setFlagsFromString('--expose-gc');
  // The one way to V8's own function without a switch at the start of the process.
  const collect = runInNewContext('gc') as CollectGarbage;
  let floor = process.memoryUsage();
  let last = floor;
  let quietLooks = IDLE_LOOKS;
  setInterval(() => {
    const now = process.memoryUsage();
    const isQuiet = Math.abs(now.heapUsed - last.heapUsed) + Math.abs(now.external - last.external) < 512 * 1024;
    quietLooks = isQuiet ? quietLooks + 1 : 0;
    if (quietLooks === IDLE_LOOKS) collect({ type: 'major', flavor: 'last-resort' });
    else if (now.external - floor.external > GROWN_BYTES) collect({ type: 'minor' });
    else {
      last = now;
      return;
    }
    last = process.memoryUsage();
    floor = last;
  }, LOOK_MS).unref();
}
