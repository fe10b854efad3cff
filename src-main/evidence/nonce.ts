/** Nonces by derivation: a seed for 1024 deliveries gives each delivery its nonce, which gives each record its own. */
import { type HmacKey, hmacKey, hmacText } from './sha256.ts';

/** Deliveries that share one seed: `floor(id / 1024)`. */
export const deliveriesPerSeed = 1024;

/** HMAC-SHA256(seed, "delivery:" id); 32 bytes. */
export function deliveryNonce(seed: Uint8Array, id: number): Buffer {
  return derive(hmacKey(seed), `delivery:${id}`);
}

/** The record nonces of one delivery: `i` → HMAC-SHA256(delivery nonce, "record:" i); 32 bytes. */
export function recordNonces(nonceOfDelivery: Uint8Array): (index: number) => Buffer {
  const key = hmacKey(nonceOfDelivery);
  return (index) => derive(key, `record:${index}`);
}

function derive(key: HmacKey, message: string): Buffer {
  const out = Buffer.allocUnsafe(32);
  hmacText(key, message, out, 0);
  return out;
}
