/** Reads the embedded recording, `resources/demo/botica.deliveries.zst`, framed as the README beside it says; never whole in memory. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createZstdDecompress } from 'node:zlib';
import { z } from 'zod';
import type { DemoDelivery } from './play-recording.ts';

const headSchema = z.object({ source: z.string(), headers: z.record(z.string(), z.string()) });

export interface Recording {
  /** Names this content. */
  readonly digest: string;
  readonly source: string;
  readonly total: number;
  deliveries(): AsyncGenerator<DemoDelivery>;
}

export async function openRecording(folder: string): Promise<Recording> {
  const file = join(folder, 'botica.deliveries.zst');
  const digest = createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
  let total = 0;
  let source = '';
  for await (const frame of readFrames(file)) {
    source = frame.source;
    total += 1;
  }
  return { digest, source, total, deliveries: () => readFrames(file) };
}

async function* readFrames(file: string): AsyncGenerator<DemoDelivery & { source: string }> {
  const read = byteReader(createReadStream(file).pipe(createZstdDecompress()));
  for (let length = await read(4); length !== null; length = await read(4)) {
    const head = headSchema.parse(JSON.parse(String(await read(length.readUInt32BE()))));
    const body = await read((await read(4))?.readUInt32BE() ?? 0);
    if (body === null) throw new Error('the recording of the demo is cut off');
    yield { ...head, body };
  }
}

/** Exactly so many bytes of the stream, or null where it ends. */
function byteReader(stream: AsyncIterable<Buffer>): (size: number) => Promise<Buffer | null> {
  const chunks = stream[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);
  return async (size) => {
    while (rest.length < size) {
      const chunk = await chunks.next();
      if (chunk.done) return null;
      rest = Buffer.concat([rest, chunk.value]);
    }
    const bytes = rest.subarray(0, size);
    rest = rest.subarray(size);
    return bytes;
  };
}
