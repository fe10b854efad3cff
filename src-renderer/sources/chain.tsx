/** MySQL → Debezium → Recepción → Registro: what each says of itself, the lag on each link, the first broken one in wine. */
import { Database, Inbox, type LucideIcon, ShieldCheck, Workflow } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatDuration, formatInteger } from '#shared/format.ts';
import type { OperationOutput, Source, Status } from '#shared/operations.ts';
import { useOperation } from '../api/use-operation.ts';
import { useStatus } from '../api/use-status.ts';
import { wholeSeconds } from '../frame/capture-item.tsx';
import { useWords } from '../ui/preferences.tsx';
import { useNow } from '../ui/use-now.ts';

type Tone = 'ok' | 'broken' | 'waiting';
const names: Readonly<Record<string, string>> = {
  mysql: 'MySQL',
  mariadb: 'MariaDB',
  postgresql: 'PostgreSQL',
  sqlserver: 'SQL Server',
  oracle: 'Oracle',
};

export function Chain({ source }: { readonly source: OperationOutput<'getSource'> }) {
  const t = useWords();
  const { status } = useStatus();
  const lags = useLags(source);
  const broken = firstBroken(source.state, status);
  const tone = (link: number): Tone =>
    broken === link ? 'broken' : source.state === 'waiting' || (broken !== null && link > broken) ? 'waiting' : 'ok';
  return (
    <ol className="chain" aria-label={t('sources.chain')}>
      <Node
        icon={Database}
        name={names[source.connector] ?? source.connector}
        line={source.serverVersion ?? t('sources.chain.versionUnknown')}
      >
        <span className="mono">{source.position ?? '—'}</span>
      </Node>
      <ChainLink lag={lags.toConnector} tone={tone(1)} />
      <Node
        icon={Workflow}
        well={broken !== 2}
        name={source.connector === 'maxwell' ? 'Maxwell' : 'Debezium'}
        line={source.connectorVersion ?? t('sources.chain.versionUnknown')}
      >
        {t(`sources.state.${source.state}`)}
      </Node>
      <ChainLink lag={lags.toIngest} tone={tone(2)} />
      <Node
        icon={Inbox}
        well={broken !== 2}
        name={t('sources.chain.ingest')}
        line={status?.ingest.replace(/^https?:\/\//, '').replace(/\/.*$/, '') ?? '—'}
      >
        <Received source={source} />
      </Node>
      <ChainLink lag={status ? t('sources.chain.unsealed', { n: status.ledger.unsealed }) : null} tone={tone(3)} />
      <Node
        icon={ShieldCheck}
        well={broken !== 3}
        name={t('sources.chain.ledger')}
        line={status ? t('sources.chain.leaves', { n: status.ledger.leaves }) : '—'}
      >
        {status && t(status.ledger.state === 'mismatch' ? 'status.ledger.bad' : 'sources.chain.intact')}
      </Node>
      <li className="hidden">{t('sources.chain.total', { n: formatInteger(source.changeEvents) })}</li>
    </ol>
  );
}

function Received({ source }: { readonly source: OperationOutput<'getSource'> }) {
  const t = useWords();
  const now = useNow(1000);
  if (source.quarantined > 0)
    return <span className="gap-words">{t('sources.chain.quarantined', { n: source.quarantined })}</span>;
  if (source.lastReceivedAt === null) return '—';
  return t('sources.ago', { t: formatDuration(wholeSeconds(now - Date.parse(source.lastReceivedAt))) });
}

interface NodeProps {
  /** False where it says of itself that nothing passes. */
  readonly well?: boolean;
  readonly icon: LucideIcon;
  readonly name: string;
  readonly line: string;
  readonly children: ReactNode;
}

function Node({ icon: Icon, name, line, well = true, children }: NodeProps) {
  return (
    <li className="chain-node">
      <b>
        <Icon className="icon small" aria-hidden="true" />
        {name}
      </b>
      <span className="truncate" title={line}>
        {line}
      </span>
      <span className={well ? 'truncate state-words' : 'truncate state-words crit'}>{children}</span>
    </li>
  );
}

function ChainLink({ lag, tone }: { readonly lag: string | null; readonly tone: Tone }) {
  const t = useWords();
  return (
    <li className={`chain-link ${tone}`}>
      <span>{tone === 'broken' ? t('sources.chain.broken') : (lag ?? '—')}</span>
    </li>
  );
}

/** The clocks of the newest change give the lag of each link. */
function useLags(source: OperationOutput<'getSource'>): { toConnector: string | null; toIngest: string | null } {
  const newest = useOperation(
    'listChangeEvents',
    { source: [source.id], order: 'newest', limit: 1 },
    { refetchMs: 10_000 },
  ).data?.items[0];
  const between = (from: string | null | undefined, to: string | null | undefined) =>
    from && to ? formatDuration(Math.max(0, Date.parse(to) - Date.parse(from))) : null;
  return {
    toConnector: between(newest?.committedAt, newest?.capturedAt),
    toIngest: between(newest?.capturedAt, newest?.ingestedAt),
  };
}

/** Number of the first link that carries nothing; null while all do. */
export function firstBroken(state: Source['state'], status: Status | null): number | null {
  if (state === 'silent' || state === 'stopped' || state === 'refused') return 2;
  return status?.ledger.state === 'mismatch' ? 3 : null;
}
