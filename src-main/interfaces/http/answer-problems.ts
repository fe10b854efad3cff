/** The one place where errors become answers: RFC 9457 problem bodies in the reader's language. */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AuditError } from '../../errors.ts';
import { problemOf } from '../../problem-of.ts';

export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler((cause: unknown, request, reply) => answer(request, reply, fromFastify(cause)));
  app.setNotFoundHandler((request, reply) =>
    answer(request, reply, new AuditError('not-found', `${request.method} ${path(request)}`)),
  );
}

function answer(request: FastifyRequest, reply: FastifyReply, cause: unknown): FastifyReply {
  const problem = problemOf(cause, languageOf(request), path(request));
  return reply.code(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
}

/** Spanish unless the reader prefers English. */
function languageOf(request: FastifyRequest): 'es' | 'en' {
  return /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'es';
}

/** What Fastify itself refuses (broken JSON, body too large, wrong media type) is a bad request. */
function fromFastify(cause: unknown): unknown {
  if (!(cause instanceof Error) || !('statusCode' in cause)) return cause;
  const { statusCode, message } = cause as FastifyError; // it has a statusCode: only Fastify's errors do here
  return statusCode !== undefined && statusCode >= 400 && statusCode < 500
    ? new AuditError('bad-request', message, { cause })
    : cause;
}

function path(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? '';
}
