/** One source: its state, the chain from its log to our ledger, its coverage by day, its tables of a day. */
import { ListChecks, Radio, SlidersHorizontal, Unplug } from 'lucide-react';
import { formatName } from '#shared/format.ts';
import type { OperationOutput } from '#shared/operations.ts';
import { formatInstant } from '#shared/zoned-time.ts';
import { useOperation } from '../api/use-operation.ts';
import { isAlive, sourceTone } from '../frame/capture-item.tsx';
import { dayBounds } from '../timeline/timeline-query.ts';
import { useWords } from '../ui/preferences.tsx';
import { ErrorState, Reading } from '../ui/states.tsx';
import { Chain } from './chain.tsx';
import { CoverageStrips } from './coverage-strips.tsx';
import { IgnoreSource } from './ignore-source.tsx';
import { TablesOfDay } from './tables-of-day.tsx';
import type { SourcesController } from './use-sources-view.ts';

export function SourceBody({
  controller,
  sourceId,
}: {
  readonly controller: SourcesController;
  readonly sourceId: string;
}) {
  const { day, zone } = controller;
  const query = useOperation('getSource', { id: sourceId, ...dayBounds(day, zone) }, { keep: true, refetchMs: 10_000 });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
    <section className="source-body" data-region tabIndex={0} aria-label={sourceId}>
      {query.error && !query.data && <ErrorState error={query.error} onRetry={query.refetch} />}
      {!query.data && !query.error && <Reading />}
      {query.data && (
        <>
          <SourceHead source={query.data} controller={controller} />
          <Chain source={query.data} />
          <CoverageStrips controller={controller} sourceId={sourceId} since={query.data.since} />
          <TablesOfDay controller={controller} sourceId={sourceId} tables={query.data.tables} />
        </>
      )}
    </section>
  );
}

function SourceHead({
  source,
  controller,
}: {
  readonly source: OperationOutput<'getSource'>;
  readonly controller: SourcesController;
}) {
  const t = useWords();
  const alive = isAlive(source.state) && !source.ignored;
  const Icon = alive ? Radio : Unplug;
  const facts = [
    `${source.connector} ${source.serverVersion ?? ''}`.trim(),
    t('detail.epoch', { n: source.epoch }),
    source.since === null
      ? ''
      : t('sources.since', { date: formatInstant(source.since, controller.zone).slice(0, 10) }),
    source.hasSecret ? t('sources.signed') : t('sources.unsigned'),
    source.registered ? '' : t('sources.unregistered'),
  ].filter((fact) => fact !== '');
  return (
    <header className="source-head">
      <div>
        <h2>{formatName(source.id)}</h2>
        <p className="caption">{facts.join(' · ')}</p>
      </div>
      <span className={`tag ${{ ok: 'ok', alarm: 'gap', '': '' }[source.ignored ? '' : sourceTone(source.state)]}`}>
        <Icon className="icon small" aria-hidden="true" />
        {t(source.ignored ? 'sources.state.ignored' : `sources.state.${source.state}`)}
      </span>
      <IgnoreSource source={source} />
      {source.registered && (
        <>
          <button type="button" className="button small" onClick={() => controller.open({ kind: 'check' })}>
            <ListChecks className="icon small" aria-hidden="true" />
            {t('sources.check')}
          </button>
          <button type="button" className="button small" onClick={() => controller.open({ kind: 'configuration' })}>
            <SlidersHorizontal className="icon small" aria-hidden="true" />
            {t('sources.configuration')}
          </button>
        </>
      )}
    </header>
  );
}
