/** Posts a recording in its order, one delivery in flight, as Debezium does: the baseline at full speed, the stream spread over some seconds. */
export interface DemoDelivery {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface Playing {
  readonly deliveries: AsyncIterable<DemoDelivery>;
  readonly total: number;
  /** How many were posted by an earlier start: these are passed over. */
  readonly posted: number;
  /** How long the stream takes, apart from its baseline. */
  readonly streamMs: number;
  /** Resolves when the workstation has acknowledged it. */
  readonly post: (delivery: DemoDelivery) => Promise<void>;
  readonly onPosted: (posted: number) => void;
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
  readonly signal: AbortSignal;
}

export async function playRecording({
  deliveries,
  total,
  posted,
  streamMs,
  post,
  onPosted,
  now,
  wait,
  signal,
}: Playing): Promise<void> {
  let index = 0;
  let stream: { readonly startedAt: number; readonly first: number } | null = null;
  for await (const delivery of deliveries) {
    if (signal.aborted) return;
    index += 1;
    if (index <= posted) continue;
    if (stream === null && !isBaseline(delivery.body)) stream = { startedAt: now(), first: index };
    if (stream !== null) {
      const share = (index - stream.first) / Math.max(1, total - stream.first);
      await wait(stream.startedAt + share * streamMs - now());
    }
    if (signal.aborted) return;
    await post(delivery);
    onPosted(index);
  }
}

/** A delivery of snapshot rows: no change has happened in it yet. */
function isBaseline(body: Buffer): boolean {
  return body.includes('"op":"r"');
}
