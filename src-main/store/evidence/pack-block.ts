/** Deliveries in one compressed block, with all that is known of each: a change of form, not of content. */
import { z } from 'zod';
import { compressDenseNow, inflateDenseNow } from './body-form.ts';
import type { BodyEncoding } from './delivery.ts';

export interface PackedDelivery {
  readonly id: number;
  readonly source: string;
  readonly receivedAt: string;
  readonly head: string;
  readonly encoding: BodyEncoding;
  readonly size: number;
  readonly erased?: boolean;
  /** Empty where erased. */
  readonly bytes: Buffer;
}

const listSchema = z.array(
  z.object({
    id: z.number(),
    source: z.string(),
    receivedAt: z.string(),
    head: z.string(),
    encoding: z.enum(['identity', 'gzip']),
    size: z.number(),
    erased: z.literal(true).optional(),
  }),
);

export function encodePack(deliveries: readonly PackedDelivery[]): Buffer {
  return compressDenseNow(packContent(deliveries));
}

/** Throws where the block is not what `encodePack` makes. */
export function decodePack(block: Buffer): PackedDelivery[] {
  return parsePack(inflateDenseNow(block));
}

/** What a block holds before it is compressed. */
export function packContent(deliveries: readonly PackedDelivery[]): Buffer {
  const list = deliveries.map(({ bytes: _bytes, ...meta }) => meta);
  const text = Buffer.from(JSON.stringify(list));
  const length = Buffer.allocUnsafe(4);
  length.writeUInt32BE(text.length);
  return Buffer.concat([length, text, ...deliveries.map((delivery) => delivery.bytes)]);
}

/** Throws where it is not what `packContent` makes. */
export function parsePack(content: Buffer): PackedDelivery[] {
  const listEnd = 4 + content.readUInt32BE(0);
  const list = listSchema.parse(JSON.parse(content.toString('utf8', 4, listEnd)));
  let at = listEnd;
  const deliveries = list.map(({ erased, ...meta }): PackedDelivery => {
    const length = erased === true ? 0 : meta.size;
    const bytes = content.subarray(at, at + length);
    at += length;
    return erased === true ? { ...meta, erased, bytes } : { ...meta, bytes };
  });
  if (at !== content.length) throw new RangeError('pack block: sizes do not add up');
  return deliveries;
}
