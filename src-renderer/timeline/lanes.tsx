/** The lanes of the day, each on its own scale with its maximum printed, and the capture, hatched where there was none. */
import { ChartColumn, Table2 } from 'lucide-react';
import { useState } from 'react';
import { formatDuration } from '#shared/format.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { useWords } from '../ui/preferences.tsx';
import { ErrorState, Reading } from '../ui/states.tsx';
import { Brush } from './brush.tsx';
import { CaptureLane, GapColumns } from './capture-lane.tsx';
import { isEventLevel } from './events/filter-levels.ts';
import { LaneBars } from './lane-bars.tsx';
import { changeLanes, eventLanes, type LaneSet, maxOf } from './lane-set.ts';
import { LanesTable } from './lanes-table.tsx';
import type { DayFacts } from './use-day-facts.ts';
import type { TimelineController } from './use-view.ts';

interface LanesProps {
  readonly controller: TimelineController;
  readonly facts: DayFacts;
}

export function Lanes({ controller, facts }: LanesProps) {
  const t = useWords();
  const [asTable, setAsTable] = useState(false);
  const { set, error, refetch } = useLaneSet(controller, facts);
  return (
    <section className="lanes" aria-label={t('timeline.lanes.region')} data-region tabIndex={-1}>
      {error && <ErrorState error={error} onRetry={refetch} />}
      {!set && !error && <Reading />}
      {set && asTable && <LanesTable set={set} zone={controller.zone} />}
      {set && !asTable && <Plot set={set} controller={controller} facts={facts} />}
      {set && (
        <IconButton
          icon={asTable ? ChartColumn : Table2}
          label={t(asTable ? 'action.seeAsChart' : 'action.seeAsTable')}
          onClick={() => setAsTable(!asTable)}
        />
      )}
    </section>
  );
}

function useLaneSet({ view, day }: TimelineController, facts: DayFacts) {
  const t = useWords();
  if (isEventLevel(view.zoom)) {
    const { data, error, refetch } = facts.events.histogram;
    return { set: data ? eventLanes(t, data, day) : null, error, refetch };
  }
  const { data, error, refetch } = facts.histogram;
  return { set: data ? changeLanes(t, data, day) : null, error, refetch };
}

interface PlotProps extends LanesProps {
  readonly set: LaneSet;
}

function Plot({ set, controller, facts }: PlotProps) {
  const selected = { fromMs: Date.parse(facts.shown.from), toMs: Date.parse(facts.shown.to) };
  return (
    <>
      <LaneNames set={set} />
      <div className="plot">
        <div role="img" aria-label={set.sentence}>
          {set.lanes.map(({ count, size, values }) => (
            <LaneBars
              key={count}
              values={values}
              className={`${size} ${count}`}
              bucketMs={set.bucketMs}
              fromMs={facts.daySpan.fromMs}
              selected={selected}
            />
          ))}
          <CaptureLane facts={facts} />
          <GapColumns facts={facts} zone={controller.zone} />
        </div>
        <HourLines />
        <Brush controller={controller} day={facts.daySpan} bucketMs={set.bucketMs} />
      </div>
    </>
  );
}

function LaneNames({ set }: { readonly set: LaneSet }) {
  const t = useWords();
  return (
    <div className="lane-names" aria-hidden="true">
      {set.lanes.map(({ count, words, size, values }, index) => (
        <div key={count} className={size}>
          <b>{t(words)}</b>{' '}
          <span>
            {index === 0
              ? t('timeline.lane.max', { n: maxOf(values), t: formatDuration(set.bucketMs) })
              : t('timeline.lane.maxShort', { n: maxOf(values) })}
          </span>
        </div>
      ))}
      <div className="line">
        <b>{t('timeline.lane.capture')}</b>
      </div>
    </div>
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
