/** The capture of the day: a line where there was one, hatch where not, across all lanes and labelled; nothing where the day has not come. */
import { formatTimeRange } from '#shared/format.ts';
import { formatTime } from '#shared/zoned-time.ts';
import { useFindingWords } from '../ui/finding-words.ts';
import { useWords } from '../ui/preferences.tsx';
import { lateSpan } from './gap-spans.ts';
import { isLate, labelledColumns } from './lane-labels.ts';
import type { DayFacts } from './use-day-facts.ts';

interface Placed {
  readonly left: number;
  readonly width: number;
}

function Late({ left, width }: Placed) {
  const t = useWords();
  return (
    width > 0 && (
      <i className="captured late" title={t('sources.coverage.late')} style={{ '--left': left, '--width': width }} />
    )
  );
}

export function CaptureLane({ facts }: { readonly facts: DayFacts }) {
  const captured = facts.coverage.data?.captured ?? [];
  const late = facts.coverage.data ? lateSpan(facts.coverage.data, facts.now) : null;
  return (
    <div className="lane line">
      {late && <Late {...place(facts.daySpan, late.fromMs, late.toMs)} />}
      {captured.map(({ from, to }) => {
        const { left, width } = place(facts.daySpan, Date.parse(from), Math.min(Date.parse(to), facts.now));
        return width > 0 && <i key={from} className="captured" style={{ '--left': left, '--width': width }} />;
      })}
      {facts.gaps.map((gap) => {
        const { left, width } = place(facts.daySpan, gap.fromMs, gap.toMs);
        return <i key={gap.id} className="hatch" style={{ '--left': left, '--width': width }} />;
      })}
    </div>
  );
}

export function GapColumns({ facts, zone }: { readonly facts: DayFacts; readonly zone: string }) {
  const t = useWords();
  const findingWords = useFindingWords();
  const at = (ms: number) => formatTime(new Date(ms).toISOString(), zone).slice(0, 5);
  const columns = facts.gaps.map((gap) => {
    const { left, width } = place(facts.daySpan, gap.fromMs, gap.toMs);
    const from = Math.max(gap.fromMs, facts.daySpan.fromMs);
    const to = Math.min(gap.toMs, facts.daySpan.toMs);
    const range = formatTimeRange(at(from), to === facts.daySpan.toMs ? '24:00' : at(to));
    const finding = facts.coverage.data?.findings.find(({ id }) => id === gap.findingId);
    const words = finding ? `${findingWords(finding).title} ${range}` : t('timeline.lanes.notCaptured', { range });
    return { id: gap.id, left, width, words };
  });
  const labelled = labelledColumns(columns);
  return columns.map(({ id, left, width, words }) => (
    <i
      key={id}
      className={isLate({ left, width }) ? 'gap-column late' : 'gap-column'}
      style={{ '--left': left, '--width': width }}
      title={words}
    >
      {labelled.has(id) && <span>{words}</span>}
    </i>
  ));
}

/** Share of the day, cut to its bounds. */
export function place(day: { readonly fromMs: number; readonly toMs: number }, fromMs: number, toMs: number): Placed {
  const length = day.toMs - day.fromMs;
  const from = Math.max(0, Math.min(1, (fromMs - day.fromMs) / length));
  const to = Math.max(from, Math.min(1, (toMs - day.fromMs) / length));
  return { left: from, width: to - from };
}
