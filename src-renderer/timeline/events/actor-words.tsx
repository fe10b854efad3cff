/** Who did it, with the mark of what names them; where nothing does, in violet: a change without a footprint is itself a finding. */
import { Columns3, MessageSquareCode, NotebookText, Plug, Unplug } from 'lucide-react';
import type { Actor } from '#shared/business-event.ts';
import { useWords, type Words } from '../../ui/preferences.tsx';

const marks = { column: Columns3, log: NotebookText, comment: MessageSquareCode, session: Plug, none: Unplug } as const;

export function ActorWords({ actor }: { readonly actor: Actor }) {
  const t = useWords();
  const Mark = marks[actor.origin];
  return (
    <>
      {actor.value === null ? <span className="gap-words">{t('event.actor.none')}</span> : actor.value}
      <Mark
        className={actor.value === null ? 'icon origin gap-words' : 'icon origin'}
        role="img"
        aria-label={t(`event.origin.${actor.origin}`)}
      />
    </>
  );
}

export function actorTitle(t: Words, { value, origin, ladder }: Actor): string {
  const session = ladder.find(({ rung }) => rung === 'session')?.value ?? null;
  if (value === null && session !== null)
    return `${t('event.actor.session', { session })} · ${t('event.actor.session.why')}`;
  return value === null ? t('event.actor.none') : `${value} · ${t(`event.origin.${origin}`)}`;
}
