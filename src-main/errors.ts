/** The one error that is thrown on purpose; every code stands in `src-shared/problem.ts`. */
import { type ProblemCode, problems } from '#shared/problem.ts';

interface AuditErrorOptions {
  readonly cause?: unknown;
  readonly words?: { readonly es: string; readonly en: string };
}

export class AuditError extends Error {
  readonly code: ProblemCode;
  readonly detail: string;
  /** The particulars as a sentence, where they are one; put before `detail`. */
  readonly words: { readonly es: string; readonly en: string } | null;

  constructor(code: ProblemCode, detail = '', options: AuditErrorOptions = {}) {
    super(detail === '' ? problems[code].en : `${problems[code].en} ${detail}`, options);
    this.name = 'AuditError';
    this.code = code;
    this.detail = detail;
    this.words = options.words ?? null;
  }
}
