/** The timeline: what happened, in order; narrowed by pointing, opened down to the bytes. */
import { useMemo } from 'react';
import { Link } from 'wouter';
import { DaySwitcher } from '../frame/day-switcher.tsx';
import { ScreenMain, TopBar } from '../frame/top-bar.tsx';
import { useFindingWords } from '../ui/finding-words.ts';
import { usePreferences, useWords } from '../ui/preferences.tsx';
import { Strip } from '../ui/states.tsx';
import { ChangeList } from './change-list.tsx';
import { CopyLink } from './copy-link.tsx';
import { DayList } from './day-list.tsx';
import { ChangePane } from './detail/detail-pane.tsx';
import { EventPane } from './detail/event/event-pane.tsx';
import { TransactionPane } from './detail/transaction-pane.tsx';
import { Facets } from './facets.tsx';
import { Lanes } from './lanes.tsx';
import { shortTableNames, TableNamesContext } from './table-names.ts';
import { Toolbar } from './toolbar.tsx';
import { type DayFacts, useDayFacts } from './use-day-facts.ts';
import { useSelectedDay } from './use-selected-place.ts';
import { type TimelineController, useView } from './use-view.ts';

export function TimelineView() {
  const t = useWords();
  const controller = useView();
  useSelectedDay(controller);
  const facts = useDayFacts(controller);
  const { view, day, change } = controller;
  const tables = facts.facets.data?.tables;
  const { language } = usePreferences().preferences;
  const tableName = useMemo(
    () => shortTableNames(tables?.map(({ table }) => table) ?? [], language),
    [tables, language],
  );
  return (
    <TableNamesContext value={tableName}>
      <TopBar title={t('nav.timeline')}>
        <DaySwitcher day={day} onChange={(next) => change({ day: next, span: null, selected: null })} />
        <span className="spring" />
        <CopyLink controller={controller} />
      </TopBar>
      <IgnoredStrip ignored={view.ignored} onDrop={() => change({}, { replace: true })} />
      <CoverageStrip facts={facts} />
      <ScreenMain className={view.selected === null ? 'timeline' : 'timeline with-pane'}>
        <div className="timeline-left">
          <Toolbar controller={controller} facts={facts} />
          <Lanes controller={controller} facts={facts} />
          <div className="timeline-bottom">
            <Facets controller={controller} facts={facts} />
            {view.zoom === 'day' ? (
              <DayList controller={controller} facts={facts} />
            ) : (
              <ChangeList controller={controller} facts={facts} />
            )}
          </div>
        </div>
        {view.selected !== null && <OpenedPane controller={controller} id={view.selected} />}
      </ScreenMain>
    </TableNamesContext>
  );
}

/** A link may ask for what there is not: what is shown instead must not pass for the answer. */
function IgnoredStrip({ ignored, onDrop }: { readonly ignored: readonly string[]; readonly onDrop: () => void }) {
  const t = useWords();
  if (ignored.length === 0) return null;
  const action = (
    <button type="button" className="button small" onClick={onDrop}>
      {t('strip.ignored.drop')}
    </button>
  );
  return (
    <div className="strips">
      <Strip kind="plain" action={action}>
        {t('strip.ignored', { n: ignored.length, what: ignored.map((part) => `«${part}»`).join(', ') })}
      </Strip>
    </div>
  );
}

function OpenedPane({ controller, id }: { readonly controller: TimelineController; readonly id: string }) {
  if (id.startsWith('BE-')) return <EventPane controller={controller} eventId={id} />;
  return id.startsWith('EV-') ? (
    <ChangePane controller={controller} eventId={id} />
  ) : (
    <TransactionPane controller={controller} transactionId={id} />
  );
}

/** A gap in view is said above the content; several are counted. */
function CoverageStrip({ facts }: { readonly facts: DayFacts }) {
  const t = useWords();
  const words = useFindingWords();
  const inView = facts.gaps.filter(
    (gap) => gap.fromMs < Date.parse(facts.shown.to) && gap.toMs >= Date.parse(facts.shown.from),
  );
  const [first] = inView;
  if (!first) return null;
  const finding = facts.coverage.data?.findings.find(({ id }) => id === first.findingId);
  const link = (
    <Link
      href={
        finding ? `/fuentes/${encodeURIComponent(finding.source)}?gap=${encodeURIComponent(finding.id)}` : '/fuentes'
      }
    >
      {t('nav.sources')}
    </Link>
  );
  return (
    <div className="strips">
      <Strip kind="gap" action={link}>
        {inView.length === 1 && finding
          ? t('strip.gapInView', { what: words(finding).what })
          : t('strip.gapsInView', { n: inView.length })}
      </Strip>
    </div>
  );
}
