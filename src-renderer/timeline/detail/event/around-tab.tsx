/** Half an hour before and after, by actor, thing and branch: a mini list each, which the timeline shows whole. */
import { useOperation } from '../../../api/use-operation.ts';
import { useWords } from '../../../ui/preferences.tsx';
import { ErrorState, Reading } from '../../../ui/states.tsx';
import { type AroundWay, aroundFilter, aroundSpan, aroundView, aroundWays } from '../../events/around.ts';
import { eventQuery } from '../../events/event-query.ts';
import { entityWords } from '../../events/words.ts';
import type { EventProps } from './event-pane.tsx';
import { MiniList } from './mini-list.tsx';

const FEW = 20;

export function AroundTab({ controller, event }: EventProps) {
  return (
    <>
      {aroundWays.map((by) => (
        <Around key={by} by={by} controller={controller} event={event} />
      ))}
    </>
  );
}

function Around({ by, controller, event }: EventProps & { readonly by: AroundWay }) {
  const t = useWords();
  const filter = aroundFilter(event, by);
  const input = { ...eventQuery(filter === null ? [] : [filter]), ...aroundSpan(event), limit: FEW };
  const query = useOperation('listBusinessEvents', input, { enabled: filter !== null });
  const name =
    filter === null ? '' : by === 'entity' ? (event.entity?.label ?? entityWords(t, filter.value)) : filter.value;
  return (
    <section>
      <h3>
        {t(`event.around.${by}`)} {name !== '' && <span>{name}</span>}
        <span className="caption">
          {t('event.around.window')}
          {query.data && ` · ${t('timeline.count.shown', { shown: query.data.returned, total: query.data.total })}`}
        </span>
      </h3>
      {filter === null && <p className="caption">{t('event.around.none')}</p>}
      {query.error && <ErrorState error={query.error} onRetry={query.refetch} />}
      {filter !== null && !query.data && !query.error && <Reading />}
      {query.data && query.data.total <= 1 && <p className="caption">{t('event.around.alone')}</p>}
      {query.data && query.data.total > 1 && (
        <>
          <MiniList controller={controller} events={query.data.items} />
          {filter !== null && (
            <button
              type="button"
              className="inline"
              onClick={() => controller.change(aroundView(event, filter, controller))}
            >
              {t('event.around.all')}
            </button>
          )}
        </>
      )}
    </section>
  );
}
