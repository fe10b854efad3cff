/** The one error that is thrown on purpose; every code stands in `src-shared/problem.ts`. */
import { type ProblemCode, problems } from '#shared/problem.ts';

export class AuditError extends Error {
  readonly code: ProblemCode;
  readonly detail: string;

  constructor(code: ProblemCode, detail = '', options: { cause?: unknown } = {}) {
    super(detail === '' ? problems[code].en : `${problems[code].en} ${detail}`, options);
    this.name = 'AuditError';
    this.code = code;
    this.detail = detail;
  }
}
