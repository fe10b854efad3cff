/** Who did it: the four rungs of the ladder in order, each with what stood on it, nothing, or why this source cannot say. */
import { Check, Minus } from 'lucide-react';
import type { ActorRung, BusinessEventDetail } from '#shared/business-event.ts';
import { useOperation } from '../../../api/use-operation.ts';
import { useWords } from '../../../ui/preferences.tsx';

export function Who({ event }: { readonly event: BusinessEventDetail }) {
  const t = useWords();
  const { actor } = event;
  // The row that begins it shows what this source sends at all: statements, sessions.
  const anchor = anchorOf(event);
  const row = useOperation('getChangeEvent', { id: anchor ?? '' }, { enabled: anchor !== null }).data?.event;
  const isMissing = (rung: ActorRung['rung']) =>
    (rung === 'comment' && row?.statement === null) || (rung === 'session' && row?.thread === null);
  return (
    <section>
      <h3>
        {t('event.who')}
        {actor.value === null ? (
          <span className="tag gap">{t('event.actor.none')}</span>
        ) : (
          <span className="tag accent">
            {actor.value} · {t(`event.confidence.${actor.confidence}`)}
          </span>
        )}
      </h3>
      <ul className="ladder">
        {actor.ladder.map((rung) => (
          <Rung key={rung.rung} rung={rung} rule={event.rule} missing={isMissing(rung.rung)} />
        ))}
      </ul>
      {actor.origin === 'session' && <p className="caption">{t('event.actor.session.why')}</p>}
    </section>
  );
}

interface RungProps {
  readonly rung: ActorRung;
  readonly rule: string;
  readonly missing: boolean;
}

function Rung({ rung: { rung, value, from }, rule, missing }: RungProps) {
  const t = useWords();
  const stood = value !== null;
  const Icon = stood ? Check : Minus;
  const words = () => {
    if (value === null) return t(missing ? 'event.ladder.na' : 'event.ladder.absent');
    if (rung === 'session') return t('event.ladder.session.value', { session: value });
    // A rule may name the actor by an expression of its own: then no single column does.
    const byRule = from !== null && rule.endsWith(`/${from}`);
    return byRule ? `${value} · ${t('event.ladder.byRule', { rule: from })}` : `${from ?? ''} = ${value}`;
  };
  return (
    <li className={stood ? '' : 'absent'}>
      <Icon className={stood ? 'icon small ok-words' : 'icon small'} aria-hidden="true" />
      <span>{t(`event.ladder.${rung}`)}</span>
      <span className={stood ? 'mono' : ''} title={from ?? undefined}>
        {rung === 'comment' && stood ? `${value} · ${from ?? ''}` : words()}
      </span>
    </li>
  );
}

/** Its id: the leaf in the event's own name, where a row of it is known. */
export function anchorOf({ evidence }: BusinessEventDetail): string | null {
  return (evidence.find(({ part }) => part === 'anchor') ?? evidence[0])?.eventId ?? null;
}
