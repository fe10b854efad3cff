/** Why the window could not open, in the person's language, with its hint; and the exit code that says the same. */
import { problems } from '#shared/problem.ts';
import { AuditError } from '../../errors.ts';
import { problemOf } from '../../problem-of.ts';
import { deskLocale, deskTexts } from './desk-texts.ts';

export interface Failure {
  readonly title: string;
  readonly text: string;
  readonly exitCode: number;
}

export function explainFailure(cause: unknown, systemLocale: string): Failure {
  const { title, detail, hint } = problemOf(cause, deskLocale(systemLocale));
  return {
    title: deskTexts(systemLocale).failedTitle,
    text: [title, detail, hint].filter((line) => line !== '').join('\n\n'),
    exitCode: problems[cause instanceof AuditError ? cause.code : 'internal'].exitCode,
  };
}
