/**
 * Reads the embedded recording, delivery by delivery, never whole in memory. One zstd frame around a header line (JSON) and, for each
 * delivery, a line (JSON) with its headers and length, exactly so many bytes of body, and a newline.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createZstdDecompress } from 'node:zlib';
import { z } from 'zod';
import type { DemoDelivery } from './play-recording.ts';

const headerSchema = z.object({
  format: z.literal('testigo-deliveries/1'),
  deliveries: z.number().int().positive(),
  source: z.object({ topicPrefix: z.string() }),
});
const deliverySchema = z.object({
  headers: z.array(z.tuple([z.string(), z.string()])),
  bodyBytes: z.number().int().min(0),
});

export interface Recording {
  /** Names this content: SHA-256 of the file. */
  readonly digest: string;
  readonly source: string;
  readonly total: number;
  /** Once, from the first. */
  readonly deliveries: AsyncIterable<DemoDelivery>;
}

export async function openRecording(file: string): Promise<Recording> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  const read = readBytes(pipeline(createReadStream(file), createZstdDecompress(), () => {}));
  const header = headerSchema.parse(JSON.parse(await read.line()));
  return {
    digest: hash.digest('hex'),
    source: header.source.topicPrefix,
    total: header.deliveries,
    deliveries: readDeliveries(read, header.deliveries),
  };
}

async function* readDeliveries(read: ByteReader, total: number): AsyncGenerator<DemoDelivery> {
  for (let index = 0; index < total; index += 1) {
    const { headers, bodyBytes } = deliverySchema.parse(JSON.parse(await read.line()));
    const body = await read.bytes(bodyBytes);
    await read.line();
    yield { headers: Object.fromEntries(headers), body };
  }
}

interface ByteReader {
  /** Up to the newline, without it. */
  line(): Promise<string>;
  bytes(size: number): Promise<Buffer>;
}

/** Fails, with what the stream failed of, where it ends too early. */
function readBytes(stream: AsyncIterable<Buffer>): ByteReader {
  const chunks = stream[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);

  async function more(): Promise<void> {
    const chunk = await chunks.next();
    if (chunk.done) throw new Error('the recording of the demo is cut off');
    rest = Buffer.concat([rest, chunk.value]);
  }

  function take(size: number): Buffer {
    const taken = rest.subarray(0, size);
    rest = rest.subarray(size);
    return taken;
  }

  return {
    async line() {
      while (!rest.includes(10)) await more();
      const line = String(take(rest.indexOf(10)));
      take(1);
      return line;
    },
    async bytes(size) {
      while (rest.length < size) await more();
      return take(size);
    },
  };
}
