/** `12 cambios nuevos · Mostrar`: what arrives waits here; an empty list is the only one that fills by itself. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useLive } from '../api/live.tsx';
import { useWords } from '../ui/preferences.tsx';
import { useKeys } from '../ui/use-keys.ts';
import type { List } from './use-list-rows.ts';
import type { TimelineController } from './use-view.ts';

const SHOWN_BY_A_READ = ['changeList', 'getHistogram', 'getFacets', 'getCoverage', 'emptyRemovals'];

export function NewChanges({ controller, list }: { readonly controller: TimelineController; readonly list: List }) {
  const t = useWords();
  const queries = useQueryClient();
  const { change } = useLive();
  const [seen, setSeen] = useState(change.events);
  const waiting = change.events - seen;
  const isEmpty = list.query.data !== undefined && list.items.length === 0;
  const newestBefore = useRef(change.lastCommittedAt);
  const show = () => {
    setSeen(change.events);
    for (const name of SHOWN_BY_A_READ) queries.invalidateQueries({ queryKey: [name] });
    if (!isEmpty && controller.view.order === 'oldest' && list.query.hasNextPage && newestBefore.current) list.anchorAt(newestBefore.current);
    newestBefore.current = change.lastCommittedAt;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the arrival of changes fills an empty list
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
