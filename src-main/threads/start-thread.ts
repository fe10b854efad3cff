/** Starts a worker thread by name: `threads/<name>.ts` from a checkout, `<name>.js` beside the caller in the build. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

export type ThreadName = 'ingest-worker' | 'seal-worker' | 'understand-worker' | 'reader-worker' | 'verify-worker';

/** Young generation, MB: understanding makes much that dies at once, and is as fast in 16 MB as in 64. Other threads: as V8 likes it. */
const youngGenerationMb: { readonly [name in ThreadName]?: number } = { 'understand-worker': 16 };

const extension = import.meta.filename.endsWith('.ts') ? 'ts' : 'js';

export function startThread(name: ThreadName, workerData: unknown): Worker {
  const maxYoungGenerationSizeMb = youngGenerationMb[name];
  const resourceLimits = maxYoungGenerationSizeMb === undefined ? {} : { maxYoungGenerationSizeMb };
  return new Worker(join(import.meta.dirname, `${name}.${extension}`), { workerData, name, resourceLimits });
}
