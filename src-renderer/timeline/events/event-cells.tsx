/** A business event in the list, and under it one line per table and kind, and why nothing claims what stays unclassified. */
import { ChevronDown, ChevronRight, CircleHelp, Flag, Unplug } from 'lucide-react';
import type { BusinessEvent, BusinessEventDetail } from '#shared/business-event.ts';
import { formatAmount, formatInteger } from '#shared/format.ts';
import { formatTime } from '#shared/zoned-time.ts';
import { usePreferences, useWords } from '../../ui/preferences.tsx';
import { Cell } from '../rows/cell.tsx';
import { ActorWords, actorTitle } from './actor-words.tsx';
import { eventRowWords } from './event-row-words.ts';
import { TypeIcon } from './type-icon.tsx';
import { typeWords } from './words.ts';

interface EventCellsProps {
  readonly event: BusinessEvent;
  readonly open: boolean;
  readonly zone: string;
  readonly manySources: boolean;
}

export function EventCells({ event, open, zone, manySources }: EventCellsProps) {
  const t = useWords();
  const Twist = open ? ChevronDown : ChevronRight;
  return (
    <>
      <Cell name="time">{formatTime(event.at, zone)}</Cell>
      <Cell name="sign">
        <span className="twist">
          <Twist className="icon small" aria-hidden="true" />
        </span>
      </Cell>
      <Cell name="flag-cell">
        {event.sensitive && <Flag className="icon small sensitive-mark" role="img" aria-label={t('event.sensitive')} />}
      </Cell>
      <EventWords event={event} />
      <Cell name="branch">{event.branch}</Cell>
      <Cell name="actor" title={actorTitle(t, event.actor)}>
        <ActorWords actor={event.actor} />
      </Cell>
      {manySources && <Cell name="source">{event.source}</Cell>}
      <Cell name="number">{event.amount === null ? '' : formatAmount(event.amount, event.currency)}</Cell>
      <Cell name="number count">{event.rows === 0 ? '' : formatInteger(event.rows)}</Cell>
    </>
  );
}

/** The words may be cut, what is doubtful about them may not. */
function EventWords({ event }: { readonly event: BusinessEvent }) {
  const t = useWords();
  const { language } = usePreferences().preferences;
  const { type, rest } = eventRowWords(event, typeWords(t, event.type), language);
  const unclassified = event.type === 'UnclassifiedChange';
  const count = typeof event.payload.count === 'number' && event.rows === 0 ? event.payload.count : null;
  return (
    <Cell name={unclassified ? 'event quiet' : 'event'} title={event.sentence[language]}>
      <TypeIcon type={event.type} />
      <span className="truncate">
        <b>{type}</b> <span className="object">{rest}</span>
      </span>
      {count !== null && <span className="caption">{t('event.gathered', { n: count })}</span>}
      {event.band !== 'confirmed' && !unclassified && (
        <span className={`band ${event.band}`}>{t(`event.band.${event.band}`)}</span>
      )}
      {event.gaps.length > 0 && (
        <span className="gap-words" title={event.gaps.map((gap) => gap[language]).join('; ')}>
          <Unplug className="icon small" aria-hidden="true" />
          {event.gaps[0]?.[language]}
          {event.gaps.length > 1 && ` ${t('event.gaps.more', { n: event.gaps.length - 1 })}`}
        </span>
      )}
    </Cell>
  );
}

export function WhyCells({ misses }: { readonly misses: BusinessEventDetail['nearMisses'] }) {
  const t = useWords();
  const { language } = usePreferences().preferences;
  const words =
    misses.length === 0
      ? t('event.unclassified.none')
      : misses.map(({ type, why }) => t('event.notThis', { type: typeWords(t, type), why: why[language] })).join(' · ');
  return (
    <Cell name="why-words" title={words}>
      <CircleHelp className="icon small" aria-hidden="true" /> {words}
    </Cell>
  );
}
