/** The lanes as a table: only buckets in which something happened. */
import { formatInteger, formatTimeRange } from '#shared/format.ts';
import type { OperationOutput } from '#shared/operations.ts';
import { formatTime } from '#shared/zoned-time.ts';
import { useWords } from '../ui/preferences.tsx';

export function LanesTable({
  histogram,
  zone,
}: {
  readonly histogram: OperationOutput<'getHistogram'>;
  readonly zone: string;
}) {
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
            <th scope="col" className="number">
              {t('timeline.lane.changes')}
            </th>
            <th scope="col" className="number">
              {t('timeline.lane.creates')}
            </th>
            <th scope="col" className="number">
              {t('timeline.lane.updates')}
            </th>
            <th scope="col" className="number">
              {t('timeline.lane.deletes')}
            </th>
            <th scope="col" className="number">
              {t('timeline.lane.other')}
            </th>
          </tr>
        </thead>
        <tbody>
          {buckets.map(({ from, events, creates, updates, deletes, other }) => (
            <tr key={from}>
              <th scope="row">{formatTimeRange(formatTime(from, zone).slice(0, 5), end(from))}</th>
              {[events, creates, updates, deletes, other].map((count, index) => (
                <td key={index} className="number">
                  {formatInteger(count)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
