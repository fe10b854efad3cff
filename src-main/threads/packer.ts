/** Has sealed deliveries packed: while nobody sends, or when much lies unpacked. */

export interface Packer {
  /** One more delivery lies as it came. */
  stored(bytes: number): void;
  sealedTo(delivery: number): void;
  /** Resolves when the step that runs is done. */
  stop(): Promise<void>;
}

/** A step holds up an answer for some milliseconds at its beginning and end: better after so long a silence. */
const QUIET_MS = 300;
const NEXT_MS = 20;
const AFTER_TROUBLE_MS = 30_000;
/** A source that never pauses must not fill the disk with unpacked bodies. */
const MUCH_BYTES = 64 * 1024 * 1024;

export interface PackerOptions {
  readonly pack: (upToDelivery: number) => Promise<number>;
  /** Since the last request came or went. */
  readonly quietMs: () => number;
  /** Packing failed; it is tried again later. */
  readonly onTrouble: (error: unknown) => void;
}

export function createPacker({ pack, quietMs, onTrouble }: PackerOptions): Packer {
  // What lies there from before is found by one look at the start.
  let isPending = true;
  let unpackedBytes = 0;
  let sealed = 0;
  let step: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | null = null;
  let isStopped = false;
  lookIn(QUIET_MS);

  function lookIn(ms: number): void {
    if (isStopped) return;
    timer = setTimeout(() => {
      step = look();
    }, ms);
  }

  async function look(): Promise<void> {
    const isTime = quietMs() >= QUIET_MS || unpackedBytes >= MUCH_BYTES;
    if (!isPending || sealed === 0 || !isTime) return lookIn(QUIET_MS);
    isPending = false;
    try {
      const packed = await pack(sealed);
      if (packed > 0) isPending = true;
      else unpackedBytes = 0;
      lookIn(packed > 0 ? NEXT_MS : QUIET_MS);
    } catch (error) {
      isPending = true;
      onTrouble(error);
      lookIn(AFTER_TROUBLE_MS);
    }
  }

  return {
    stored(bytes) {
      isPending = true;
      unpackedBytes += bytes;
    },
    sealedTo(delivery) {
      if (delivery !== sealed) isPending = true;
      sealed = delivery;
    },
    async stop() {
      isStopped = true;
      if (timer !== null) clearTimeout(timer);
      await step;
    },
  };
}
