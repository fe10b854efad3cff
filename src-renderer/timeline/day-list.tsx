/** The zoom of days: one row per day, the chosen one and those before it, under the active filters; a day opens its events. */
import { Unplug } from 'lucide-react';
import { useMemo } from 'react';
import { formatInteger, formatWeekdayAndDay } from '#shared/format.ts';
import { shiftDay, toZone } from '#shared/zoned-time.ts';
import { useOperation } from '../api/use-operation.ts';
import { usePreferences, useWords } from '../ui/preferences.tsx';
import { ErrorState, Reading } from '../ui/states.tsx';
import { gapSpans } from './gap-spans.ts';
import { dayBounds } from './timeline-query.ts';
import type { DayFacts } from './use-day-facts.ts';
import type { TimelineController } from './use-view.ts';

const DAYS = 30;

interface DayListProps {
  readonly controller: TimelineController;
  readonly facts: DayFacts;
}

interface DayRow {
  readonly day: string;
  readonly events: number;
  readonly sensitive: number;
  readonly gaps: number;
  readonly captured: boolean;
}

export function DayList(props: DayListProps) {
  const t = useWords();
  const { language } = usePreferences().preferences;
  const { day } = props.controller;
  const { query, days } = useDays(props);
  return (
    <section className="list days" data-region tabIndex={-1} aria-label={t('timeline.days')}>
      <header className="count-line">
        <p>
          {query.data && <b>{t('timeline.count.events', { n: query.data.totals.events })}</b>}
          <span className="caption">
            {' '}
            {t('timeline.days.sentence', {
              from: formatWeekdayAndDay(shiftDay(day, 1 - DAYS), language),
              to: formatWeekdayAndDay(day, language),
            })}
          </span>
        </p>
      </header>
      {query.error && <ErrorState error={query.error} onRetry={query.refetch} />}
      {query.isPending && !query.error && <Reading />}
      {query.data && <DayTable controller={props.controller} days={days} />}
    </section>
  );
}

/** Newest first: the chosen day is at the top. */
function useDays({ controller: { day, zone, known }, facts }: DayListProps) {
  const span = { from: dayBounds(shiftDay(day, 1 - DAYS), zone).from, to: dayBounds(day, zone).to };
  const options = { enabled: known, keep: true };
  const query = useOperation('getBusinessHistogram', { ...facts.events.filter, ...span, buckets: DAYS }, options);
  const coverage = useOperation('getCoverage', span, options).data;
  const days = useMemo(
    () =>
      (query.data?.buckets ?? []).map(({ from, events, sensitive }): DayRow => {
        const fromMs = Date.parse(from);
        const toMs = fromMs + (query.data?.bucketMs ?? 0);
        const touches = (a: number, b: number) => a < toMs && b >= fromMs;
        return {
          day: toZone(from, zone)?.day ?? '',
          events,
          sensitive,
          gaps: coverage ? gapSpans(coverage, { fromMs, toMs }, facts.now).length : 0,
          captured: coverage?.captured.some((part) => touches(Date.parse(part.from), Date.parse(part.to))) ?? false,
        };
      }),
    [query.data, coverage, zone, facts.now],
  );
  return { query, days: [...days].reverse() };
}

interface DayTableProps {
  readonly controller: TimelineController;
  readonly days: readonly DayRow[];
}

function DayTable({ controller: { day, change }, days }: DayTableProps) {
  const t = useWords();
  const most = Math.max(1, ...days.map(({ events }) => events));
  return (
    <div className="days-scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('timeline.days.col.day')}</th>
            <th scope="col" className="number" colSpan={2}>
              {t('timeline.days.col.events')}
            </th>
            <th scope="col" className="number">
              {t('timeline.days.col.sensitive')}
            </th>
            <th scope="col">{t('timeline.lane.capture')}</th>
          </tr>
        </thead>
        <tbody>
          {days.map((row) => (
            <DayLine
              key={row.day}
              row={row}
              share={row.events / most}
              here={row.day === day}
              onOpen={() => change({ day: row.day, zoom: 'events', span: null, selected: null })}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface DayLineProps {
  readonly row: DayRow;
  readonly share: number;
  readonly here: boolean;
  readonly onOpen: () => void;
}

function DayLine({ row: { day, events, sensitive, gaps, captured }, share, here, onOpen }: DayLineProps) {
  const t = useWords();
  const { language } = usePreferences().preferences;
  const name = formatWeekdayAndDay(day, language);
  return (
    <tr className={here ? 'here' : captured ? '' : 'nothing'}>
      <th scope="row">
        <button type="button" aria-label={t('timeline.days.open', { day: name, n: events })} onClick={onOpen}>
          {name}
        </button>
      </th>
      <td className="bar">
        <span className="share" aria-hidden="true" style={{ '--share': share }} />
      </td>
      <td className="number">{formatInteger(events)}</td>
      <td className="number">{formatInteger(sensitive)}</td>
      <td>
        {gaps > 0 ? (
          <span className="gap-words">
            <Unplug className="icon small" aria-hidden="true" /> {t('timeline.days.gaps', { n: gaps })}
          </span>
        ) : (
          t(captured ? 'timeline.lanes.captured' : 'timeline.days.nothing')
        )}
      </td>
    </tr>
  );
}
