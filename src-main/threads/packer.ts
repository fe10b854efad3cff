/** Packs small sealed deliveries into blocks while nobody sends. */

export interface Packer {
  /** One more small delivery lies unpacked. */
  stored(): void;
  sealedTo(delivery: number): void;
  stop(): void;
}

/** Packing one block takes tens of milliseconds: only after so long a silence. */
const QUIET_MS = 300;
const NEXT_BLOCK_MS = 20;
const BLOCK = 256;

export function createPacker(pack: (upToDelivery: number) => number, quietMs: () => number): Packer {
  // What lies there from before is not counted: one look at the start finds it.
  let unpacked = BLOCK;
  let sealed = 0;
  let timer = setTimeout(look, QUIET_MS);

  function look(): void {
    let next = QUIET_MS;
    if (unpacked >= BLOCK && sealed > 0 && quietMs() >= QUIET_MS) {
      const packed = pack(sealed);
      unpacked = packed === 0 ? 0 : unpacked;
      if (packed > 0) next = NEXT_BLOCK_MS;
    }
    timer = setTimeout(look, next);
  }

  return {
    stored() {
      unpacked++;
    },
    sealedTo(delivery) {
      sealed = delivery;
    },
    stop: () => clearTimeout(timer),
  };
}
