/** Why the window could not open, in the person's language, with the hint of the problem table. */
import { problems } from '#shared/problem.ts';
import { AuditError } from '../../errors.ts';
import { deskTexts } from './desk-texts.ts';

export interface Failure {
  readonly title: string;
  readonly text: string;
  readonly exitCode: number;
}

export function explainFailure(cause: unknown, systemLocale: string): Failure {
  const english = systemLocale.toLowerCase().startsWith('en');
  const problem = problems[cause instanceof AuditError ? cause.code : 'internal'];
  const detail = cause instanceof AuditError ? cause.detail : String(cause);
  const lines = english ? [problem.en, detail, problem.hintEn] : [problem.es, detail, problem.hintEs];
  return {
    title: deskTexts(systemLocale).failedTitle,
    text: lines.filter((line) => line !== '').join('\n\n'),
    exitCode: problem.exitCode,
  };
}
