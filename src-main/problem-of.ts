/** What went wrong, as the one body that every face shows (RFC 9457): code, sentence, detail and hint in the person's language. */
import { type Problem, type ProblemCode, problems } from '#shared/problem.ts';
import { AuditError, type Detail } from './errors.ts';

export function problemOf(cause: unknown, language: 'es' | 'en', instance?: string): Problem {
  const { code, detail } = diagnose(cause);
  const entry = problems[code];
  return {
    type: `urn:testigo:problem:${code}`,
    title: entry[language],
    status: entry.status,
    code,
    detail: typeof detail === 'string' ? detail : detail[language],
    hint: language === 'es' ? entry.hintEs : entry.hintEn,
    ...(instance === undefined ? {} : { instance }),
  };
}

function diagnose(cause: unknown): { code: ProblemCode; detail: Detail } {
  if (cause instanceof AuditError) return { code: cause.code, detail: cause.words };
  return { code: 'internal', detail: cause instanceof Error ? cause.message : String(cause) };
}
