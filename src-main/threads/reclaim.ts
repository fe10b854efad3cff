/**
 * Gives memory back in time. A body's bytes lie outside the JavaScript heap, where V8 hardly feels their weight: by itself it lets tens of
 * megabytes of dead ones stand in every thread, and a thread that has become idle keeps them for ever.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const LOOK_MS = 200;
/** Grown by so much since the last collection, the young are looked through; by so much since the last whole one, all. */
const GROWN_BYTES = 8 * 1024 * 1024;
const GROWN_MUCH_BYTES = 32 * 1024 * 1024;
/** Less than this between two looks is no work. */
const STILL_BYTES = 512 * 1024;
/** Looks without work after which a thread counts as idle. */
const IDLE_LOOKS = 10;

type CollectGarbage = (options: { readonly type: 'minor' | 'major'; readonly flavor?: 'last-resort' }) => void;

/** For the calling thread, until it ends. */
export function reclaimMemory(): void {
  setFlagsFromString('--expose-gc');
  // The one way to V8's own function without a switch at the start of the process.
  const collect = runInNewContext('gc') as CollectGarbage;
  let last = weight();
  let afterAny = last;
  let afterWhole = last;
  let quietLooks = IDLE_LOOKS;

  function look(): void {
    const now = weight();
    quietLooks = Math.abs(now - last) < STILL_BYTES ? quietLooks + 1 : 0;
    last = now;
    const idle = quietLooks === IDLE_LOOKS;
    if (idle || now - afterWhole > GROWN_MUCH_BYTES) {
      // Idle: the pages go back to the system too.
      collect(idle ? { type: 'major', flavor: 'last-resort' } : { type: 'major' });
      afterWhole = weight();
    } else if (now - afterAny > GROWN_BYTES) collect({ type: 'minor' });
    else return;
    last = weight();
    afterAny = last;
  }

  setInterval(look, LOOK_MS).unref();
}

/** Bytes that this thread holds, in its heap and beside it. */
function weight(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
