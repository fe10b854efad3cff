/** The head kept with every delivery: how it came and what its signature was worth, as canonical JSON. */
import type { IncomingHttpHeaders } from 'node:http';
import type { SignatureHeaders, SignatureVerdict } from '../../ingest/signature.ts';

const keptHeaders = new Set([
  'content-type',
  'content-encoding',
  'origin',
  'user-agent',
  'webhook-id',
  'webhook-timestamp',
  'webhook-signature',
]);

export interface HeadParts {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly signature: SignatureVerdict;
}

/** Members are named in canonical order here, so that the platform's own writer gives canonical text (a test compares). */
export function deliveryHead({ method, path, headers, signature }: HeadParts): string {
  const kept = Object.keys(headers).filter(isKept).sort();
  const { checked, clockSkewS, keyIndex, ok } = signature;
  return JSON.stringify({
    headers: Object.fromEntries(kept.map((name) => [name, single(headers[name]) ?? ''])),
    method,
    path,
    signature: { checked, clockSkewS, keyIndex, ok },
  });
}

function isKept(name: string): boolean {
  return keptHeaders.has(name) || name.startsWith('x-debezium-');
}

export function signatureHeaders(headers: IncomingHttpHeaders): SignatureHeaders {
  return {
    id: single(headers['webhook-id']),
    timestamp: single(headers['webhook-timestamp']),
    signature: single(headers['webhook-signature']),
  };
}

/** gzip is the one encoding that is undone when reading; any other is kept as it is. */
export function bodyEncoding(headers: IncomingHttpHeaders): 'identity' | 'gzip' {
  return /^\s*(x-)?gzip\s*$/i.test(headers['content-encoding'] ?? '') ? 'gzip' : 'identity';
}

function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(', ') : value;
}
