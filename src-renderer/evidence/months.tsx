/** The bodies by month: what is kept whole, what retention dropped with a leaf that says so; a closed month can be dropped. */
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { formatBytes, formatInteger, formatMonth } from '#shared/format.ts';
import type { OperationOutput } from '#shared/operations.ts';
import { call } from '../api/client.ts';
import { usePreferences, useWords } from '../ui/preferences.tsx';
import { ActDone, LedgerAct } from './ledger-act.tsx';

type Month = OperationOutput<'getLedger'>['months'][number];

export function Months({ months }: { readonly months: readonly Month[] }) {
  const t = useWords();
  const [done, setDone] = useState<string | null>(null);
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
            <th scope="col">{t('evidence.retention')}</th>
          </tr>
        </thead>
        <tbody>
          {months.map((month) => (
            <MonthRow key={month.month} month={month} isOpen={month === months.at(-1)} onDone={setDone} />
          ))}
        </tbody>
      </table>
      <ActDone sentence={done} />
    </section>
  );
}

interface MonthRowProps {
  readonly month: Month;
  /** It is still being written. */
  readonly isOpen: boolean;
  readonly onDone: (sentence: string) => void;
}

function MonthRow({ month, isOpen, onDone }: MonthRowProps) {
  const t = useWords();
  const { language } = usePreferences().preferences;
  const { month: id, deliveries, bytes, dropped } = month;
  const name = formatMonth(id, language);
  const drop = async (reason: string) => {
    const { deliveries: n, leaf } = await call('dropMonth', { id, reason });
    return t('evidence.drop.done', { month: name, n, leaf: formatInteger(leaf) });
  };
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="number">{formatInteger(deliveries)}</td>
      <td className="number">{formatBytes(bytes)}</td>
      <td className={dropped ? 'gap-words' : ''}>{t(dropped ? 'evidence.kept.dropped' : 'evidence.kept.whole')}</td>
      <td>
        {isOpen && !dropped && <span className="caption">{t('evidence.drop.open')}</span>}
        {!isOpen && !dropped && (
          <LedgerAct
            icon={Trash2}
            label={t('evidence.drop.button')}
            spoken={t('evidence.drop.title', { month: name })}
            title={t('evidence.drop.title', { month: name })}
            consequence={t('evidence.drop.consequence', { n: deliveries, bytes: formatBytes(bytes) })}
            verb={t('evidence.drop.verb')}
            typed={{ label: t('evidence.drop.type', { month: id }), word: id }}
            act={drop}
            onDone={onDone}
          />
        )}
      </td>
    </tr>
  );
}
