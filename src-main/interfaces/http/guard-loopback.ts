/** Answers this machine only: a foreign Host (DNS rebinding), a foreign Origin or a cross-site request is refused. Sets the security headers. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isLoopback } from '../../config.ts';
import { AuditError } from '../../errors.ts';

const securityHeaders = {
  'content-security-policy':
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; frame-ancestors 'none'; base-uri 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
};

export function guardLoopback(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(securityHeaders);
    const foreign = foreignName(request);
    if (foreign !== null) throw new AuditError('foreign-host', foreign);
  });
}

function foreignName({ headers }: FastifyRequest): string | null {
  const host = hostName(`http://${headers.host ?? ''}`);
  if (host === null || !isLoopback(host)) return `Host: ${headers.host ?? ''}`;
  const { origin } = headers;
  if (origin !== undefined) {
    const name = hostName(origin);
    if (name === null || !isLoopback(name)) return `Origin: ${origin}`;
  }
  return headers['sec-fetch-site'] === 'cross-site' ? 'Sec-Fetch-Site: cross-site' : null;
}

/** Host name of an http(s) origin without brackets; null for anything else, `null` origins included. */
function hostName(origin: string): string | null {
  if (!URL.canParse(origin)) return null;
  const url = new URL(origin);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  return url.hostname.replace(/^\[|\]$/g, '');
}
