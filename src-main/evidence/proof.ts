/** The self-contained proof file, C2SP tlog-proof: inclusion path and checkpoint, with the leaf and what is shown of its record. */
import { z } from 'zod';
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
const fieldSchema = z.union([
  z.strictObject({ path: z.string(), commitment: z.string() }),
  z.strictObject({ path: z.string(), salt: z.string(), text: z.string() }),
  z.strictObject({ path: z.string(), salt: z.string(), base64: z.string() }),
]);
const extraSchema = z.strictObject({
  leaf: z.string(),
  record: z.strictObject({ bytes: z.string(), nonce: z.string() }).optional(),
  fields: z.array(fieldSchema).optional(),
});

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

/** Null for anything that `encodeProof` would not write. The independent verifier reads for itself and checks far more. */
export function decodeProof(file: string): Proof | null {
  const cut = file.indexOf('\n\n');
  const [first, extraLine, indexLine, ...pathLines] = file.slice(0, Math.max(cut, 0)).split('\n');
  const index = /^index (0|[1-9][0-9]{0,15})$/.exec(indexLine ?? '')?.[1];
  if (first !== firstLine || extraLine?.startsWith('extra ') !== true || index === undefined) return null;
  const extra = parseExtra(Buffer.from(extraLine.slice('extra '.length), 'base64').toString('utf8'));
  if (extra === null) return null;
  const path = pathLines.map((line) => Buffer.from(line, 'base64'));
  const proof: Proof = { index: Number(index), path, checkpoint: file.slice(cut + 2), ...extra };
  return encodeProof(proof) === file ? proof : null;
}

function parseExtra(text: string): Pick<Proof, 'leaf' | 'disclosure'> | null {
  try {
    const { leaf, record, fields } = extraSchema.parse(JSON.parse(text));
    if (record !== undefined) {
      return {
        leaf,
        disclosure: {
          shown: 'bytes',
          nonce: Buffer.from(record.nonce, 'hex'),
          bytes: Buffer.from(record.bytes, 'base64'),
        },
      };
    }
    return {
      leaf,
      disclosure: fields === undefined ? { shown: 'leaf' } : { shown: 'fields', fields: fields.map(parseField) },
    };
  } catch {
    return null;
  }
}

function parseField(field: z.infer<typeof fieldSchema>): ProofField {
  if ('commitment' in field) return { path: field.path, commitment: Buffer.from(field.commitment, 'hex') };
  const text = 'text' in field ? Buffer.from(field.text) : Buffer.from(field.base64, 'base64');
  return { path: field.path, salt: Buffer.from(field.salt, 'hex'), text };
}
