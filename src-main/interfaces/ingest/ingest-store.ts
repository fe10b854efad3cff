/** What the listener needs of the evidence store: deliveries made durable, ids given. */

export interface ReceivedDelivery {
  readonly source: string;
  /** ISO 8601, milliseconds, UTC: when the last byte had arrived. */
  readonly receivedAt: string;
  readonly head: string;
  readonly encoding: 'identity' | 'gzip';
}

export interface IngestStore {
  /** One durable commit; ids in the order given. */
  append(list: readonly (ReceivedDelivery & { readonly bytes: Buffer })[]): number[];
  /** A body that waits in a file. */
  appendSpooled(delivery: ReceivedDelivery & { readonly file: string; readonly size: number }): Promise<number>;
}

/** A source as the listener knows it. */
export interface IngestSource {
  readonly id: string;
  /** standard-webhooks secrets, the newest first; none: deliveries are taken unsigned. */
  readonly secrets: readonly string[];
}
