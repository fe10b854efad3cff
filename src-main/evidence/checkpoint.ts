/** Checkpoints: C2SP tlog-checkpoint text in a C2SP signed note, Ed25519 (signature type 0x01). */
import { createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto';

export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
}

/** Who may sign: the log's origin is the key's name. `publicKey` is the 32 bytes of RFC 8032. */
export interface LogKey {
  readonly origin: string;
  readonly publicKey: Uint8Array;
}

export interface NoteSignature {
  readonly name: string;
  readonly keyId: string;
  readonly signature: Buffer;
}

export interface ParsedCheckpoint extends Checkpoint {
  /** What is signed. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

const ed25519Type = 0x01;
const size = /^(0|[1-9][0-9]{0,15})$/;
const verifierKey = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/u;
const signatureLine = /^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/u;

export function signCheckpoint(checkpoint: Checkpoint, privateKey: KeyObject): string {
  const text = `${checkpoint.origin}\n${checkpoint.size}\n${checkpoint.root.toString('base64')}\n`;
  const publicKey = rawPublicKey(privateKey);
  const signature = Buffer.concat([
    keyIdBytes({ origin: checkpoint.origin, publicKey }),
    sign(null, Buffer.from(text), privateKey),
  ]);
  return `${text}\n— ${checkpoint.origin} ${signature.toString('base64')}\n`;
}

/** Null where it isn't a checkpoint at all. Says nothing about signatures. */
export function parseCheckpoint(note: string): ParsedCheckpoint | null {
  const cut = note.lastIndexOf('\n\n');
  if (cut < 0 || !note.endsWith('\n')) return null;
  const text = note.slice(0, cut + 1);
  const [origin, sizeText, rootText, ...rest] = text.split('\n');
  if (origin === undefined || origin === '' || sizeText === undefined || !size.test(sizeText) || rootText === undefined)
    return null;
  const root = Buffer.from(rootText, 'base64');
  // No extension lines in our checkpoints: what follows the root is the end of the text.
  if (root.length !== 32 || root.toString('base64') !== rootText || rest.length !== 1) return null;
  const signatures = note
    .slice(cut + 2, -1)
    .split('\n')
    .map(parseSignature);
  if (!signatures.every((signature) => signature !== null)) return null;
  return { origin, size: Number(sizeText), root, text, signatures };
}

/** The checkpoint, if this key signed it; else null. Signatures of unknown keys are passed over, as the note's text asks. */
export function verifyCheckpoint(note: string, key: LogKey): ParsedCheckpoint | null {
  const parsed = parseCheckpoint(note);
  if (parsed === null || parsed.origin !== key.origin) return null;
  const id = keyId(key);
  const ours = parsed.signatures.filter((signature) => signature.name === key.origin && signature.keyId === id);
  const publicKey = publicKeyObject(key.publicKey);
  const good =
    ours.length > 0 && ours.every(({ signature }) => verify(null, Buffer.from(parsed.text), publicKey, signature));
  return good ? parsed : null;
}

/** A checkpoint kept elsewhere against the keys of this log; the code says why it can't be compared. */
export type JudgedCopy =
  | { readonly ok: true; readonly checkpoint: ParsedCheckpoint }
  | { readonly ok: false; readonly why: 'copy-unreadable' | 'copy-foreign' | 'copy-key'; readonly detail: string };

export function judgeCopy(text: string, keys: readonly LogKey[]): JudgedCopy {
  // A copy that went through mail or a clipboard may have lost or gained blank lines at its ends.
  const note = `${text.replaceAll('\r\n', '\n').trim()}\n`;
  const parsed = parseCheckpoint(note);
  if (parsed === null) return { ok: false, why: 'copy-unreadable', detail: note.slice(0, 100).trim() };
  if (keys.some((key) => verifyCheckpoint(note, key) !== null)) return { ok: true, checkpoint: parsed };
  const why = keys.some(({ origin }) => origin === parsed.origin) ? 'copy-key' : 'copy-foreign';
  return { ok: false, why, detail: `${parsed.origin}, ${parsed.size} leaves` };
}

/** C2SP key id as eight hexadecimal digits. */
export function keyId(key: LogKey): string {
  return keyIdBytes(key).toString('hex');
}

/** `<name>+<key id>+<base64 of type and key>`: the form in which a log's key is handed on. */
export function encodeVerifierKey(key: LogKey): string {
  return `${key.origin}+${keyId(key)}+${Buffer.concat([Buffer.of(ed25519Type), key.publicKey]).toString('base64')}`;
}

export function parseVerifierKey(text: string): LogKey | null {
  const [, origin, id, encoded] = verifierKey.exec(text.trim()) ?? [];
  if (origin === undefined || id === undefined || encoded === undefined) return null;
  const bytes = Buffer.from(encoded, 'base64');
  const key = { origin, publicKey: bytes.subarray(1) };
  return bytes.length === 33 && bytes[0] === ed25519Type && keyId(key) === id ? key : null;
}

/** The 32 bytes of an Ed25519 key, public or private. */
export function rawPublicKey(key: KeyObject): Buffer {
  const { x } = (key.type === 'private' ? createPublicKey(key) : key).export({ format: 'jwk' });
  return Buffer.from(x ?? '', 'base64url');
}

function publicKeyObject(raw: Uint8Array): KeyObject {
  return createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(raw).toString('base64url') },
    format: 'jwk',
  });
}

function keyIdBytes(key: LogKey): Buffer {
  return hash(
    'sha256',
    Buffer.concat([Buffer.from(`${key.origin}\n`), Buffer.of(ed25519Type), key.publicKey]),
    'buffer',
  ).subarray(0, 4);
}

function parseSignature(line: string): NoteSignature | null {
  const [, name, encoded] = signatureLine.exec(line) ?? [];
  if (name === undefined || encoded === undefined) return null;
  const bytes = Buffer.from(encoded, 'base64');
  if (bytes.length < 5 || bytes.toString('base64') !== encoded) return null;
  return { name, keyId: bytes.subarray(0, 4).toString('hex'), signature: bytes.subarray(4) };
}
