/** The transactions that an event's rows came in, one at a time, each whole: also rows that the event does not tell. */
import { useState } from 'react';
import { useWords } from '../../../ui/preferences.tsx';
import { TransactionTab } from '../transaction-tab.tsx';
import type { EventProps } from './event-pane.tsx';

export function EventTransactionsTab({ controller, event }: EventProps) {
  const t = useWords();
  const ids = [...new Set(event.evidence.flatMap(({ transaction }) => transaction ?? []))];
  const [chosen, setChosen] = useState(ids[0] ?? null);
  if (chosen === null) return <p className="caption">{t('event.tx.none')}</p>;
  return (
    <>
      {ids.length > 1 && (
        <div className="choices">
          {ids.map((id, index) => (
            <button
              type="button"
              key={id}
              className="button small"
              aria-pressed={id === chosen}
              onClick={() => setChosen(id)}
            >
              {t('event.tx.choose', { n: index + 1, total: ids.length })}
            </button>
          ))}
        </div>
      )}
      <TransactionTab
        key={chosen}
        transactionId={chosen}
        selected=""
        onSelect={(selected) => controller.change({ selected, tab: 'detail' })}
      />
    </>
  );
}
