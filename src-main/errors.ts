/** The one error that is thrown on purpose; every code stands in `src-shared/problem.ts`. */
import { type ProblemCode, problems } from '#shared/problem.ts';

/** What is said beyond the code's own sentence: a name, a path, or a sentence in both languages. */
export type Detail = string | { readonly es: string; readonly en: string };

export class AuditError extends Error {
  readonly code: ProblemCode;
  readonly detail: string;
  /** The same in the language of whoever is told. */
  readonly words: Detail;

  constructor(code: ProblemCode, detail: Detail = '', options: { cause?: unknown } = {}) {
    const text = typeof detail === 'string' ? detail : detail.en;
    super(text === '' ? problems[code].en : `${problems[code].en} ${text}`, options);
    this.name = 'AuditError';
    this.code = code;
    this.detail = text;
    this.words = detail;
  }
}
