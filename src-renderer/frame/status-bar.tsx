/** The truth line: is capture alive, is anything missing, is the ledger intact, how big and which root, what time it is. */
import { CircleSlash, CloudOff, Hourglass, Radio, ShieldAlert, ShieldCheck, TriangleAlert, Unplug } from 'lucide-react';
import { Link } from 'wouter';
import { formatHash, formatInteger, formatPercent } from '#shared/format.ts';
import type { Status } from '#shared/operations.ts';
import { formatInstant, formatTime, offsetLabel } from '#shared/zoned-time.ts';
import { useOperation } from '../api/use-operation.ts';
import { useStatus } from '../api/use-status.ts';
import { useWords } from '../ui/preferences.tsx';
import { useNow } from '../ui/use-now.ts';
import { CaptureItem } from './capture-item.tsx';

export function StatusBar() {
  const t = useWords();
  const { status, zone, lost } = useStatus();
  return (
    <section className="status" aria-label={t('status.region')} data-region tabIndex={-1}>
      {lost && (
        <span className="item bad">
          <CloudOff className="icon small" aria-hidden="true" />
          {t('status.lost')}
        </span>
      )}
      {status && <Truth status={status} zone={zone} />}
      <span className="spring" />
      {status?.demo && <DemoMark progress={status.demoProgress} />}
      <Clock zone={zone} />
    </section>
  );
}

function Truth({ status, zone }: { readonly status: Status; readonly zone: string }) {
  const t = useWords();
  const { openGaps, openAlarms, understanding, ledger } = status;
  return (
    <>
      {status.notStoring?.what === 'leaves' && (
        <span className="item bad">
          <Unplug className="icon small" aria-hidden="true" />
          {t('status.notSealing', { n: ledger.unsealed })}
        </span>
      )}
      {status.notStoring?.what === 'deliveries' ? (
        <span className="item bad">
          <Unplug className="icon small" aria-hidden="true" />
          {t('status.notStoring')}
        </span>
      ) : (
        <CaptureItem sources={status.sources} zone={zone} />
      )}
      <Link href="/fuentes" className={openGaps > 0 ? 'item gap' : 'item'}>
        {openGaps > 0 ? (
          <Unplug className="icon small" aria-hidden="true" />
        ) : (
          <CircleSlash className="icon small" aria-hidden="true" />
        )}
        {openGaps > 0 ? t('status.gap', { n: openGaps }) : t('status.gap.none')}
      </Link>
      {openAlarms > 0 && (
        <Link href="/fuentes" className="item alarm">
          <TriangleAlert className="icon small" aria-hidden="true" />
          {t('status.alarm', { n: openAlarms })}
        </Link>
      )}
      <LedgerItem status={status} zone={zone} />
      <Link
        href="/evidencia"
        className="item mono optional"
        aria-label={t('status.size', { leaves: ledger.leaves, root: formatHash(ledger.rootHex, 3) })}
      >
        {formatInteger(ledger.leaves)} · {formatHash(ledger.rootHex, 3)}
      </Link>
      {understanding.behind > 0 && (
        <span className="item">
          <Hourglass className="icon small" aria-hidden="true" />
          {t('status.behind', { n: understanding.behind })}
        </span>
      )}
    </>
  );
}

function LedgerItem({ status: { ledger }, zone }: { readonly status: Status; readonly zone: string }) {
  const t = useWords();
  const verification = useOperation('getVerification', {}, { enabled: ledger.state === 'verifying' }).data;
  const bad = ledger.state === 'mismatch';
  const Icon = bad ? ShieldAlert : ShieldCheck;
  const words = () => {
    if (bad) return t('status.ledger.bad');
    if (ledger.state === 'verifying')
      return t('status.ledger.running', {
        pct: formatPercent(verification?.checked ?? 0, Math.max(1, verification?.total ?? 1)),
      });
    return ledger.verifiedAt === null
      ? t('status.ledger.opened')
      : t('status.ledger.ok', { time: formatTime(ledger.verifiedAt, zone).slice(0, 5) });
  };
  return (
    <Link href="/evidencia" className={bad ? 'item bad' : 'item'}>
      <Icon className="icon small" aria-hidden="true" />
      {words()}
    </Link>
  );
}

function DemoMark({ progress }: { readonly progress: Status['demoProgress'] }) {
  const t = useWords();
  const running = progress !== null && progress.posted < progress.total;
  return (
    <span className="item demo">
      <Radio className="icon small" aria-hidden="true" />
      {running ? t('status.demo.progress', { posted: progress.posted, total: progress.total }) : t('status.demo')}
    </span>
  );
}

function Clock({ zone }: { readonly zone: string }) {
  const t = useWords();
  const now = new Date(useNow(5000)).toISOString();
  const parameters = { datetime: formatInstant(now, zone).slice(0, 16), offset: offsetLabel(now, zone), zone };
  return (
    <span className="item">
      {zone === 'America/Lima' ? t('status.clock', parameters) : t('status.clock.zone', parameters)}
    </span>
  );
}
