/** Starts a worker thread by name: `threads/<name>.ts` from a checkout, `<name>.js` beside the caller in the build. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

export type ThreadName = 'ingest-worker' | 'seal-worker' | 'understand-worker' | 'reader-worker' | 'verify-worker';

const extension = import.meta.filename.endsWith('.ts') ? 'ts' : 'js';

export function startThread(name: ThreadName, workerData: unknown): Worker {
  return new Worker(join(import.meta.dirname, `${name}.${extension}`), { workerData, name });
}
