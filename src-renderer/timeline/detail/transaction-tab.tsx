/** A transaction whole: received against expected, its statement, all its rows in the source's order. */

import { useInfiniteQuery } from '@tanstack/react-query';
import { CircleCheck, Unplug } from 'lucide-react';
import type { CanonicalChangeEvent } from '#shared/canonical-change-event.ts';
import { formatInteger } from '#shared/format.ts';
import { keyChangesOf, type Transaction } from '#shared/operations.ts';
import { call } from '../../api/client.ts';
import { CodeBlock } from '../../ui/code-block.tsx';
import { useWords } from '../../ui/preferences.tsx';
import { ErrorState, Reading } from '../../ui/states.tsx';
import { changeSummary, keyWords } from '../change-words.ts';
import { OperationSign } from '../rows/operation-sign.tsx';
import { missingOf, receivedWords } from '../rows/transaction-cells.tsx';
import { useValueTongue } from '../use-value-tongue.ts';

interface TransactionTabProps {
  readonly transactionId: string | null;
  readonly selected: string;
  readonly onSelect: (eventId: string) => void;
}

const PAGE_ROWS = 100;

export function TransactionTab({ transactionId, selected, onSelect }: TransactionTabProps) {
  const t = useWords();
  const query = useInfiniteQuery({
    queryKey: ['getTransaction', transactionId, 'pages'],
    queryFn: ({ pageParam, signal }) =>
      call(
        'getTransaction',
        { id: transactionId ?? '', limit: PAGE_ROWS, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      ),
    // Annotated: null is the first page.
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.events.next,
    enabled: transactionId !== null,
  });
  if (transactionId === null) return <p className="caption">{t('detail.tx.none')}</p>;
  if (query.error) return <ErrorState error={query.error} onRetry={query.refetch} />;
  const [first] = query.data?.pages ?? [];
  if (!first) return <Reading />;
  const events = query.data?.pages.flatMap((page) => page.events.items) ?? [];
  return (
    <>
      <Summary transaction={first.transaction} />
      <section>
        <h3>
          {t('detail.tx.all')}
          <span className="caption">
            {t('timeline.count.shown', {
              shown: formatInteger(events.length),
              total: formatInteger(first.events.total),
            })}
          </span>
        </h3>
        <Rows events={events} selected={selected} onSelect={onSelect} />
        {query.hasNextPage && (
          <button
            type="button"
            className="button small"
            disabled={query.isFetchingNextPage}
            onClick={() => query.fetchNextPage()}
          >
            {t('action.more')}
          </button>
        )}
      </section>
    </>
  );
}

function Summary({ transaction }: { readonly transaction: Transaction }) {
  const t = useWords();
  const missing = missingOf(transaction);
  const keyChanges = keyChangesOf(transaction);
  return (
    <section>
      <p className={missing > 0 ? 'verdict gap-words' : 'verdict'}>
        {missing > 0 ? (
          <Unplug className="icon small" aria-hidden="true" />
        ) : (
          transaction.state === 'complete' && <CircleCheck className="icon small ok-words" aria-hidden="true" />
        )}
        <b>{receivedWords(t, transaction)}</b>
      </p>
      {keyChanges > 0 && <p className="caption">{t('detail.tx.keyChanges', { n: keyChanges })}</p>}
      {missing > 0 && <p className="caption">{t('detail.tx.missing', { n: missing })}</p>}
      <p className="mono caption">{transaction.sourceTransactionId}</p>
      {transaction.statement !== null && <CodeBlock text={transaction.statement} />}
    </section>
  );
}

interface RowsProps {
  readonly events: readonly CanonicalChangeEvent[];
  readonly selected: string;
  readonly onSelect: (eventId: string) => void;
}

function Rows({ events, selected, onSelect }: RowsProps) {
  const tongue = useValueTongue();
  return (
    <ol className="transaction-rows">
      {events.map((event) => (
        <li key={event.eventId}>
          <button
            type="button"
            aria-current={event.eventId === selected ? 'true' : undefined}
            onClick={() => onSelect(event.eventId)}
          >
            <OperationSign operation={event.operation} />
            <span className="mono table">{event.table}</span>
            <span className="mono key">{keyWords(tongue, event.key)}</span>
            <span className="what" title={changeSummary(tongue, event)}>
              {changeSummary(tongue, event)}
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
