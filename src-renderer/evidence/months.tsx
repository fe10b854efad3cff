/** The bodies by month: what is kept whole, what retention dropped with a leaf that says so. */
import { formatBytes, formatInteger, formatMonth } from '#shared/format.ts';
import type { OperationOutput } from '#shared/operations.ts';
import { usePreferences, useWords } from '../ui/preferences.tsx';

export function Months({ months }: { readonly months: OperationOutput<'getLedger'>['months'] }) {
  const t = useWords();
  const { language } = usePreferences().preferences;
  if (months.length === 0) return null;
  return (
    <section>
      <h3>
        {t('evidence.months')}
        <span className="caption">{t('evidence.months.note')}</span>
      </h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('evidence.month')}</th>
            <th scope="col" className="number">
              {t('evidence.deliveries')}
            </th>
            <th scope="col" className="number">
              {t('evidence.size')}
            </th>
            <th scope="col">{t('evidence.kept')}</th>
          </tr>
        </thead>
        <tbody>
          {months.map(({ month, deliveries, bytes, dropped }) => (
            <tr key={month}>
              <th scope="row">{formatMonth(month, language)}</th>
              <td className="number">{formatInteger(deliveries)}</td>
              <td className="number">{formatBytes(bytes)}</td>
              <td className={dropped ? 'gap-words' : ''}>
                {t(dropped ? 'evidence.kept.dropped' : 'evidence.kept.whole')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
