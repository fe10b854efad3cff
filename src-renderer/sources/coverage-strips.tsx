/** Coverage: one strip of 24 hours a day, captured, hatched where not and at least 6 px wide, empty where the day has not come. */
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useMemo, useState } from 'react';
import { formatStripDay } from '#shared/format.ts';
import { instantOf, shiftDay } from '#shared/zoned-time.ts';
import { useOperation } from '../api/use-operation.ts';
import { gapSpans, lateSpan } from '../timeline/gap-spans.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { usePreferences, useWords } from '../ui/preferences.tsx';
import { ErrorState, Reading } from '../ui/states.tsx';
import { useNow } from '../ui/use-now.ts';
import { type CoverageDay, coverageDays } from './coverage-days.ts';
import type { SourcesController } from './use-sources-view.ts';
import { VerdictLine } from './verdict-line.tsx';

const DAYS = 8;

interface CoverageStripsProps {
  readonly controller: SourcesController;
  readonly sourceId: string;
  readonly since: string | null;
}

export function CoverageStrips({ controller, sourceId, since }: CoverageStripsProps) {
  const t = useWords();
  const { day, today, zone } = controller;
  const [last, setLast] = useState(() => lastShown(day, today));
  const now = useNow(30_000);
  const bounds = { from: instantOf(shiftDay(last, 1 - DAYS), '00:00', zone), to: instantOf(last, '24:00', zone) };
  const query = useOperation('getCoverage', { source: [sourceId], ...bounds }, { keep: true, refetchMs: 30_000 });
  const { data } = query;
  const days = useMemo(() => {
    if (!data) return [];
    const span = { fromMs: Date.parse(bounds.from), toMs: Date.parse(bounds.to) };
    const gaps = gapSpans(data, span, now);
    return coverageDays(last, DAYS, {
      captured: data.captured,
      late: lateSpan(data, now),
      gaps,
      sinceMs: since === null ? null : Date.parse(since),
      nowMs: now,
      zone,
    });
  }, [data, last, bounds.from, bounds.to, now, since, zone]);
  return (
    <section className="coverage">
      <h3>
        {t('sources.coverage')}
        <span className="caption">{t('sources.coverage.note')}</span>
        <span className="spring" />
        <IconButton
          icon={ChevronLeft}
          label={t('sources.coverage.older')}
          onClick={() => setLast(shiftDay(last, -DAYS))}
        />
        <IconButton
          icon={ChevronRight}
          label={t('sources.coverage.newer')}
          disabled={last >= today}
          onClick={() => setLast(shiftDay(last, DAYS) > today ? today : shiftDay(last, DAYS))}
        />
      </h3>
      {query.error && !data && <ErrorState error={query.error} onRetry={query.refetch} />}
      {!data && !query.error && <Reading />}
      {data && <VerdictLine coverage={data} zone={zone} />}
      {data && <Strips days={days} controller={controller} />}
    </section>
  );
}

/** Today where the chosen day is within reach; else some days after the chosen one. */
function lastShown(day: string, today: string): string {
  if (day > shiftDay(today, -DAYS)) return today;
  const after = shiftDay(day, DAYS / 2);
  return after < today ? after : today;
}

function Strips({
  days,
  controller,
}: {
  readonly days: readonly CoverageDay[];
  readonly controller: SourcesController;
}) {
  const t = useWords();
  return (
    <>
      <ul className="coverage-days">
        {days.map((day) => (
          <DayStrip key={day.day} coverage={day} controller={controller} />
        ))}
      </ul>
      <div className="coverage-hours" aria-hidden="true">
        {[0, 3, 6, 9, 12, 15, 18, 21, 24].map((hour) => (
          <span key={hour} style={{ '--at': hour / 24 }}>
            {hour === 24 ? '24 h' : String(hour).padStart(2, '0')}
          </span>
        ))}
      </div>
      <p className="legend">
        <i className="captured" /> {t('timeline.lanes.captured')}
        <i className="hatch" /> {t('sources.coverage.notCaptured')}
        <i className="future" /> {t('sources.coverage.nothing')}
      </p>
    </>
  );
}

/** What a day of which no share is counted was. */
function uncounted({ late, after }: CoverageDay): 'late' | 'notCaptured' | 'before' {
  if (late) return 'late';
  return after ? 'notCaptured' : 'before';
}

interface DayStripProps {
  readonly coverage: CoverageDay;
  readonly controller: SourcesController;
}

function DayStrip({ coverage, controller }: DayStripProps) {
  const t = useWords();
  const { language } = usePreferences().preferences;
  const { day, today, chooseDay, open, opened } = controller;
  const name = formatStripDay(coverage.day, language);
  const percent = coverage.percent ?? t(`sources.coverage.${uncounted(coverage)}`);
  const words = coverage.day === today ? t('sources.coverage.running', { pct: percent }) : percent;
  return (
    <li className={coverage.day === day ? 'here' : ''}>
      <button
        type="button"
        className="day-name"
        aria-pressed={coverage.day === day}
        onClick={() => chooseDay(coverage.day)}
      >
        {name}
      </button>
      <span className="day-strip">
        {coverage.late && (
          <i
            className="captured late"
            title={t('sources.coverage.late')}
            style={{ '--left': coverage.late.left, '--width': coverage.late.width }}
          />
        )}
        {coverage.captured.map(({ left, width }) => (
          <i key={left} className="captured" style={{ '--left': left, '--width': width }} />
        ))}
        {coverage.gaps.map(({ left, width, gap }) => (
          <button
            type="button"
            key={gap.id}
            className={opened?.kind === 'finding' && opened.id === gap.findingId ? 'hatch here' : 'hatch'}
            style={{ '--left': left, '--width': width }}
            title={t('sources.coverage.notCaptured')}
            aria-label={`${t('sources.coverage.notCaptured')}, ${name}`}
            disabled={gap.findingId === null}
            onClick={() => gap.findingId !== null && open({ kind: 'finding', id: gap.findingId })}
          />
        ))}
      </span>
      <span className={coverage.gaps.length > 0 ? 'percent gap-words' : 'percent'}>{words}</span>
    </li>
  );
}
