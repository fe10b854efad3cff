/** `12 cambios nuevos · Mostrar`: what arrives in the span on screen waits here; an empty list is the only one that fills by itself. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { type LiveChange, useLive } from '../api/live.tsx';
import { useWords } from '../ui/preferences.tsx';
import { useKeys } from '../ui/use-keys.ts';
import type { DayFacts } from './use-day-facts.ts';
import type { List } from './use-list-rows.ts';
import type { TimelineController } from './use-view.ts';

const SHOWN_BY_A_READ = [
  ...['changeList', 'getHistogram', 'getFacets', 'getCoverage', 'emptyRemovals'],
  ...['getBusinessHistogram', 'getBusinessFacets', 'getBusinessEvent'],
];

interface NewChangesProps {
  readonly controller: TimelineController;
  readonly facts: DayFacts;
  readonly list: List;
}

export function NewChanges({ controller, facts, list }: NewChangesProps) {
  const t = useWords();
  const queries = useQueryClient();
  const { waiting, firstAt, clear } = useWaiting(facts.shown);
  const isEmpty = list.query.data !== undefined && list.items.length === 0;
  const show = () => {
    for (const name of SHOWN_BY_A_READ) queries.invalidateQueries({ queryKey: [name] });
    if (!isEmpty && controller.view.order === 'oldest' && list.query.hasNextPage && firstAt !== null)
      list.anchorAt(firstAt);
    clear();
  };
  useEffect(() => {
    if (isEmpty && waiting > 0) show();
  }, [isEmpty, waiting]);
  useKeys({ '.': () => waiting > 0 && show() });
  return (
    <div className="new-changes" aria-live="polite">
      {waiting > 0 && !isEmpty && (
        <p>
          {t('timeline.new', { n: waiting })} ·{' '}
          <button type="button" onClick={show}>
            {t('timeline.new.show')}
          </button>
        </p>
      )}
    </div>
  );
}

/** How many changes came into the span since it was last read, and when the first of them was committed. */
function useWaiting(shown: DayFacts['shown']) {
  const { change } = useLive();
  const seen = useRef(change);
  const [state, setState] = useState<{ waiting: number; firstAt: string | null }>({ waiting: 0, firstAt: null });
  useEffect(() => {
    const added = change.events - seen.current.events;
    seen.current = change;
    if (added <= 0 || !isWithin(change, shown)) return;
    setState((before) => ({ waiting: before.waiting + added, firstAt: before.firstAt ?? change.lastCommittedAt }));
  }, [change, shown]);
  return { ...state, clear: () => setState({ waiting: 0, firstAt: null }) };
}

function isWithin({ lastCommittedAt }: LiveChange, { from, to }: DayFacts['shown']): boolean {
  if (lastCommittedAt === null) return true;
  const at = Date.parse(lastCommittedAt);
  return at >= Date.parse(from) && at < Date.parse(to);
}
