/** A finding opened: what happened, what to do, what closes it, its facts, and the way to that span on the timeline. */
import { Link } from 'wouter';
import type { Finding } from '#shared/coverage.ts';
import { formatDuration, formatInteger } from '#shared/format.ts';
import { codeWords } from '#shared/messages/code-words.ts';
import { tableWords } from '#shared/table-name.ts';
import { formatInstant, toZone } from '#shared/zoned-time.ts';
import { useOperation } from '../api/use-operation.ts';
import { useFindingWords } from '../ui/finding-words.ts';
import { usePreferences, useWords } from '../ui/preferences.tsx';
import { Empty, ErrorState, Reading } from '../ui/states.tsx';
import type { SourcesController } from './use-sources-view.ts';

export function FindingPanel({ id, controller }: { readonly id: string; readonly controller: SourcesController }) {
  const t = useWords();
  const query = useOperation('getCoverage', {}, { keep: true });
  const finding = query.data?.findings.find((one) => one.id === id);
  if (query.error) return <ErrorState error={query.error} onRetry={query.refetch} />;
  if (!query.data) return <Reading />;
  return finding ? <Opened finding={finding} zone={controller.zone} /> : <Empty>{t('sources.finding.gone')}</Empty>;
}

function Opened({ finding, zone }: { readonly finding: Finding; readonly zone: string }) {
  const t = useWords();
  const words = useFindingWords()(finding);
  const isOpen = finding.closedLeaf === null;
  const length =
    finding.to === null
      ? t('sources.finding.ongoing')
      : formatDuration(Date.parse(finding.to) - Date.parse(finding.from));
  return (
    <>
      <section>
        <div className="pane-tags">
          <span className={`tag ${finding.severity}`}>{t(`sources.severity.${finding.severity}`)}</span>
          <span className="tag">{t(isOpen ? 'sources.finding.open' : 'sources.finding.closed')}</span>
          <span className="tag mono">{finding.id}</span>
        </div>
        <h2>{words.title}</h2>
        <p className="caption">
          {formatInstant(finding.from, zone)} {finding.to !== null && `→ ${formatInstant(finding.to, zone)}`} · {length}
        </p>
      </section>
      <Paragraph title={t('sources.finding.what')} text={words.what} />
      <Paragraph title={t('sources.finding.do')} text={words.action} />
      <Paragraph title={t('sources.finding.closes')} text={words.closed ?? words.closes} />
      <Facts finding={finding} />
      <div className="actions">
        <Link className="button" href={`/linea?${timelineSpan(finding, zone)}`}>
          {t('sources.finding.timeline')}
        </Link>
      </div>
      {finding.severity === 'gap' && <p className="caption">{t('sources.finding.kept')}</p>}
    </>
  );
}

function Paragraph({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <section>
      <h3>{title}</h3>
      <p>{text}</p>
    </section>
  );
}

function Facts({ finding }: { readonly finding: Finding }) {
  const t = useWords();
  const words = useFindingWords();
  const { language } = usePreferences().preferences;
  // Said above already.
  const facts = Object.entries(finding.facts).filter(([name]) => name !== 'table');
  return (
    <section>
      <h3>{t('sources.finding.facts')}</h3>
      <dl className="facts">
        <Fact name={t('timeline.col.source')} value={finding.source} />
        {finding.table !== null && <Fact name={t('timeline.col.table')} value={tableWords(finding.table, language)} />}
        <Fact name={t('sources.finding.seen')} value={formatInteger(finding.count)} />
        <Fact name={t('proof.leaf')} value={formatInteger(finding.leaf)} />
        {finding.closedLeaf !== null && (
          <Fact name={t('sources.finding.closedLeaf')} value={formatInteger(finding.closedLeaf)} />
        )}
        {facts.map(([name, value]) => (
          <Fact
            key={name}
            name={codeWords(language, 'finding.fact', name)}
            value={words(finding).facts[name] ?? String(value)}
          />
        ))}
      </dl>
    </section>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="mono">{value}</dd>
    </div>
  );
}

/** A quarter of an hour around, within the day in which it began. */
const AROUND_MS = 15 * 60_000;

function timelineSpan(finding: Finding, zone: string): URLSearchParams {
  const start = toZone(new Date(Date.parse(finding.from) - AROUND_MS).toISOString(), zone);
  const end = toZone(new Date(Date.parse(finding.to ?? finding.from) + AROUND_MS).toISOString(), zone);
  const day = toZone(finding.from, zone)?.day ?? '';
  const from = start?.day === day ? start.time.slice(0, 5) : '00:00';
  const to = end?.day === day ? end.time.slice(0, 5) : '24:00';
  return new URLSearchParams({ dia: day, desde: from, hasta: to });
}
