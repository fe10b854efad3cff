/** A pane on one answer: reading it, its error with a way to try again, and the answer; the way to close it is always there. */
import type { UseQueryResult } from '@tanstack/react-query';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../../ui/icon-button.tsx';
import { Pane } from '../../ui/pane.tsx';
import { useWords } from '../../ui/preferences.tsx';
import { ErrorState, Reading } from '../../ui/states.tsx';

interface AnsweredPaneProps<Answer> {
  readonly label: string;
  readonly onClose: () => void;
  readonly query: UseQueryResult<Answer>;
  readonly children: (answer: Answer) => ReactNode;
}

export function AnsweredPane<Answer>({ label, onClose, query, children }: AnsweredPaneProps<Answer>) {
  const t = useWords();
  return (
    <Pane label={label} onClose={onClose}>
      {query.error && (
        <>
          <header className="pane-head">
            <span className="spring" />
            <IconButton icon={X} label={t('action.close')} onClick={onClose} />
          </header>
          <ErrorState error={query.error} onRetry={query.refetch} />
        </>
      )}
      {!query.data && !query.error && <Reading />}
      {query.data && !query.error && children(query.data)}
    </Pane>
  );
}
