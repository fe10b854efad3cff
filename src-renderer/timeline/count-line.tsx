/** The line above the list: how many, how many row changes, what the filter hides, how many in the day; `≈` where not exact; and the order. */
import { ArrowDownNarrowWide, ArrowUpNarrowWide } from 'lucide-react';
import { useWords, type Words } from '../ui/preferences.tsx';
import { typeWords } from './events/words.ts';
import { countWords, sumOf } from './operation-counts.ts';
import type { DayFacts } from './use-day-facts.ts';
import type { TimelineController } from './use-view.ts';
import type { TimelineViewState, Zoom } from './view-state.ts';

interface CountLineProps {
  readonly controller: TimelineController;
  readonly facts: DayFacts;
  /** Null until the first page is read. */
  readonly total: number | null;
  readonly exact: boolean;
  /** How many are loaded. */
  readonly shown: number;
}

const totals = {
  day: 'timeline.count.events',
  events: 'timeline.count.events',
  rows: 'timeline.count.changes',
  transactions: 'timeline.count.transactions',
} as const satisfies Record<Zoom, string>;

export function CountLine({ controller: { view, change }, facts, total, exact, shown }: CountLineProps) {
  const t = useWords();
  const newest = view.order === 'newest';
  const Order = newest ? ArrowDownNarrowWide : ArrowUpNarrowWide;
  const parts = view.zoom === 'events' ? eventParts(t, facts) : changeParts(t, facts, view);
  return (
    <header className="count-line">
      {total === null ? (
        <p className="caption">{t('state.reading')}</p>
      ) : (
        <p>
          <b>
            {exact ? '' : '≈ '}
            {view.zoom === 'rows'
              ? facts.counts.changes === null
                ? t('timeline.count.any', { n: total })
                : countWords(t, facts.counts.changes)
              : t(totals[view.zoom], { n: total })}
          </b>
          {parts.filter((part) => part !== '').map((part) => ` · ${part}`)}
        </p>
      )}
      <span className="spring" />
      {total !== null && (
        <p className={shown >= total ? 'caption complete' : 'caption'}>
          {t('timeline.count.shown', { shown, total: Math.max(total, shown) })}
        </p>
      )}
      <button type="button" className="button quiet" onClick={() => change({ order: newest ? 'oldest' : 'newest' })}>
        <Order className="icon small" aria-hidden="true" />
        {t(newest ? 'timeline.order.newest' : 'timeline.order.oldest')}
      </button>
    </header>
  );
}

function changeParts(t: Words, { counts: { changes, hidden, inDay } }: DayFacts, { zoom, span }: TimelineViewState) {
  return [
    zoom === 'transactions' && changes !== null ? countWords(t, changes) : '',
    hidden !== null && sumOf(hidden) > 0 ? t('timeline.count.hidden', { what: countWords(t, hidden) }) : '',
    // Without a span the day is what is shown and what is hidden.
    span !== null && inDay !== null ? t('timeline.count.day', { what: countWords(t, inDay) }) : '',
  ];
}

function eventParts(t: Words, { events: { applied, counts } }: DayFacts): string[] {
  const { events, rows, hidden, inDay } = counts;
  const [only] = applied;
  // One excluded type says what is missing; several filters together only how much.
  const named = applied.length === 1 && only?.field === 'type' && only.exclude ? typeWords(t, only.value) : null;
  return [
    rows === null ? '' : t('timeline.count.changes', { n: rows }),
    hidden && named !== null ? t('timeline.count.hidden.named', { n: hidden, what: named }) : '',
    hidden && named === null ? t('timeline.count.hidden.events', { n: hidden }) : '',
    inDay !== null && inDay !== events ? t('timeline.count.day.events', { n: inDay }) : '',
  ];
}
