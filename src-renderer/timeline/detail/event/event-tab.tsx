/** The detail of an event: what it says, who did it, its rows before and after, how sure and by which rule, and why it was nothing else. */
import { CircleHelp, Unplug } from 'lucide-react';
import { useState } from 'react';
import { usePreferences, useWords } from '../../../ui/preferences.tsx';
import { entityWords, typeWords } from '../../events/words.ts';
import { narrowTo } from '../../filter-syntax.ts';
import { confidenceText } from './band-tag.tsx';
import type { EventProps } from './event-pane.tsx';
import { EventRows } from './event-rows.tsx';
import { Facts } from './facts.tsx';
import { Members } from './members.tsx';
import { Who } from './who.tsx';

export function EventTab({ controller, event }: EventProps) {
  const t = useWords();
  const { view, change } = controller;
  const { entity } = event;
  const only = entity === null ? null : `${entity.type}:${entity.id}`;
  return (
    <>
      <section>
        <h3>
          {t('event.facts')}
          {only !== null && (
            <button
              type="button"
              className="inline caption"
              title={entityWords(t, only)}
              onClick={() =>
                change({ zoom: 'events', filters: narrowTo(view.filters, { field: 'entity', value: only }) })
              }
            >
              {t('event.onlyEntity')}: {entity?.label}
            </button>
          )}
        </h3>
        <Facts event={event} />
      </section>
      <Misses event={event} />
      <Members controller={controller} event={event} />
      <Who event={event} />
      <EventRows controller={controller} event={event} />
      <Sure event={event} />
    </>
  );
}

function Misses({ event }: Pick<EventProps, 'event'>) {
  const t = useWords();
  const { language } = usePreferences().preferences;
  if (event.type !== 'UnclassifiedChange' && event.nearMisses.length === 0) return null;
  return (
    <section>
      <h3>{t('event.why.title')}</h3>
      {event.nearMisses.length === 0 && <p className="caption">{t('event.unclassified.none')}</p>}
      <ul className="misses">
        {event.nearMisses.map(({ rule, type, why }) => (
          <li key={`${rule} ${why.es}`} title={rule}>
            <CircleHelp className="icon small" aria-hidden="true" />
            {t('event.notThis', { type: typeWords(t, type), why: why[language] })}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Sure({ event }: Pick<EventProps, 'event'>) {
  const t = useWords();
  const { language } = usePreferences().preferences;
  const [explained, setExplained] = useState(false);
  const { band, confidence, gaps, rule, ruleVersion, kind } = event;
  // It claims nothing that could be more or less sure.
  const unclassified = event.type === 'UnclassifiedChange';
  return (
    <section>
      <h3>
        {t('event.sure')}
        {!unclassified && (
          <span className="caption">
            {t('event.sure.number', { band: t(`event.band.${band}`), n: confidenceText(confidence) })}
          </span>
        )}
      </h3>
      <p className="caption">
        {t('event.rule')} <span className="mono">{rule}</span> · {t('event.rule.version', { version: ruleVersion })} ·{' '}
        {t(`event.kind.${kind}`)}
      </p>
      {gaps.length === 0 ? (
        !unclassified && <p>{t('event.sure.whole')}</p>
      ) : (
        <>
          <p>{t('event.sure.gaps', { n: gaps.length })}</p>
          <ul className="misses">
            {gaps.map((gap) => (
              <li key={gap.es} className="gap-words">
                <Unplug className="icon small" aria-hidden="true" />
                {gap[language]}
              </li>
            ))}
          </ul>
        </>
      )}
      {band === 'possible' && <p className="caption">{t('event.sure.possible')}</p>}
      {!unclassified && (
        <button type="button" className="fold" aria-expanded={explained} onClick={() => setExplained(!explained)}>
          {t('event.sure.how')}
        </button>
      )}
      {explained && <p className="caption">{t('event.sure.formula')}</p>}
    </section>
  );
}
