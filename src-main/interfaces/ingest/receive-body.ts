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

/**
 * Null when the sender went away before the end. Rejects when the spool can't be written; `onBytes` sees every piece. By events,
 * not by iteration: a small body is complete within the turn in which it arrived, and joins the commit of that turn.
 */
export function receiveBody(
  request: IncomingMessage,
  spoolFolder: string,
  budget: MemoryBudget,
  onBytes: (bytes: Buffer) => void,
): Promise<ReceivedBody | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const stop = () => {
      request.off('data', take);
      request.off('end', end);
      request.off('close', cut);
    };
    const end = () => {
      stop();
      resolve(inMemory(chunks, size, budget));
    };
    const cut = () => {
      stop();
      budget.give(size);
      resolve(null);
    };
    function take(chunk: Buffer): void {
      onBytes(chunk);
      chunks.push(chunk);
      if (size + chunk.length <= MAX_BODY_IN_MEMORY && budget.take(chunk.length)) {
        size += chunk.length;
        return;
      }
      request.pause();
      stop();
      budget.give(size);
      spoolBody(request, spoolFolder, chunks, onBytes).then(resolve, reject);
    }
    request.on('data', take).on('end', end).on('close', cut);
  });
}

/** What has arrived and what is still to come, at the pace of the disk. */
async function spoolBody(
  request: IncomingMessage,
  folder: string,
  chunks: Buffer[],
  onBytes: (bytes: Buffer) => void,
): Promise<ReceivedBody | null> {
  const spool = await openSpool(folder);
  let size = 0;
  const write = async (chunk: Buffer) => {
    size += chunk.length;
    if (!spool.write(chunk)) await once(spool, 'drain');
  };
  try {
    for (const chunk of chunks.splice(0)) await write(chunk);
    // Without an encoding set, a request gives Buffers.
    for await (const chunk of request as AsyncIterable<Buffer>) {
      onBytes(chunk);
      await write(chunk);
    }
    await finished(spool.end());
    return inFile(String(spool.path), size);
  } catch (error) {
    discard(spool);
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

async function openSpool(folder: string): Promise<WriteStream> {
  const spool = createWriteStream(join(folder, `${randomUUID()}.body`), { mode: 0o600 });
  await once(spool, 'open');
  return spool;
}

function discard(spool: WriteStream): void {
  spool.on('error', () => {});
  spool.destroy();
  unlink(spool.path, () => {});
}
