/** What can go wrong between screen and workstation, as one error with a code that the person can be told. */
import type { Problem } from '#shared/problem.ts';

/** `unreachable`: no answer at all. `bad-answer`: an answer of another shape. Else the workstation's own problem. */
export class ProblemError extends Error {
  readonly kind: 'unreachable' | 'bad-answer' | 'problem';
  readonly problem: Problem | null;

  constructor(
    kind: ProblemError['kind'],
    message: string,
    { problem = null, cause }: { problem?: Problem | null; cause?: unknown } = {},
  ) {
    super(message, { cause });
    this.name = 'ProblemError';
    this.kind = kind;
    this.problem = problem;
  }
}

/** A refusal will be repeated word for word; only silence and faults of the other side may pass. */
export function isWorthRetrying(error: unknown): boolean {
  return !(error instanceof ProblemError) || error.kind === 'unreachable' || (error.problem?.status ?? 0) >= 500;
}
