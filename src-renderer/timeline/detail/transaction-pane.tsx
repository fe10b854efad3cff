/** The pane of an opened transaction: the transaction tab alone, from which each row opens. */
import { X } from 'lucide-react';
import { formatInstant } from '#shared/zoned-time.ts';
import { useOperation } from '../../api/use-operation.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Pane } from '../../ui/pane.tsx';
import { useWords } from '../../ui/preferences.tsx';
import { useTableName } from '../table-names.ts';
import type { TimelineController } from '../use-view.ts';
import { OwnClock } from './own-clock.tsx';
import { TransactionTab } from './transaction-tab.tsx';

export function TransactionPane({
  controller,
  transactionId,
}: {
  readonly controller: TimelineController;
  readonly transactionId: string;
}) {
  const t = useWords();
  const tableName = useTableName();
  const { change, zone } = controller;
  const close = () => change({ selected: null, tab: 'detail' });
  const transaction = useOperation('getTransaction', { id: transactionId, limit: 1 }).data?.transaction;
  return (
    <Pane label={t('detail.region')} onClose={close}>
      <header className="pane-head">
        <div className="pane-tags">
          <span className="tag">{t('detail.tab.transaction')}</span>
          <span className="spring" />
          <IconButton icon={X} label={t('action.close')} onClick={close} />
        </div>
        <h2>
          {transaction
            ? [...new Set(transaction.tables.map(({ table }) => tableName(table)))].join(', ')
            : transactionId}
        </h2>
        {transaction && (
          <p className="caption">
            {formatInstant(transaction.at, zone)} · {transaction.source}
            <OwnClock when={transaction} zone={zone} />
          </p>
        )}
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard */}
      <section className="pane-body" tabIndex={0} aria-label={t('detail.tab.transaction')}>
        <TransactionTab
          transactionId={transactionId}
          selected={transactionId}
          onSelect={(selected) => change({ selected, tab: 'detail' })}
        />
      </section>
    </Pane>
  );
}
