/** Has sealed deliveries packed and compressed better while nobody sends. */

export interface Packer {
  /** One more delivery lies as it came. */
  stored(): void;
  sealedTo(delivery: number): void;
  stop(): void;
}

/** Packing takes tens of milliseconds a step: only after so long a silence. */
const QUIET_MS = 300;
const NEXT_MS = 20;

export function createPacker(pack: (upToDelivery: number) => number, quietMs: () => number): Packer {
  // What lies there from before is found by one look at the start.
  let isPending = true;
  let sealed = 0;
  let timer = setTimeout(look, QUIET_MS);

  function look(): void {
    const packed = isPending && sealed > 0 && quietMs() >= QUIET_MS ? pack(sealed) : null;
    if (packed === 0) isPending = false;
    timer = setTimeout(look, packed !== null && packed > 0 ? NEXT_MS : QUIET_MS);
  }

  return {
    stored() {
      isPending = true;
    },
    sealedTo(delivery) {
      if (delivery !== sealed) isPending = true;
      sealed = delivery;
    },
    stop: () => clearTimeout(timer),
  };
}
