/** Starts a worker thread by name: `threads/<name>.ts` from a checkout, `<name>.js` beside the caller in the build. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

export type ThreadName = 'ingest-worker' | 'seal-worker' | 'understand-worker' | 'reader-worker' | 'verify-worker';

/** Young generation, MB. What these threads make dies at once, and they are as fast in so little as in V8's own tens of megabytes each. */
const youngGenerationMb: { readonly [name in ThreadName]: number } = {
  'ingest-worker': 8,
  'seal-worker': 12,
  'understand-worker': 16,
  'reader-worker': 8,
  'verify-worker': 12,
};

const extension = import.meta.filename.endsWith('.ts') ? 'ts' : 'js';

export function startThread(name: ThreadName, workerData: unknown): Worker {
  const resourceLimits = { maxYoungGenerationSizeMb: youngGenerationMb[name] };
  return new Worker(join(import.meta.dirname, `${name}.${extension}`), { workerData, name, resourceLimits });
}
