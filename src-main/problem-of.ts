/** What went wrong, as the one body that every face shows (RFC 9457): code, sentence, detail and hint in the person's language. */
import { z } from 'zod';
import { type Problem, problems } from '#shared/problem.ts';
import { AuditError } from './errors.ts';

export function problemOf(cause: unknown, language: 'es' | 'en', instance?: string): Problem {
  const { code, detail, words } = diagnose(cause);
  const entry = problems[code];
  return {
    type: `urn:testigo:problem:${code}`,
    title: entry[language],
    status: entry.status,
    code,
    detail: words ? `${words[language]} ${detail}`.trim() : detail,
    hint: language === 'es' ? entry.hintEs : entry.hintEn,
    ...(instance === undefined ? {} : { instance }),
  };
}

type Diagnosis = Pick<AuditError, 'code' | 'detail'> & Partial<Pick<AuditError, 'words'>>;

function diagnose(cause: unknown): Diagnosis {
  if (cause instanceof AuditError) return cause;
  if (cause instanceof z.ZodError) return { code: 'bad-request', detail: z.prettifyError(cause) };
  return { code: 'internal', detail: cause instanceof Error ? cause.message : String(cause) };
}
