/** A coverage verdict in one line: what, up to when it was reconciled, and why where it is unknown. */

import { findingTexts, unknownReasonTexts } from '#shared/messages/findings.ts';
import type { CoverageVerdict } from '#shared/query.ts';
import { formatInstant } from '#shared/zoned-time.ts';
import type { CommandContext } from './command-context.ts';

export function verdictSentence(verdict: CoverageVerdict, zone: string, { words, language }: CommandContext): string {
  const reach =
    verdict.reconciledTo === null
      ? words('coverage.notReconciled')
      : words('coverage.reconciled', { time: formatInstant(verdict.reconciledTo, zone) });
  const why = verdict.why.map((reason) => reasonText(reason, language));
  return [`${words(`coverage.${verdict.verdict}`)}, ${reach}.`, ...why].join(' ');
}

function reasonText(reason: string, language: 'es' | 'en'): string {
  const texts: Readonly<Record<string, { readonly es: string; readonly en: string }>> = unknownReasonTexts;
  const findings: Readonly<
    Record<string, { readonly es: { readonly title: string }; readonly en: { readonly title: string } }>
  > = findingTexts;
  const title = findings[reason]?.[language].title;
  return texts[reason]?.[language] ?? (title === undefined ? reason : `${title}.`);
}
