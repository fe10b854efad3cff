/** What stands between rows: a gap that no filter removes, a quiet span, rows still to be read. */
import { Unplug } from 'lucide-react';
import type { Finding } from '#shared/coverage.ts';
import { formatDuration, formatInteger, formatTimeRange } from '#shared/format.ts';
import { formatTime } from '#shared/zoned-time.ts';
import { useFindingWords } from '../../ui/finding-words.ts';
import { useWords } from '../../ui/preferences.tsx';
import type { GapSpan } from '../list-rows.ts';
import { Cell } from './cell.tsx';

const PAGE = 200;

export function GapCells({
  gap,
  finding,
  zone,
}: {
  readonly gap: GapSpan;
  readonly finding: Finding | null;
  readonly zone: string;
}) {
  const t = useWords();
  const findingWords = useFindingWords();
  const at = (ms: number) => formatTime(new Date(ms).toISOString(), zone);
  const range = formatTimeRange(at(gap.fromMs), at(gap.toMs));
  const title = finding ? findingWords(finding).title : t('timeline.lanes.notCaptured', { range });
  return (
    <Cell name="divider-words" title={title}>
      <Unplug className="icon small" aria-hidden="true" />
      <span className="truncate">{finding ? t('timeline.gapRow', { title, range }) : title}</span>
      <span className="duration">{formatDuration(gap.toMs - gap.fromMs)}</span>
    </Cell>
  );
}

export function QuietCells({
  fromMs,
  toMs,
  zone,
  ofEvents,
}: {
  readonly fromMs: number;
  readonly toMs: number;
  readonly zone: string;
  readonly ofEvents: boolean;
}) {
  const t = useWords();
  const at = (ms: number) => formatTime(new Date(ms).toISOString(), zone).slice(0, 5);
  return (
    <Cell name="quiet-words">
      {t(ofEvents ? 'timeline.quiet.events' : 'timeline.quiet', {
        t: formatDuration(toMs - fromMs),
        range: formatTimeRange(at(fromMs), at(toMs)),
      })}
    </Cell>
  );
}

export function MoreCells({ left, reading }: { readonly left: number; readonly reading: boolean }) {
  const t = useWords();
  const words = reading
    ? t('timeline.loadingMore')
    : t('timeline.tx.moreRows', { n: Math.min(PAGE, left), left: formatInteger(left) });
  return <Cell name="more-words">{words}</Cell>;
}
