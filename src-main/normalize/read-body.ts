/** A record's bytes to its payload, and its schema where the body carries one; the schema's bytes are read once per distinct value. */
import { isUtf8 } from 'node:buffer';
import type { QuarantineProblem } from '#shared/quarantine-reasons.ts';
import { type BodySchema, type BodySchemaCache, readBodySchema } from './body-schema.ts';
import { isJsonObject, type JsonFault, type JsonObject, maximumDepth, parseExact } from './exact-json.ts';
import type { Outcome } from './normalized-record.ts';

export interface Body {
  readonly payload: JsonObject;
  readonly schema: BodySchema | null;
}

/** Strings above this can't be made in V8; ingest marks such records `oversize` long before. */
const mostBytes = 256 * 1024 * 1024;

const schemaStart = Buffer.from('{"schema":');
const payloadStart = Buffer.from(',"payload":');
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

export function readBody(bytes: Buffer, cache: BodySchemaCache): Outcome<Body> {
  if (bytes.length > mostBytes) return problem('too-large', {});
  if (!isUtf8(bytes)) return problem('not-utf8', {});
  const start = startsWith(bytes, byteOrderMark) ? byteOrderMark.length : 0;
  const content = start === 0 ? bytes : bytes.subarray(start);
  return readSplit(content, cache) ?? readWhole(content);
}

/** Debezium's own form, `{"schema":…,"payload":…}` without space; null if the bytes are not of it. */
function readSplit(bytes: Buffer, cache: BodySchemaCache): Outcome<Body> | null {
  if (!startsWith(bytes, schemaStart)) return null;
  const schemaEnd = bytes.indexOf(payloadStart, schemaStart.length);
  const end = bytes.lastIndexOf(0x7d);
  if (schemaEnd === -1 || end < schemaEnd) return null;
  const schemaBytes = bytes.subarray(schemaStart.length, schemaEnd);
  const known = cache.find(schemaBytes);
  const schema = known ?? parseSchema(schemaBytes);
  if (schema === null) return null;
  const payload = parseExact(bytes.toString('utf8', schemaEnd + payloadStart.length, end));
  if (!payload.ok || !isJsonObject(payload.value)) return null;
  if (bytes.length > end + 1 && bytes.toString('utf8', end + 1).trim() !== '') return null;
  if (known === null) cache.keep(schemaBytes, schema);
  return { ok: true, value: { payload: payload.value, schema } };
}

function parseSchema(bytes: Buffer): BodySchema | null {
  const parsed = parseExact(bytes.toString('utf8'));
  return parsed.ok ? readBodySchema(parsed.value) : null;
}

function readWhole(bytes: Buffer): Outcome<Body> {
  const parsed = parseExact(bytes.toString('utf8'));
  if (!parsed.ok) return { ok: false, problem: faultProblem(parsed.fault) };
  if (!isJsonObject(parsed.value)) return problem('not-an-object', {});
  const { value } = parsed;
  const payload = value.get('payload');
  if (!value.has('schema') || value.has('op') || !isJsonObject(payload))
    return { ok: true, value: { payload: value, schema: null } };
  return { ok: true, value: { payload, schema: readBodySchema(value.get('schema') ?? null) } };
}

function faultProblem(fault: JsonFault): QuarantineProblem {
  if (fault.reason === 'duplicate-member')
    return { reason: fault.reason, facts: { member: fault.member, at: fault.at } };
  if (fault.reason === 'too-deep') return { reason: fault.reason, facts: { limit: maximumDepth, at: fault.at } };
  return { reason: fault.reason, facts: { at: fault.at } };
}

function problem(reason: QuarantineProblem['reason'], facts: QuarantineProblem['facts']): Outcome<never> {
  return { ok: false, problem: { reason, facts } };
}

function startsWith(bytes: Buffer, prefix: Buffer): boolean {
  return bytes.length >= prefix.length && bytes.compare(prefix, 0, prefix.length, 0, prefix.length) === 0;
}
