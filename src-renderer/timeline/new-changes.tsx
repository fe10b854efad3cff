/** `12 cambios nuevos · Mostrar`: what arrives in the span on screen waits here; an empty list is the only one that fills by itself. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { call } from '../api/client.ts';
import { type LiveChange, useLive } from '../api/live.tsx';
import { useWords } from '../ui/preferences.tsx';
import { useKeys } from '../ui/use-keys.ts';
import { isEventLevel } from './events/filter-levels.ts';
import type { DayFacts } from './use-day-facts.ts';
import type { List } from './use-list-rows.ts';
import type { TimelineController } from './use-view.ts';

const SHOWN_BY_A_READ = [
  ...['changeList', 'getHistogram', 'getFacets', 'getCoverage', 'emptyRemovals'],
  ...['getBusinessHistogram', 'getBusinessFacets', 'getBusinessEvent'],
];

const COUNT_AGAIN_MS = 1500;

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
  const ofEvents = isEventLevel(controller.view.zoom);
  const told = useNewEvents(facts, list.query.data === undefined ? null : list.total, ofEvents ? waiting : 0);
  const n = ofEvents ? told : waiting;
  const show = () => {
    for (const name of SHOWN_BY_A_READ) queries.invalidateQueries({ queryKey: [name] });
    if (!isEmpty && controller.view.order === 'oldest' && list.query.hasNextPage && firstAt !== null)
      list.anchorAt(firstAt);
    clear();
  };
  useEffect(() => {
    if (isEmpty && n > 0) show();
  }, [isEmpty, n]);
  useKeys({ '.': () => n > 0 && show() });
  return (
    <div className="new-changes" aria-live="polite">
      {n > 0 && !isEmpty && (
        <p>
          {t(ofEvents ? 'timeline.new.events' : 'timeline.new', { n })} ·{' '}
          <button type="button" onClick={show}>
            {t('timeline.new.show')}
          </button>
        </p>
      )}
    </div>
  );
}

/** A change may be told later than it came: while some wait, events are counted again, under the filters of the view. */
function useNewEvents(facts: DayFacts, shown: number | null, waiting: number): number {
  const input = { ...facts.events.filter, ...facts.shown, buckets: 1 };
  const counted = useQuery({
    queryKey: ['newEvents', input, waiting],
    queryFn: ({ signal }) => call('getBusinessHistogram', input, signal),
    enabled: waiting > 0 && shown !== null,
    staleTime: 0,
    refetchInterval: ({ state }) => ((state.data?.totals.events ?? 0) > (shown ?? 0) ? false : COUNT_AGAIN_MS),
  });
  return waiting === 0 || shown === null ? 0 : Math.max(0, (counted.data?.totals.events ?? 0) - shown);
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
