/** The pane of an opened business event: its sentence as title, tabs, and the ways on from it. */
import { Crosshair, Flag, UserRound, X } from 'lucide-react';
import { useId } from 'react';
import type { BusinessEventDetail } from '#shared/business-event.ts';
import { formatInteger } from '#shared/format.ts';
import { formatInstant } from '#shared/zoned-time.ts';
import { useOperation } from '../../../api/use-operation.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { usePreferences, useWords } from '../../../ui/preferences.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { TypeIcon } from '../../events/type-icon.tsx';
import { typeWords } from '../../events/words.ts';
import { narrowTo } from '../../filter-syntax.ts';
import type { TimelineController } from '../../use-view.ts';
import { AnsweredPane } from '../answered-pane.tsx';
import { AroundTab } from './around-tab.tsx';
import { BandTag } from './band-tag.tsx';
import { EventProofTab } from './event-proof-tab.tsx';
import { EventTab } from './event-tab.tsx';
import { EventTransactionsTab } from './event-transactions-tab.tsx';

interface EventPaneProps {
  readonly controller: TimelineController;
  readonly eventId: string;
}

export function EventPane({ controller, eventId }: EventPaneProps) {
  const t = useWords();
  const close = () => controller.change({ selected: null, tab: 'detail' });
  const query = useOperation('getBusinessEvent', { id: eventId }, { keep: true });
  return (
    <AnsweredPane label={t('event.region')} onClose={close} query={query}>
      {(event) => <Opened controller={controller} event={event} onClose={close} />}
    </AnsweredPane>
  );
}

export interface EventProps {
  readonly controller: TimelineController;
  readonly event: BusinessEventDetail;
}

function Opened({ controller, event, onClose }: EventProps & { readonly onClose: () => void }) {
  const t = useWords();
  const panel = useId();
  const { view, change } = controller;
  const transactions = new Set(event.evidence.flatMap(({ transaction }) => transaction ?? [])).size;
  return (
    <>
      <EventHead controller={controller} event={event} onClose={onClose} />
      <Tabs
        label={t('detail.tabs')}
        value={view.tab}
        panelId={panel}
        tabs={[
          { value: 'detail', label: t('detail.tab.detail') },
          { value: 'transaction', label: t('event.tab.transactions', { n: Math.max(1, transactions) }) },
          { value: 'around', label: t('event.tab.around') },
          { value: 'proof', label: t('detail.tab.proof') },
        ]}
        onChange={(tab) => change({ tab }, { replace: true })}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard */}
      <div className="pane-body" role="tabpanel" id={panel} tabIndex={0} key={`${event.eventId} ${view.tab}`}>
        {view.tab === 'detail' && <EventTab controller={controller} event={event} />}
        {view.tab === 'transaction' && <EventTransactionsTab controller={controller} event={event} />}
        {view.tab === 'around' && <AroundTab controller={controller} event={event} />}
        {view.tab === 'proof' && <EventProofTab controller={controller} event={event} />}
      </div>
      <EventFoot controller={controller} event={event} />
    </>
  );
}

function EventHead({ controller: { zone, change }, event, onClose }: EventProps & { readonly onClose: () => void }) {
  const t = useWords();
  const { language } = usePreferences().preferences;
  const { absorbedBy, branch, source } = event;
  return (
    <header className="pane-head">
      <div className="pane-tags">
        <span className="tag">
          <TypeIcon type={event.type} /> {typeWords(t, event.type)}
        </span>
        {event.type !== 'UnclassifiedChange' && <BandTag event={event} />}
        {event.sensitive && (
          <span className="tag sensitive">
            <Flag className="icon small" aria-hidden="true" /> {t('event.sensitive')}
          </span>
        )}
        <span className="spring" />
        <IconButton icon={X} label={t('action.close')} onClick={onClose} />
      </div>
      <h2>{event.sentence[language]}</h2>
      <p className="caption">
        {formatInstant(event.at, zone)}
        {branch !== null && ` · ${t('timeline.facet.branch').toLowerCase()} ${branch}`} · {source}
      </p>
      {absorbedBy !== null && (
        <p>
          <button type="button" className="inline" onClick={() => change({ selected: absorbedBy, tab: 'detail' })}>
            {t('event.absorbedBy')}
          </button>
        </p>
      )}
    </header>
  );
}

function EventFoot({ controller: { view, change }, event }: EventProps) {
  const t = useWords();
  const actor = event.actor.value;
  const leaf = Number(/^BE-(\d+)-/.exec(event.eventId)?.[1] ?? 0);
  const onlyActor = () =>
    actor !== null && change({ zoom: 'events', filters: narrowTo(view.filters, { field: 'actor', value: actor }) });
  return (
    <footer className="pane-foot">
      <button type="button" className="button small" onClick={() => change({ tab: 'around' }, { replace: true })}>
        <Crosshair className="icon small" aria-hidden="true" />
        {t('event.around')}
      </button>
      {actor !== null && (
        <button type="button" className="button small" onClick={onlyActor} title={actor}>
          <UserRound className="icon small" aria-hidden="true" />
          {t('event.onlyActor')}
        </button>
      )}
      <span className="spring" />
      {view.tab !== 'proof' && (
        <>
          <span className="caption">{t('detail.leaf', { leaf: formatInteger(leaf) })}</span>
          <button type="button" className="button small" onClick={() => change({ tab: 'proof' }, { replace: true })}>
            {t('detail.seeProof')}
          </button>
        </>
      )}
    </footer>
  );
}
