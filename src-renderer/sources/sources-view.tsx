/** Sources and coverage: what was and was not seen, from each server, link by link and day by day. */
import { Link } from 'wouter';
import { useOperation } from '../api/use-operation.ts';
import { useStatus } from '../api/use-status.ts';
import { ScreenMain, TopBar } from '../frame/top-bar.tsx';
import { useWords } from '../ui/preferences.tsx';
import { Empty, ErrorState, Reading } from '../ui/states.tsx';
import { OpenedPane } from './opened-pane.tsx';
import { SourceBody } from './source-body.tsx';
import { SourcesList } from './sources-list.tsx';
import { type SourcesController, useSourcesView } from './use-sources-view.ts';

export function SourcesView({ sourceId }: { readonly sourceId: string | null }) {
  const t = useWords();
  const controller = useSourcesView(sourceId);
  const { status } = useStatus();
  const sources = useOperation('listSources', {});
  const open = (status?.openGaps ?? 0) + (status?.openAlarms ?? 0);
  return (
    <>
      <TopBar title={t('nav.sources')}>
        <span className="caption">
          {status &&
            `${t('sources.count', { n: status.sources.length })} · ${open === 0 ? t('status.gap.none') : t('nav.gaps', { n: open })}`}
        </span>
      </TopBar>
      <ScreenMain className={controller.opened === null ? 'sources' : 'sources with-pane'}>
        {sources.error && <ErrorState error={sources.error} onRetry={sources.refetch} />}
        {!sources.data && !sources.error && <Reading />}
        {sources.data?.items.length === 0 && <NoSource />}
        {sources.data && sources.data.items.length > 0 && <Known controller={controller} />}
      </ScreenMain>
    </>
  );
}

function NoSource() {
  const t = useWords();
  const action = (
    <Link className="button primary" href="/fuentes/nueva">
      {t('timeline.empty.connect')}
    </Link>
  );
  return <Empty action={action}>{t('sources.none')}</Empty>;
}

function Known({ controller }: { readonly controller: SourcesController }) {
  return (
    <>
      <SourcesList controller={controller} />
      {controller.sourceId !== null && (
        <SourceBody key={controller.sourceId} controller={controller} sourceId={controller.sourceId} />
      )}
      {controller.opened !== null && controller.sourceId !== null && (
        <OpenedPane controller={controller} opened={controller.opened} sourceId={controller.sourceId} />
      )}
    </>
  );
}
