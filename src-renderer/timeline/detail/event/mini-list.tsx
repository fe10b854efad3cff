/** A few business events in a pane: time, icon, type and object, actor; each opens. */
import type { BusinessEvent } from '#shared/business-event.ts';
import { formatTime } from '#shared/zoned-time.ts';
import { usePreferences, useWords } from '../../../ui/preferences.tsx';
import { ActorWords, actorTitle } from '../../events/actor-words.tsx';
import { eventRowWords } from '../../events/event-row-words.ts';
import { TypeIcon } from '../../events/type-icon.tsx';
import { typeWords } from '../../events/words.ts';
import type { TimelineController } from '../../use-view.ts';

interface MiniListProps {
  readonly controller: TimelineController;
  readonly events: readonly BusinessEvent[];
}

export function MiniList({ controller: { zone, view, change }, events }: MiniListProps) {
  const t = useWords();
  const { language } = usePreferences().preferences;
  return (
    <ol className="mini-list">
      {events.map((event) => {
        const { type, rest } = eventRowWords(event, typeWords(t, event.type), language);
        return (
          <li key={event.eventId}>
            <button
              type="button"
              aria-current={event.eventId === view.selected ? 'true' : undefined}
              title={event.sentence[language]}
              onClick={() => change({ selected: event.eventId })}
            >
              <span className="time">{formatTime(event.at, zone)}</span>
              <TypeIcon type={event.type} />
              <span className="truncate">
                <b>{type}</b> {rest}
              </span>
              <span className="truncate actor" title={actorTitle(t, event.actor)}>
                <ActorWords actor={event.actor} />
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
