/** Posts a recording in its order, one delivery in flight, as Debezium does, spread evenly over some seconds. */
export interface DemoDelivery {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface Playing {
  readonly deliveries: AsyncIterable<DemoDelivery>;
  readonly total: number;
  /** How many were posted by an earlier start: these are passed over. */
  readonly posted: number;
  /** How long what is left takes. */
  readonly playMs: number;
  /** Resolves when the workstation has acknowledged it. */
  readonly post: (delivery: DemoDelivery) => Promise<void>;
  readonly onPosted: (posted: number) => void;
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
  readonly signal: AbortSignal;
}

export async function playRecording(playing: Playing): Promise<void> {
  const { deliveries, total, posted, playMs, post, onPosted, now, wait, signal } = playing;
  const startedAt = now();
  let index = 0;
  for await (const delivery of deliveries) {
    index += 1;
    if (index <= posted) continue;
    const share = (index - posted - 1) / Math.max(1, total - posted - 1);
    await wait(startedAt + share * playMs - now());
    if (signal.aborted) return;
    await post(delivery);
    onPosted(index);
  }
}
