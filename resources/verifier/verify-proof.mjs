/**
 * Verificador independiente de pruebas de Testigo (.tlog-proof) · Independent verifier of Testigo proofs (.tlog-proof)
 *
 * One file that shares no code with the program that wrote the proof. It uses nothing but the Web Cryptography API (SHA-256 and
 * Ed25519), which Node.js and browsers both have, so it can be read in one sitting and kept for as long as the proof.
 *
 *   node verify-proof.mjs FILE --key VKEY          exit code 0: proven · 1: not proven · 2: wrong usage
 *   import { verifyProof } from './verify-proof.mjs'; await verifyProof(text, { vkey })
 *
 * What is checked, from the outside in (formats: c2sp.org/tlog-proof, /tlog-checkpoint, /signed-note; RFC 6962, 8032, 8785):
 *   1. the checkpoint (origin, number of leaves, root) carries the log key's Ed25519 signature;
 *   2. the leaf, at the index given, together with the path of hashes, gives exactly that root;
 *   3. the leaf is canonical JSON, of format 1, and names the same index;
 *   4. what is shown of the record belongs to the leaf: either all its bytes (with their nonce), or single fields (each with its
 *      salt), the withheld ones standing behind a commitment that can't be reversed.
 * What it can't say: that the log as a whole is complete, or that the source database told the truth.
 */

const REASONS = {
  key: ['La clave indicada no es una clave de verificación válida.', 'The key given is not a valid verifier key.'],
  format: ['El archivo no tiene la forma de una prueba.', 'The file does not have the form of a proof.'],
  checkpoint: ['El punto de control no tiene la forma debida.', 'The checkpoint does not have its proper form.'],
  origin: ['El punto de control es de otro registro, no del de la clave indicada.', 'The checkpoint belongs to another log than the key given.'],
  signature: ['La firma del punto de control no es de la clave indicada.', 'The checkpoint is not signed by the key given.'],
  leaf: ['La hoja no tiene la forma debida.', 'The leaf does not have its proper form.'],
  index: ['La hoja dice otro número que la prueba.', 'The leaf states another number than the proof.'],
  inclusion: ['La hoja no está en el registro que el punto de control firma.', 'The leaf is not in the log that the checkpoint signs.'],
  body: ['Los bytes mostrados no son los del registro.', 'The bytes shown are not those of the record.'],
  fields: ['Los campos mostrados no son los del registro.', 'The fields shown are not those of the record.'],
};

/**
 * @param {string} text the .tlog-proof file
 * @param {{ vkey?: string, publicKey?: Uint8Array }} trusted the log's verifier key (`name+id+base64`), or its bare 32-byte key
 * @returns {Promise<{ ok: true, index: number, size: number, origin: string, leaf: object, bytes: Uint8Array | null,
 *   shown: { path: string, text: string }[], withheld: string[] } | { ok: false, code: string, es: string, en: string }>}
 */
export async function verifyProof(text, trusted) {
  try {
    return await check(text, trusted);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const [es, en] = REASONS[error.message];
    return { ok: false, code: error.message, es, en };
  }
}

class Refusal extends Error {}
function demand(condition, code) {
  if (!condition) throw new Refusal(code);
}

async function check(text, trusted) {
  const proof = parseProof(text);
  const checkpoint = parseCheckpoint(proof.checkpoint);
  await checkSignature(checkpoint, await trustedKey(trusted, checkpoint.origin));
  const leaf = parseLeaf(proof.extra.leaf);
  demand(leaf.seq === proof.index, 'index');
  const leafHash = await sha256(Uint8Array.of(0), utf8(proof.extra.leaf));
  const root = await rootOf(proof.index, checkpoint.size, leafHash, proof.path);
  demand(root !== null && equal(root, checkpoint.root), 'inclusion');
  const { bytes, shown, withheld } = await checkDisclosure(proof.extra, leaf);
  return { ok: true, index: proof.index, size: checkpoint.size, origin: checkpoint.origin, leaf, bytes, shown, withheld };
}

// ---- the file ------------------------------------------------------------------------------------------------------------------

function parseProof(text) {
  demand(typeof text === 'string', 'format');
  const cut = text.indexOf('\n\n');
  demand(cut > 0, 'format');
  const [first, extraLine, indexLine, ...pathLines] = text.slice(0, cut).split('\n');
  demand(first === 'c2sp.org/tlog-proof@v1', 'format');
  demand(extraLine?.startsWith('extra ') === true, 'format');
  demand(/^index (0|[1-9][0-9]{0,15})$/.test(indexLine ?? ''), 'format');
  const index = Number(indexLine.slice('index '.length));
  demand(Number.isSafeInteger(index) && pathLines.length <= 64, 'format');
  const path = pathLines.map((line) => decodeBase64(line, 'format'));
  demand(path.every((hash) => hash.length === 32), 'format');
  const extraText = decodeUtf8(decodeBase64(extraLine.slice('extra '.length), 'format'), 'format');
  return { extra: parseExtra(extraText), index, path, checkpoint: text.slice(cut + 2) };
}

function parseExtra(text) {
  const extra = parseCanonical(text, 'format');
  demand(isObject(extra) && typeof extra.leaf === 'string', 'format');
  demand(Object.keys(extra).every((name) => ['leaf', 'record', 'fields'].includes(name)), 'format');
  demand(extra.record === undefined || extra.fields === undefined, 'format');
  return extra;
}

// ---- checkpoint and signature ------------------------------------------------------------------------------------------------------

function parseCheckpoint(note) {
  const cut = note.lastIndexOf('\n\n');
  demand(cut > 0 && note.endsWith('\n'), 'checkpoint');
  const signed = note.slice(0, cut + 1);
  const lines = signed.split('\n');
  demand(lines.length === 4 && lines[0] !== '' && lines[3] === '', 'checkpoint');
  const [origin, sizeText, rootText] = lines;
  demand(/^(0|[1-9][0-9]{0,15})$/.test(sizeText), 'checkpoint');
  const root = decodeBase64(rootText, 'checkpoint');
  demand(root.length === 32, 'checkpoint');
  const signatures = note.slice(cut + 2, -1).split('\n').map(parseSignatureLine);
  return { origin, size: Number(sizeText), root, signed, signatures };
}

function parseSignatureLine(line) {
  const match = /^\u2014 ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/u.exec(line);
  demand(match !== null, 'checkpoint');
  const bytes = decodeBase64(match[2], 'checkpoint');
  demand(bytes.length > 4, 'checkpoint');
  return { name: match[1], keyId: bytes.slice(0, 4), signature: bytes.slice(4) };
}

async function trustedKey(trusted, origin) {
  if (trusted?.vkey !== undefined) {
    const match = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/u.exec(String(trusted.vkey).trim());
    demand(match !== null, 'key');
    const typed = decodeBase64(match[3], 'key');
    demand(typed.length === 33 && typed[0] === 1, 'key');
    const key = { name: match[1], publicKey: typed.slice(1) };
    demand(hex(await keyId(key)) === match[2], 'key');
    demand(key.name === origin, 'origin');
    return key;
  }
  demand(trusted?.publicKey?.length === 32, 'key');
  return { name: origin, publicKey: Uint8Array.from(trusted.publicKey) };
}

async function checkSignature(checkpoint, key) {
  const id = await keyId(key);
  const ours = checkpoint.signatures.filter((line) => line.name === key.name && equal(line.keyId, id));
  demand(ours.length > 0, 'signature');
  const imported = await crypto.subtle.importKey('raw', key.publicKey, { name: 'Ed25519' }, false, ['verify']);
  for (const { signature } of ours) {
    demand(await crypto.subtle.verify({ name: 'Ed25519' }, imported, signature, utf8(checkpoint.signed)), 'signature');
  }
}

async function keyId({ name, publicKey }) {
  return (await sha256(utf8(`${name}\n`), Uint8Array.of(1), publicKey)).slice(0, 4);
}

// ---- the tree: RFC 9162 §2.1.3.2 ------------------------------------------------------------------------------------------------

async function rootOf(index, size, leafHash, path) {
  if (index >= size) return null;
  let node = BigInt(index);
  let last = BigInt(size) - 1n;
  let root = leafHash;
  for (const sibling of path) {
    if (last === 0n) return null;
    if (node % 2n === 1n || node === last) {
      root = await sha256(Uint8Array.of(1), sibling, root);
      while (node % 2n === 0n && node !== 0n) {
        node /= 2n;
        last /= 2n;
      }
    } else {
      root = await sha256(Uint8Array.of(1), root, sibling);
    }
    node /= 2n;
    last /= 2n;
  }
  return last === 0n ? root : null;
}

// ---- leaf and record ------------------------------------------------------------------------------------------------------------

function parseLeaf(text) {
  const leaf = parseCanonical(text, 'leaf');
  demand(isObject(leaf) && leaf.format === 1 && typeof leaf.kind === 'string' && Number.isSafeInteger(leaf.seq), 'leaf');
  return leaf;
}

async function checkDisclosure(extra, leaf) {
  const nothing = { bytes: null, shown: [], withheld: [] };
  if (extra.record !== undefined) return { ...nothing, bytes: await checkBytes(extra.record, leaf) };
  if (extra.fields !== undefined) return { ...nothing, ...(await checkFields(extra.fields, leaf)) };
  return nothing;
}

async function checkBytes(record, leaf) {
  demand(isObject(record) && hasOnly(record, ['bytes', 'nonce']), 'format');
  const bytes = decodeBase64(record.bytes, 'format');
  const nonce = decodeHex(record.nonce);
  demand(nonce.length === 32, 'format');
  demand(hex(await sha256(nonce, bytes)) === leaf.body, 'body');
  return bytes;
}

async function checkFields(fields, leaf) {
  demand(Array.isArray(fields), 'format');
  const parts = [];
  const shown = [];
  const withheld = [];
  for (const field of fields) {
    demand(isObject(field) && typeof field.path === 'string' && /^(before|after)\./.test(field.path), 'format');
    const path = utf8(field.path);
    parts.push(uint32(path.length), path, await commitmentOf(field));
    if (field.commitment === undefined) shown.push({ path: field.path, text: field.text ?? `base64:${field.base64}` });
    else withheld.push(field.path);
  }
  demand(hex(await sha256(...parts)) === leaf.fields, 'fields');
  return { shown, withheld };
}

async function commitmentOf(field) {
  if (hasOnly(field, ['path', 'commitment'])) {
    const commitment = decodeHex(field.commitment);
    demand(commitment.length === 32, 'format');
    return commitment;
  }
  const salt = decodeHex(field.salt);
  demand(salt.length === 32, 'format');
  if (hasOnly(field, ['path', 'salt', 'text'])) return sha256(salt, utf8(field.text));
  demand(hasOnly(field, ['path', 'salt', 'base64']), 'format');
  return sha256(salt, decodeBase64(field.base64, 'format'));
}

// ---- RFC 8785: a text that is not canonical could be read in two ways --------------------------------------------------------------

function parseCanonical(text, code) {
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refusal(code);
  }
  demand(canonical(value) === text, code);
  return value;
}

function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.keys(value)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`);
  return `{${members.join(',')}}`;
}

// ---- bytes ----------------------------------------------------------------------------------------------------------------------

async function sha256(...parts) {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', await new Blob(parts).arrayBuffer()));
}

function utf8(text) {
  return new TextEncoder().encode(text);
}

function decodeUtf8(bytes, code) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Refusal(code);
  }
}

function decodeBase64(text, code) {
  demand(typeof text === 'string' && /^[A-Za-z0-9+/]*={0,2}$/.test(text) && text.length % 4 === 0, code);
  const binary = atob(text);
  demand(btoa(binary) === text, code);
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

function decodeHex(text) {
  demand(typeof text === 'string' && /^([0-9a-f]{2})*$/.test(text), 'format');
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function uint32(value) {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

function equal(a, b) {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasOnly(value, names) {
  return Object.keys(value).length === names.length && names.every((name) => typeof value[name] === 'string');
}

// ---- command line ---------------------------------------------------------------------------------------------------------------

const USAGE = `Uso / usage: node verify-proof.mjs FILE --key VKEY
  VKEY: clave de verificación del registro, "nombre+id+base64"; pídala a quien le entregó la prueba, por otro medio.
        verifier key of the log, "name+id+base64"; get it from whoever gave you the proof, by another way.`;

async function main(args) {
  const at = args.indexOf('--key');
  const vkey = at < 0 ? undefined : args[at + 1];
  const [file, ...rest] = args.filter((_, i) => at < 0 || (i !== at && i !== at + 1));
  if (file === undefined || vkey === undefined || rest.length > 0) {
    console.error(USAGE);
    return 2;
  }
  const { readFile } = await import('node:fs/promises');
  let text;
  try {
    text = decodeUtf8(await readFile(file), 'format');
  } catch (error) {
    if (!(error instanceof Refusal)) {
      console.error(`${file}: ${error.message}`);
      return 2;
    }
  }
  const result = await verifyProof(text, { vkey });
  console.log(result.ok ? describe(result) : `NO PROBADO · NOT PROVEN\n${result.es}\n${result.en}`);
  return result.ok ? 0 : 1;
}

function describe({ index, size, origin, leaf, bytes, shown, withheld }) {
  const when = leaf.received ?? leaf.at;
  return [
    'PROBADO · PROVEN',
    `La hoja ${index} (${leaf.kind}) está entre las ${size} que firma ${origin}; recibida ${when}.`,
    `Leaf ${index} (${leaf.kind}) is among the ${size} that ${origin} signs; received ${when}.`,
    ...(bytes === null ? [] : [`Bytes del registro · Bytes of the record (${bytes.length}):`, new TextDecoder().decode(bytes)]),
    ...shown.map(({ path, text }) => `  ${path} = ${text}`),
    ...withheld.map((path) => `  ${path}: retenido, no mostrado · withheld, not shown`),
  ].join('\n');
}

async function startedDirectly() {
  const argv = globalThis.process?.argv;
  if (argv?.[1] === undefined || globalThis.process.versions?.node === undefined) return false;
  const [{ realpathSync }, { pathToFileURL }] = await Promise.all([import('node:fs'), import('node:url')]);
  try {
    return pathToFileURL(realpathSync(argv[1])).href === import.meta.url;
  } catch {
    return false;
  }
}

if (await startedDirectly()) process.exitCode = await main(process.argv.slice(2));
