/** The signature kept in a delivery's head, checked again over the bytes as stored: what was accepted once must still be what was signed. */
import { z } from 'zod';
import { beginSignatureCheck } from './signature.ts';

const headSchema = z.object({
  headers: z.record(z.string(), z.string()),
  signature: z.object({ checked: z.boolean() }),
});

export interface KeptDelivery {
  /** Canonical JSON, see `interfaces/ingest/delivery-head.ts`. */
  readonly head: string;
  wireChunks(): Iterable<Uint8Array>;
}

/** `always`: its source had a secret when it came, so that an unsigned one can't have been taken. In steps, for large bodies. */
export function* isSignatureBroken(
  { head, wireChunks }: KeptDelivery,
  secrets: readonly string[],
  always: boolean,
): Generator<void, boolean> {
  if (secrets.length === 0) return false;
  const parsed = headSchema.safeParse(parseJson(head));
  if (!parsed.success) return always;
  const { headers, signature } = parsed.data;
  if (!signature.checked) return always;
  const check = beginSignatureCheck(
    { id: headers['webhook-id'], timestamp: headers['webhook-timestamp'], signature: headers['webhook-signature'] },
    secrets,
  );
  for (const chunk of wireChunks()) {
    check.update(chunk);
    yield;
  }
  return !check.verdict(0).ok;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
