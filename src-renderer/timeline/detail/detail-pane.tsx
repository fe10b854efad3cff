/** The pane of the opened row: title as a sentence, tabs, the change before and after of the same row, the proof. */
import { ChevronLeft, ChevronRight, Filter, X } from 'lucide-react';
import { useId } from 'react';
import { formatInteger } from '#shared/format.ts';
import type { OperationOutput } from '#shared/operations.ts';
import { tableLabel, tableWords } from '#shared/table-name.ts';
import { formatInstant } from '#shared/zoned-time.ts';
import { useOperation } from '../../api/use-operation.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { usePreferences, useWords } from '../../ui/preferences.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { changeSummary, keyWords } from '../change-words.ts';
import { operationWords } from '../filter-chips.tsx';
import { narrowTo } from '../filter-syntax.ts';
import { OperationSign } from '../rows/operation-sign.tsx';
import type { TimelineController } from '../use-view.ts';
import { AnsweredPane } from './answered-pane.tsx';
import { DetailTab } from './detail-tab.tsx';
import { OwnClock } from './own-clock.tsx';
import { ProofTab } from './proof-tab.tsx';
import { TransactionTab } from './transaction-tab.tsx';

export function ChangePane({
  controller,
  eventId,
}: {
  readonly controller: TimelineController;
  readonly eventId: string;
}) {
  const t = useWords();
  const close = () => controller.change({ selected: null, tab: 'detail' });
  const query = useOperation('getChangeEvent', { id: eventId }, { keep: true });
  return (
    <AnsweredPane label={t('detail.region')} onClose={close} query={query}>
      {(answer) => <Change controller={controller} answer={answer} onClose={close} />}
    </AnsweredPane>
  );
}

interface ChangeProps {
  readonly controller: TimelineController;
  readonly answer: OperationOutput<'getChangeEvent'>;
  readonly onClose: () => void;
}

function Change({ controller, answer, onClose }: ChangeProps) {
  const t = useWords();
  const panel = useId();
  const { view, zone, change } = controller;
  const { event } = answer;
  const paths = (['before', 'after'] as const).flatMap((side) =>
    Object.keys(event[side] ?? {}).map((name) => `${side}.${name}`),
  );
  return (
    <>
      <ChangeHead controller={controller} answer={answer} onClose={onClose} />
      <Tabs
        label={t('detail.tabs')}
        value={view.tab === 'around' ? 'detail' : view.tab}
        panelId={panel}
        tabs={[
          { value: 'detail', label: t('detail.tab.detail') },
          { value: 'transaction', label: t('detail.tab.transaction') },
          { value: 'proof', label: t('detail.tab.proof') },
        ]}
        onChange={(tab) => change({ tab }, { replace: true })}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard */}
      <div className="pane-body" role="tabpanel" id={panel} tabIndex={0} key={`${event.eventId} ${view.tab}`}>
        {(view.tab === 'detail' || view.tab === 'around') && (
          <DetailTab answer={answer} zone={zone} onSelect={(selected) => change({ selected, tab: 'detail' })} />
        )}
        {view.tab === 'transaction' && (
          <TransactionTab
            transactionId={event.transactionId}
            selected={event.eventId}
            onSelect={(selected) => change({ selected, tab: 'detail' })}
          />
        )}
        {view.tab === 'proof' && <ProofTab id={event.eventId} paths={paths} zone={zone} />}
      </div>
      <ChangeFoot controller={controller} answer={answer} />
    </>
  );
}

function ChangeHead({ controller: { zone }, answer: { event }, onClose }: ChangeProps) {
  const t = useWords();
  const { language } = usePreferences().preferences;
  const title = t(`op.${event.operation}.title`, {
    table: event.table === '' ? tableWords(tableLabel(event), language) : event.table,
  });
  return (
    <header className="pane-head">
      <div className="pane-tags">
        <span className="tag">
          <OperationSign operation={event.operation} />
          {operationWords(t, event.operation)}
        </span>
        <span className="tag mono">{event.eventId}</span>
        <span className="spring" />
        <IconButton icon={X} label={t('action.close')} onClick={onClose} />
      </div>
      <h2>
        {title}
        {event.key && <span className="mono"> {keyWords({ t, zone }, event.key)}</span>}
      </h2>
      {event.operation === 'update' && <p className="summary">{changeSummary({ t, zone }, event)}</p>}
      <p className="caption">
        {formatInstant(event.at, zone)} · {event.source} · {tableWords(tableLabel(event), language)}
        <OwnClock when={event} zone={zone} />
      </p>
    </header>
  );
}

function ChangeFoot({ controller: { view, change }, answer }: Omit<ChangeProps, 'onClose'>) {
  const t = useWords();
  const { event, previous, nextOfRow } = answer;
  const select = (selected: string | null) => selected !== null && change({ selected });
  const only = () =>
    event.transactionId !== null &&
    change({ filters: narrowTo(view.filters, { field: 'transaction', value: event.transactionId }) });
  useKeys({ p: () => select(previous), n: () => select(nextOfRow) });
  return (
    <footer className="pane-foot">
      <IconButton
        icon={ChevronLeft}
        label={t('detail.previous')}
        disabled={previous === null}
        onClick={() => select(previous)}
      />
      <IconButton
        icon={ChevronRight}
        label={t('detail.next')}
        disabled={nextOfRow === null}
        onClick={() => select(nextOfRow)}
      />
      {event.transactionId !== null && (
        <button type="button" className="button small" onClick={only}>
          <Filter className="icon small" aria-hidden="true" />
          {t('detail.onlyTransaction')}
        </button>
      )}
      <span className="spring" />
      {view.tab !== 'proof' && (
        <>
          <span className="caption">{t('detail.leaf', { leaf: formatInteger(event.leaf) })}</span>
          <button type="button" className="button small" onClick={() => change({ tab: 'proof' }, { replace: true })}>
            {t('detail.seeProof')}
          </button>
        </>
      )}
    </footer>
  );
}
