/** The one error that is thrown on purpose; every code stands in `src-shared/problem.ts`. */
import { type ProblemCode, problems } from '#shared/problem.ts';

/** What is said beyond the code's own sentence: a name, a path, or a sentence in both languages. */
export type Detail = string | { readonly es: string; readonly en: string };

interface AuditErrorOptions {
  readonly cause?: unknown;
  /** A sentence put before the detail. */
  readonly words?: { readonly es: string; readonly en: string };
}

export class AuditError extends Error {
  readonly code: ProblemCode;
  readonly detail: string;
  /** All that is said beyond the code, in the language of whoever is told. */
  readonly words: Detail;

  constructor(code: ProblemCode, detail: Detail = '', options: AuditErrorOptions = {}) {
    const words = told(detail, options.words);
    const text = typeof words === 'string' ? words : words.en;
    super(text === '' ? problems[code].en : `${problems[code].en} ${text}`, options);
    this.name = 'AuditError';
    this.code = code;
    this.detail = typeof detail === 'string' ? detail : detail.en;
    this.words = words;
  }
}

function told(detail: Detail, words: AuditErrorOptions['words']): Detail {
  if (words === undefined || typeof detail !== 'string') return detail;
  return { es: `${words.es} ${detail}`.trim(), en: `${words.en} ${detail}`.trim() };
}
