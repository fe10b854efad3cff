/** The lanes as a table: only buckets in which something happened. */
import { formatInteger, formatTimeRange } from '#shared/format.ts';
import type { OperationOutput } from '#shared/operations.ts';
import { formatTime } from '#shared/zoned-time.ts';
import { useWords } from '../ui/preferences.tsx';

const columns = [
  { count: 'events', words: 'timeline.lane.changes' },
  { count: 'creates', words: 'timeline.lane.creates' },
  { count: 'updates', words: 'timeline.lane.updates' },
  { count: 'deletes', words: 'timeline.lane.deletes' },
  { count: 'other', words: 'timeline.lane.other' },
] as const;

interface LanesTableProps {
  readonly histogram: OperationOutput<'getHistogram'>;
  readonly zone: string;
}

export function LanesTable({ histogram, zone }: LanesTableProps) {
  const t = useWords();
  const buckets = histogram.buckets.filter(({ events }) => events > 0);
  const end = (from: string) =>
    formatTime(new Date(Date.parse(from) + histogram.bucketMs).toISOString(), zone).slice(0, 5);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
    <section className="lanes-table" tabIndex={0} aria-label={t('timeline.lanes.region')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('timeline.chip.time')}</th>
            {columns.map(({ count, words }) => (
              <th key={count} scope="col" className="number">
                {t(words)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {buckets.map((bucket) => (
            <tr key={bucket.from}>
              <th scope="row">{formatTimeRange(formatTime(bucket.from, zone).slice(0, 5), end(bucket.from))}</th>
              {columns.map(({ count }) => (
                <td key={count} className="number">
                  {formatInteger(bucket[count])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
