/** The zoom of days: one row per day, thirty to the chosen one, under the active filters; a day opens its events. */
import { formatInteger, formatWeekdayAndDay } from '#shared/format.ts';
import { shiftDay, toZone } from '#shared/zoned-time.ts';
import { useOperation } from '../api/use-operation.ts';
import { usePreferences, useWords } from '../ui/preferences.tsx';
import { ErrorState, Reading } from '../ui/states.tsx';
import { dayBounds } from './timeline-query.ts';
import type { DayFacts } from './use-day-facts.ts';
import type { TimelineController } from './use-view.ts';

const DAYS = 30;

interface DayListProps {
  readonly controller: TimelineController;
  readonly facts: DayFacts;
}

export function DayList({ controller: { day, zone, known, view, change }, facts }: DayListProps) {
  const t = useWords();
  const { language } = usePreferences().preferences;
  const first = shiftDay(day, 1 - DAYS);
  const span = { from: dayBounds(first, zone).from, to: dayBounds(day, zone).to };
  const query = useOperation(
    'getBusinessHistogram',
    { ...facts.events.filter, ...span, buckets: DAYS },
    { enabled: known, keep: true },
  );
  const days = query.data?.buckets.map((bucket) => ({ ...bucket, day: toZone(bucket.from, zone)?.day ?? '' })) ?? [];
  const most = Math.max(1, ...days.map(({ events }) => events));
  const shown = view.order === 'newest' ? [...days].reverse() : days;
  const open = (name: string) => change({ day: name, zoom: 'events', span: null, selected: null });
  return (
    <section className="list days" data-region tabIndex={-1} aria-label={t('timeline.days')}>
      <header className="count-line">
        <p>
          {query.data && <b>{t('timeline.count.events', { n: query.data.totals.events })}</b>}
          <span className="caption">
            {' '}
            {t('timeline.days.sentence', {
              from: formatWeekdayAndDay(first, language),
              to: formatWeekdayAndDay(day, language),
            })}
          </span>
        </p>
      </header>
      {query.error && <ErrorState error={query.error} onRetry={query.refetch} />}
      {query.isPending && !query.error && <Reading />}
      {query.data && (
        <div className="days-scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">{t('timeline.days.col.day')}</th>
                <th scope="col" className="number">
                  {t('timeline.days.col.events')}
                </th>
                <th scope="col">
                  <span className="hidden">{t('timeline.days.col.events')}</span>
                </th>
                <th scope="col" className="number">
                  {t('timeline.days.col.sensitive')}
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map(({ day: name, events, sensitive }) => (
                <tr key={name} className={name === day ? 'here' : events === 0 ? 'nothing' : ''}>
                  <th scope="row">
                    <button
                      type="button"
                      aria-label={t('timeline.days.open', { day: formatWeekdayAndDay(name, language), n: events })}
                      onClick={() => open(name)}
                    >
                      {formatWeekdayAndDay(name, language)}
                    </button>
                  </th>
                  <td className="number">{formatInteger(events)}</td>
                  <td>
                    <span className="share" aria-hidden="true" style={{ '--share': events / most }} />
                  </td>
                  <td className="number">{sensitive === 0 ? '' : formatInteger(sensitive)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
