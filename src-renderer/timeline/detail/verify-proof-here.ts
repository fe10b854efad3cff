/** Runs the independent verifier, one file that shares no code with the writer, in this browser. */
import { z } from 'zod';

const verdictSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), size: z.number(), origin: z.string() }),
  z.object({ ok: z.literal(false), code: z.string(), es: z.string(), en: z.string() }),
]);
export type ProofVerdict = z.infer<typeof verdictSchema>;

const RAW_KEY_BYTES = 32;

/** `publicKey`: the ledger's verifier key (`name+id+base64`), or base64 of the raw key or of its SPKI form. */
export async function verifyProofHere(file: string, publicKey: string, origin: string): Promise<ProofVerdict> {
  const { verifyProof } = await import('../../../resources/verifier/verify-proof.mjs');
  const trusted = publicKey.startsWith(`${origin}+`) ? { vkey: publicKey } : { publicKey: rawKey(publicKey) };
  return verdictSchema.parse(await verifyProof(file, trusted));
}

function rawKey(text: string): Uint8Array {
  const bytes = /^[0-9a-f]{64}$/.test(text)
    ? Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
    : Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return bytes.slice(-RAW_KEY_BYTES);
}
