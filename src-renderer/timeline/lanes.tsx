/** The lanes of the day: changes by kind, each on its own scale with its maximum printed, and the capture, hatched where there was none. */
import { ChartColumn, Table2 } from 'lucide-react';
import { useState } from 'react';
import { formatDay, formatDuration, formatInteger } from '#shared/format.ts';
import type { OperationOutput } from '#shared/operations.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { useWords } from '../ui/preferences.tsx';
import { ErrorState, Reading } from '../ui/states.tsx';
import { Brush } from './brush.tsx';
import { CaptureLane, GapColumns } from './capture-lane.tsx';
import { LaneBars } from './lane-bars.tsx';
import { LanesTable } from './lanes-table.tsx';
import type { DayFacts } from './use-day-facts.ts';
import type { TimelineController } from './use-view.ts';

type Histogram = OperationOutput<'getHistogram'>;
type Count = 'events' | 'creates' | 'updates' | 'deletes' | 'other';

const lanes = [
  { count: 'events', words: 'timeline.lane.changes', size: 'tall' },
  { count: 'creates', words: 'timeline.lane.creates', size: 'low' },
  { count: 'updates', words: 'timeline.lane.updatesShort', size: 'low' },
  { count: 'deletes', words: 'timeline.lane.deletes', size: 'low' },
] as const satisfies readonly { count: Count; words: string; size: string }[];

export function Lanes({ controller, facts }: { readonly controller: TimelineController; readonly facts: DayFacts }) {
  const t = useWords();
  const [asTable, setAsTable] = useState(false);
  const { data, error, refetch } = facts.histogram;
  return (
    <section className="lanes" aria-label={t('timeline.lanes.region')} data-region tabIndex={-1}>
      {error && <ErrorState error={error} onRetry={refetch} />}
      {!data && !error && <Reading />}
      {data && asTable && <LanesTable histogram={data} zone={controller.zone} />}
      {data && !asTable && <Plot histogram={data} controller={controller} facts={facts} />}
      {data && (
        <IconButton
          icon={asTable ? ChartColumn : Table2}
          label={t(asTable ? 'action.seeAsChart' : 'action.seeAsTable')}
          onClick={() => setAsTable(!asTable)}
        />
      )}
    </section>
  );
}

interface PlotProps {
  readonly histogram: Histogram;
  readonly controller: TimelineController;
  readonly facts: DayFacts;
}

function Plot({ histogram, controller, facts }: PlotProps) {
  const t = useWords();
  const selected = { fromMs: Date.parse(facts.shown.from), toMs: Date.parse(facts.shown.to) };
  const bucket = formatDuration(histogram.bucketMs);
  const shownLanes =
    sumOf(histogram, 'other') > 0
      ? [...lanes, { count: 'other', words: 'timeline.lane.other', size: 'low' } as const]
      : lanes;
  return (
    <>
      <div className="lane-names" aria-hidden="true">
        {shownLanes.map(({ count, words, size }) => (
          <div key={count} className={size}>
            <b>{t(words)}</b>{' '}
            <span>
              {count === 'events'
                ? t('timeline.lane.max', { n: maxOf(histogram, count), t: bucket })
                : t('timeline.lane.maxShort', { n: maxOf(histogram, count) })}
            </span>
          </div>
        ))}
        <div className="line">
          <b>{t('timeline.lane.capture')}</b>
        </div>
      </div>
      <div className="plot">
        <div role="img" aria-label={useSentence(histogram, controller.day)}>
          {shownLanes.map(({ count, size }) => (
            <LaneBars
              key={count}
              values={histogram.buckets.map((one) => one[count])}
              className={`${size} ${count}`}
              bucketMs={histogram.bucketMs}
              fromMs={facts.daySpan.fromMs}
              selected={selected}
            />
          ))}
          <CaptureLane facts={facts} />
          <GapColumns facts={facts} zone={controller.zone} />
        </div>
        <HourLines />
        <Brush controller={controller} day={facts.daySpan} bucketMs={histogram.bucketMs} />
      </div>
    </>
  );
}

function HourLines() {
  return (
    <div className="hours" aria-hidden="true">
      {[0, 3, 6, 9, 12, 15, 18, 21].map((hour) => (
        <span key={hour} style={{ '--at': hour / 24 }}>
          {String(hour).padStart(2, '0')}:00
        </span>
      ))}
    </div>
  );
}

function useSentence(histogram: Histogram, day: string): string {
  const t = useWords();
  return t('timeline.lanes.sentence', {
    n: sumOf(histogram, 'events'),
    day: formatDay(day),
    creates: formatInteger(sumOf(histogram, 'creates')),
    updates: formatInteger(sumOf(histogram, 'updates')),
    deletes: formatInteger(sumOf(histogram, 'deletes')),
    other: formatInteger(sumOf(histogram, 'other')),
    max: formatInteger(maxOf(histogram, 'events')),
    t: formatDuration(histogram.bucketMs),
  });
}

function sumOf(histogram: Histogram, count: Count): number {
  return histogram.buckets.reduce((sum, bucket) => sum + bucket[count], 0);
}

function maxOf(histogram: Histogram, count: Count): number {
  return histogram.buckets.reduce((most, bucket) => Math.max(most, bucket[count]), 0);
}
