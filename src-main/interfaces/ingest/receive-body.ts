/** Takes in one request body: in memory while it is small, into a spool file when it is large or memory is short. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, unlink, type WriteStream } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';

export type ReceivedBody =
  | { readonly type: 'memory'; readonly bytes: Buffer; release(): void }
  | { readonly type: 'file'; readonly file: string; readonly size: number; release(): void };

/** Memory that all bodies together may take. */
export interface MemoryBudget {
  take(bytes: number): boolean;
  give(bytes: number): void;
}

/** Above this a body goes to disk while it arrives. */
export const MAX_BODY_IN_MEMORY = 8 * 1024 * 1024;

export function createMemoryBudget(totalBytes: number): MemoryBudget {
  let left = totalBytes;
  return {
    take(bytes) {
      if (bytes > left) return false;
      left -= bytes;
      return true;
    },
    give(bytes) {
      left += bytes;
    },
  };
}

/** Null when the sender went away before the end. Throws when the spool can't be written; `onBytes` sees every piece. */
export async function receiveBody(
  request: IncomingMessage,
  spoolFolder: string,
  budget: MemoryBudget,
  onBytes: (bytes: Buffer) => void,
): Promise<ReceivedBody | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  let spool: WriteStream | null = null;
  let held = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      // without an encoding set, a request gives Buffers
      onBytes(chunk);
      size += chunk.length;
      if (spool === null && size <= MAX_BODY_IN_MEMORY && budget.take(chunk.length)) {
        held += chunk.length;
        chunks.push(chunk);
        continue;
      }
      spool ??= await openSpool(spoolFolder, chunks);
      budget.give(held);
      held = 0;
      if (!spool.write(chunk)) await once(spool, 'drain');
    }
    if (spool === null) return inMemory(chunks, size, budget);
    await finished(spool.end());
    return inFile(String(spool.path), size);
  } catch (error) {
    budget.give(held);
    if (spool !== null) discard(spool);
    if (request.destroyed && !request.complete) return null;
    throw error;
  }
}

function inMemory(chunks: readonly Buffer[], size: number, budget: MemoryBudget): ReceivedBody {
  const [first] = chunks;
  const bytes = chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks, size);
  return { type: 'memory', bytes, release: () => budget.give(size) };
}

function inFile(file: string, size: number): ReceivedBody {
  return { type: 'file', file, size, release: () => unlink(file, () => {}) };
}

async function openSpool(folder: string, chunks: Buffer[]): Promise<WriteStream> {
  const spool = createWriteStream(join(folder, `${randomUUID()}.body`), { mode: 0o600 });
  await once(spool, 'open');
  for (const chunk of chunks.splice(0)) if (!spool.write(chunk)) await once(spool, 'drain');
  return spool;
}

function discard(spool: WriteStream): void {
  spool.on('error', () => {});
  spool.destroy();
  unlink(spool.path, () => {});
}
