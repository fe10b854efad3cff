/** The line above the list: how many, how many row changes, what the filter hides, how many in the day; `≈` where not exact; and the order. */
import { ArrowDownNarrowWide, ArrowUpNarrowWide } from 'lucide-react';
import { useWords } from '../ui/preferences.tsx';
import { countWords, sumOf } from './operation-counts.ts';
import type { DayFacts } from './use-day-facts.ts';
import type { TimelineController } from './use-view.ts';

interface CountLineProps {
  readonly controller: TimelineController;
  readonly facts: DayFacts;
  /** Null until the first page is read. */
  readonly total: number | null;
  readonly exact: boolean;
  /** How many are loaded. */
  readonly shown: number;
}

export function CountLine({ controller: { view, change }, facts, total, exact, shown }: CountLineProps) {
  const t = useWords();
  const { changes, hidden, inDay } = facts.counts;
  const newest = view.order === 'newest';
  const Order = newest ? ArrowDownNarrowWide : ArrowUpNarrowWide;
  const parts = [
    view.zoom === 'transactions' && changes !== null ? countWords(t, changes) : '',
    hidden !== null && sumOf(hidden) > 0 ? t('timeline.count.hidden', { what: countWords(t, hidden) }) : '',
    // Without a span the day is what is shown and what is hidden.
    view.span !== null && inDay !== null ? t('timeline.count.day', { what: countWords(t, inDay) }) : '',
  ].filter((part) => part !== '');
  return (
    <header className="count-line">
      {total === null ? (
        <p className="caption">{t('state.reading')}</p>
      ) : (
        <p>
          <b>
            {exact ? '' : '≈ '}
            {view.zoom === 'transactions' && t('timeline.count.transactions', { n: total })}
            {view.zoom === 'rows' &&
              (changes === null ? t('timeline.count.any', { n: total }) : countWords(t, changes))}
          </b>
          {parts.map((part) => ` · ${part}`)}
        </p>
      )}
      <span className="spring" />
      {total !== null && (
        <p className="caption">{t('timeline.count.shown', { shown, total: Math.max(total, shown) })}</p>
      )}
      <button type="button" className="button quiet" onClick={() => change({ order: newest ? 'oldest' : 'newest' })}>
        <Order className="icon small" aria-hidden="true" />
        {t(newest ? 'timeline.order.newest' : 'timeline.order.oldest')}
      </button>
    </header>
  );
}
