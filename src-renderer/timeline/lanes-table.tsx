/** The lanes as a table: only buckets in which something happened. */
import { formatInteger, formatTimeRange } from '#shared/format.ts';
import { formatTime } from '#shared/zoned-time.ts';
import { useWords } from '../ui/preferences.tsx';
import type { LaneSet } from './lane-set.ts';

export function LanesTable({ set, zone }: { readonly set: LaneSet; readonly zone: string }) {
  const t = useWords();
  const [first] = set.lanes;
  const rows = set.starts
    .map((from, index) => ({ from, index }))
    .filter(({ index }) => (first?.values[index] ?? 0) > 0);
  const end = (from: string) => formatTime(new Date(Date.parse(from) + set.bucketMs).toISOString(), zone).slice(0, 5);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
    <section className="lanes-table" tabIndex={0} aria-label={t('timeline.lanes.region')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('timeline.chip.time')}</th>
            {set.lanes.map(({ count, words, whole }) => (
              <th key={count} scope="col" className="number">
                {t(whole ?? words)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ from, index }) => (
            <tr key={from}>
              <th scope="row">{formatTimeRange(formatTime(from, zone).slice(0, 5), end(from))}</th>
              {set.lanes.map(({ count, values }) => (
                <td key={count} className="number">
                  {formatInteger(values[index] ?? 0)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
