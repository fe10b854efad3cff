/** What is proven and what is not, the same size, with today's facts. */
import { Check, Minus } from 'lucide-react';
import type { Verification } from '#shared/ledger.ts';
import type { OperationOutput } from '#shared/operations.ts';
import { formatInstant } from '#shared/zoned-time.ts';
import { useStatus } from '../api/use-status.ts';
import { useWords, type Words } from '../ui/preferences.tsx';

type Ledger = OperationOutput<'getLedger'>;

interface ProvenPaneProps {
  readonly ledger: Ledger | null;
  readonly verification: Verification | null;
  readonly zone: string;
}

interface Line {
  readonly title: string;
  readonly note: string;
}

export function ProvenPane({ ledger, verification, zone }: ProvenPaneProps) {
  const t = useWords();
  const { status } = useStatus();
  const compared = verification?.compared ?? null;
  const intact = verification?.state === 'done' && verification.faults.length === 0;
  const proven = intact && ledger ? provenLines(t, verification, compared, zone) : [];
  const notProven = ledger ? notProvenLines(t, { ledger, openGaps: status?.openGaps ?? 0, intact, compared }) : [];
  return (
    <aside className="proven" data-region tabIndex={-1} aria-label={t('evidence.proven')}>
      <section>
        <h2>{t('evidence.proven')}</h2>
        {proven.length === 0 && (
          <p className="caption">
            {t(verification?.state === 'running' ? 'evidence.proven.running' : 'evidence.proven.none')}
          </p>
        )}
        <ul>
          {proven.map(({ title, note }) => (
            <li key={title}>
              <Check className="icon small ok-words" aria-hidden="true" />
              <span>
                <b>{title}</b>
                <span className="caption">{note}</span>
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t('evidence.notProven')}</h2>
        <ul>
          {notProven.map(({ title, note }) => (
            <li key={title}>
              <Minus className="icon small gap-words" aria-hidden="true" />
              <span>
                <b>{title}</b>
                <span className="caption">{note}</span>
              </span>
            </li>
          ))}
        </ul>
      </section>
    </aside>
  );
}

function provenLines(t: Words, { total, finishedAt }: Verification, compared: number | null, zone: string): Line[] {
  const time = finishedAt === null ? '—' : formatInstant(finishedAt, zone).slice(0, 16);
  const lines = (['unchanged', 'order', 'acts'] as const).map((name) => ({
    title: t(`evidence.proven.${name}`),
    note: t(`evidence.proven.${name}.note`, { n: total, time }),
  }));
  return compared === null
    ? lines
    : [...lines, { title: t('evidence.proven.tail'), note: t('evidence.proven.tail.note', { n: compared }) }];
}

interface NotProvenFacts {
  readonly ledger: Ledger;
  readonly openGaps: number;
  readonly intact: boolean;
  readonly compared: number | null;
}

function notProvenLines(t: Words, { ledger, openGaps, intact, compared }: NotProvenFacts): Line[] {
  const dropped = ledger.months.filter((month) => month.dropped).length;
  const after = compared === null ? null : ledger.leaves - compared;
  const line = (name: 'before' | 'clock' | 'tail' | 'last' | 'unverified' | 'dropped' | 'key', note: string): Line => ({
    title: t(`evidence.notProven.${name}`),
    note,
  });
  return [
    ...(intact ? [] : [line('unverified', t('evidence.notProven.unverified.note'))]),
    line(
      'before',
      openGaps === 0 ? t('evidence.notProven.before.none') : t('evidence.notProven.before.note', { n: openGaps }),
    ),
    line('clock', t('evidence.notProven.clock.note')),
    ...(after === null
      ? [line('tail', t('evidence.notProven.tail.note'))]
      : after > 0
        ? [line('last', t('evidence.notProven.last.note', { n: after }))]
        : []),
    ...(dropped > 0 ? [line('dropped', t('evidence.notProven.dropped.note', { n: dropped }))] : []),
    line('key', t('evidence.notProven.key.note')),
  ];
}
