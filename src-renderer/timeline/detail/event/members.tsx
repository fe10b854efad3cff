/** The events that this one gathers, the first of them; the list unfolds them all. */
import { useOperation } from '../../../api/use-operation.ts';
import { useWords } from '../../../ui/preferences.tsx';
import { ErrorState, Reading } from '../../../ui/states.tsx';
import type { EventProps } from './event-pane.tsx';
import { MiniList } from './mini-list.tsx';

const FEW = 8;
const MANY = 1000;

export function Members({ controller, event }: EventProps) {
  const t = useWords();
  const total = event.members.length;
  const limit = total > FEW ? FEW : MANY;
  const query = useOperation('listBusinessEvents', { gatheredBy: event.eventId, limit }, { enabled: total > 0 });
  if (total === 0) return null;
  return (
    <section>
      <h3>
        {t('event.members')}
        <span className="caption">{t('timeline.count.shown', { shown: query.data?.returned ?? 0, total })}</span>
      </h3>
      {query.error && <ErrorState error={query.error} onRetry={query.refetch} />}
      {!query.data && !query.error && <Reading />}
      {query.data && <MiniList controller={controller} events={query.data.items} />}
    </section>
  );
}
