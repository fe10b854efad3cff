/** What a delivery is: on its way in, and as kept. */

export type BodyEncoding = 'identity' | 'gzip';

export interface DeliveryMeta {
  readonly source: string;
  /** ISO 8601, milliseconds, UTC; its month chooses the file. */
  readonly receivedAt: string;
  /** Canonical JSON of method, path, kept headers and the signature's verdict. */
  readonly head: string;
  readonly encoding: BodyEncoding;
}

export interface IncomingDelivery extends DeliveryMeta {
  /** Exactly as received. */
  readonly bytes: Buffer;
}

/** A body too large for memory, waiting in a file. */
export interface SpooledDelivery extends DeliveryMeta {
  readonly file: string;
  readonly size: number;
}

export interface Delivery extends DeliveryMeta {
  readonly id: number;
  /** Bytes as received. */
  readonly size: number;
  /** Bytes and nonce were destroyed on purpose: `nonce` is empty, `wire` throws `not-found`. */
  readonly erased: boolean;
  /** 32 bytes. */
  readonly nonce: Buffer;
  /** All bytes as received. */
  wire(): Buffer;
  /** The same in pieces of at most 4 MiB. */
  wireChunks(): Iterable<Buffer>;
}
