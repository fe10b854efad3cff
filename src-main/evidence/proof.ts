/** The self-contained proof file, C2SP tlog-proof: inclusion path and checkpoint, with the leaf and what is shown of its record. */
import { canonicalJson, type JsonValue } from './canonical-json.ts';

/** A row's value shown, or withheld behind its commitment. `text` is the exact JSON text; bytes that are not UTF-8 come as base64. */
export type ProofField =
  | { readonly path: string; readonly salt: Buffer; readonly text: Buffer }
  | { readonly path: string; readonly commitment: Buffer };

/** What is shown of the record: all its bytes, its fields one by one, or nothing but its leaf. */
export type Disclosure =
  | { readonly shown: 'bytes'; readonly nonce: Buffer; readonly bytes: Buffer }
  | { readonly shown: 'fields'; readonly fields: readonly ProofField[] }
  | { readonly shown: 'leaf' };

export interface Proof {
  /** The leaf's sequence number. */
  readonly index: number;
  readonly path: readonly Buffer[];
  /** The signed note. */
  readonly checkpoint: string;
  /** The leaf as hashed. */
  readonly leaf: string;
  readonly disclosure: Disclosure;
}

const firstLine = 'c2sp.org/tlog-proof@v1';

export function encodeProof(proof: Proof): string {
  const extra = Buffer.from(canonicalJson({ leaf: proof.leaf, ...disclosureJson(proof.disclosure) })).toString(
    'base64',
  );
  const path = proof.path.map((hash) => `${hash.toString('base64')}\n`).join('');
  return `${firstLine}\nextra ${extra}\nindex ${proof.index}\n${path}\n${proof.checkpoint}`;
}

function disclosureJson(disclosure: Disclosure): { [name: string]: JsonValue } {
  if (disclosure.shown === 'leaf') return {};
  if (disclosure.shown === 'fields') return { fields: disclosure.fields.map(fieldJson) };
  return { record: { bytes: disclosure.bytes.toString('base64'), nonce: disclosure.nonce.toString('hex') } };
}

function fieldJson(field: ProofField): JsonValue {
  if ('commitment' in field) return { path: field.path, commitment: field.commitment.toString('hex') };
  const text = field.text.toString('utf8');
  const exact = Buffer.from(text).equals(field.text);
  return {
    path: field.path,
    salt: field.salt.toString('hex'),
    ...(exact ? { text } : { base64: field.text.toString('base64') }),
  };
}
