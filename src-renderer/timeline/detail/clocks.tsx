/** The three clocks of a change, exact, and how far each is from the one before. */
import type { CanonicalChangeEvent } from '#shared/canonical-change-event.ts';
import { formatDuration } from '#shared/format.ts';
import { formatInstant } from '#shared/zoned-time.ts';
import { useWords } from '../../ui/preferences.tsx';

export function Clocks({ event, zone }: { readonly event: CanonicalChangeEvent; readonly zone: string }) {
  const t = useWords();
  const clocks = [
    { words: t('detail.clock.source'), at: event.committedAt },
    { words: t('detail.clock.capture'), at: event.capturedAt },
    { words: t('detail.clock.ledger'), at: event.ingestedAt },
  ];
  return (
    <section>
      <h3>{t('detail.clocks')}</h3>
      <dl className="facts">
        {clocks.map(({ words, at }, index) => (
          <div key={words}>
            <dt>{words}</dt>
            <dd>
              {at === null ? (
                <span className="nothing">{t('detail.clock.none')}</span>
              ) : (
                <span title={at}>{formatInstant(at, zone, { fraction: true })}</span>
              )}{' '}
              <Skew from={clocks.slice(0, index).findLast((clock) => clock.at !== null)?.at ?? null} to={at} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Skew({ from, to }: { readonly from: string | null; readonly to: string | null }) {
  const t = useWords();
  if (from === null || to === null) return null;
  const ms = Date.parse(to) - Date.parse(from);
  if (ms < 0) return <span className="gap-words">{t('detail.clock.earlier', { t: formatDuration(-ms) })}</span>;
  return <span className="caption">{t('detail.clock.later', { t: formatDuration(ms) })}</span>;
}
