/** At the left: sources, findings by weight, quarantine, changes of structure; each opens at the right. */
import { Plus, Radio, Unplug } from 'lucide-react';
import { Link } from 'wouter';
import { formatDuration, formatName } from '#shared/format.ts';
import type { Source } from '#shared/operations.ts';
import { tableWords } from '#shared/table-name.ts';
import { formatInstant } from '#shared/zoned-time.ts';
import { useOperation } from '../api/use-operation.ts';
import { isAlive, sourceTone, wholeSeconds } from '../frame/capture-item.tsx';
import { usePreferences, useWords } from '../ui/preferences.tsx';
import { useNow } from '../ui/use-now.ts';
import { FindingGroup } from './finding-group.tsx';
import { ListGroup } from './list-group.tsx';
import { quarantineTitle } from './quarantine-words.ts';
import type { SourcesController } from './use-sources-view.ts';

const SHOWN = 8;

export function SourcesList({ controller }: { readonly controller: SourcesController }) {
  const t = useWords();
  const { sourceId } = controller;
  const sources = useOperation('listSources', {}, { refetchMs: 10_000 }).data?.items ?? [];
  const findings =
    useOperation('getCoverage', sourceId === null ? {} : { source: [sourceId] }, { keep: true }).data?.findings ?? [];
  const newestFirst = [...findings].sort(
    (a, b) => Number(a.closedLeaf !== null) - Number(b.closedLeaf !== null) || b.from.localeCompare(a.from),
  );
  return (
    <aside className="sources-list" aria-label={t('sources.list')} data-region tabIndex={-1}>
      <ListGroup title={t('sources.sources')} count={sources.length}>
        {sources.map((source) => (
          <SourceItem key={source.id} source={source} here={source.id === sourceId} />
        ))}
        <li>
          <Link className="list-item add" href="/fuentes/nueva">
            <Plus className="icon small" aria-hidden="true" />
            {t('timeline.empty.connect')}
          </Link>
        </li>
      </ListGroup>
      {(['gap', 'alarm', 'notice'] as const).map((severity) => (
        <FindingGroup
          key={severity}
          severity={severity}
          findings={newestFirst.filter((finding) => finding.severity === severity)}
          controller={controller}
        />
      ))}
      <Quarantine controller={controller} />
      <SchemaChanges controller={controller} />
    </aside>
  );
}

function SourceItem({ source, here }: { readonly source: Source; readonly here: boolean }) {
  const t = useWords();
  const now = useNow(1000);
  const alive = isAlive(source.state);
  const Icon = alive ? Radio : Unplug;
  return (
    <li>
      <Link
        className={here ? 'list-item here' : 'list-item'}
        aria-current={here ? 'true' : undefined}
        href={`/fuentes/${encodeURIComponent(source.id)}`}
      >
        <b>{formatName(source.id)}</b>
        <span
          className={`small-words ${{ ok: 'ok-words', alarm: 'gap-words', '': '' }[source.ignored ? '' : sourceTone(source.state)]}`}
        >
          <Icon className="icon small" aria-hidden="true" />
          {t(source.ignored ? 'sources.state.ignored' : `sources.state.${source.state}`)}
        </span>
        {source.lastReceivedAt !== null && (
          <span className="small-words caption">
            {t('sources.ago', { t: formatDuration(wholeSeconds(now - Date.parse(source.lastReceivedAt))) })}
          </span>
        )}
      </Link>
    </li>
  );
}

function Quarantine({ controller }: { readonly controller: SourcesController }) {
  const t = useWords();
  const list = useOperation('listQuarantine', { limit: 100, order: 'newest' }).data;
  const { opened, open, zone } = controller;
  const own = list?.items.filter(({ source }) => source === controller.sourceId || source === '') ?? [];
  if (!list || list.total === 0) return null;
  return (
    <ListGroup title={t('sources.quarantine')} count={list.total}>
      <li className="list-item caption">{t('sources.quarantine.note', { n: list.total })}</li>
      {own.slice(0, SHOWN).map((one) => (
        <li key={one.leaf}>
          <button
            type="button"
            className={opened?.kind === 'quarantined' && opened.leaf === one.leaf ? 'list-item here' : 'list-item'}
            onClick={() => open({ kind: 'quarantined', leaf: one.leaf })}
          >
            <b>{quarantineTitle(t, one)}</b>
            <span className="small-words">{formatInstant(one.receivedAt, zone).slice(0, 16)}</span>
          </button>
        </li>
      ))}
      {list.total > Math.min(SHOWN, own.length) && (
        <li className="list-item caption">
          {t('timeline.count.shown', { shown: Math.min(SHOWN, own.length), total: list.total })}
        </li>
      )}
    </ListGroup>
  );
}

function SchemaChanges({ controller }: { readonly controller: SourcesController }) {
  const t = useWords();
  const { language } = usePreferences().preferences;
  const { opened, open, zone, sourceId } = controller;
  const source = useOperation('getSource', { id: sourceId ?? '' }, { enabled: sourceId !== null }).data;
  const changes = source?.schemaChanges.filter(({ synthetic }) => !synthetic) ?? [];
  if (changes.length === 0) return null;
  return (
    <ListGroup title={t('sources.schema')} count={changes.length}>
      {changes
        .slice(-SHOWN)
        .reverse()
        .map((change) => (
          <li key={change.leaf}>
            <button
              type="button"
              className={
                opened?.kind === 'schema-change' && opened.leaf === change.leaf ? 'list-item here' : 'list-item'
              }
              onClick={() => open({ kind: 'schema-change', leaf: change.leaf })}
            >
              <b className="truncate">{t('sources.schema.of', { table: tableWords(change.table, language) })}</b>
              <span className="small-words">
                {change.at === null ? '—' : formatInstant(change.at, zone).slice(0, 16)}
              </span>
            </button>
          </li>
        ))}
    </ListGroup>
  );
}
