/** What the span comes to: no sign of loss, incomplete, or unknown and why; and to when it was reconciled with the source. */
import { CircleCheck, CircleHelp, Unplug } from 'lucide-react';
import { findingTexts, unknownReasonTexts } from '#shared/messages/findings.ts';
import type { OperationOutput } from '#shared/operations.ts';
import { formatInstant } from '#shared/zoned-time.ts';
import { usePreferences, useWords } from '../ui/preferences.tsx';

const icons = { 'no-sign-of-loss': CircleCheck, incomplete: Unplug, unknown: CircleHelp } as const;

export function VerdictLine({
  coverage,
  zone,
}: {
  readonly coverage: OperationOutput<'getCoverage'>;
  readonly zone: string;
}) {
  const t = useWords();
  const { language } = usePreferences().preferences;
  const { verdict, reconciledTo, why, gaps } = coverage.verdict;
  const Icon = icons[verdict];
  const counts = coverage.counts;
  const reasons = why.map((reason) => reasonWords(reason, language)).join(' ');
  return (
    <div className="verdict-line">
      <p className={verdict === 'no-sign-of-loss' ? 'ok-words' : 'gap-words'}>
        <Icon className="icon small" aria-hidden="true" />
        <b>{t(`sources.verdict.${verdict}`, { n: gaps.length })}</b>
        {reasons !== '' && <span> {reasons}</span>}
      </p>
      <p className="caption">
        {reconciledTo === null
          ? t('sources.reconciled.never')
          : t('sources.reconciled', { time: formatInstant(reconciledTo, zone).slice(0, 16) })}
        {' · '}
        {t('sources.counts', { ...counts, n: counts.transactions })}
      </p>
    </div>
  );
}

function reasonWords(reason: string, language: 'es' | 'en'): string {
  if (Object.hasOwn(unknownReasonTexts, reason))
    return unknownReasonTexts[reason as keyof typeof unknownReasonTexts][language]; // hasOwn narrows nothing
  if (Object.hasOwn(findingTexts, reason))
    return `${findingTexts[reason as keyof typeof findingTexts][language].title}.`; // same
  return reason;
}
