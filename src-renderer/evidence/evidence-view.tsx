/** Evidence: show that nothing changed, prove it to others, and say what is not proven. */
import { useOperation } from '../api/use-operation.ts';
import { useStatus } from '../api/use-status.ts';
import { ScreenMain, TopBar } from '../frame/top-bar.tsx';
import { useWords } from '../ui/preferences.tsx';
import { Empty, ErrorState, Reading } from '../ui/states.tsx';
import { Acts } from './acts.tsx';
import { Checkpoints } from './checkpoints.tsx';
import { LedgerState } from './ledger-state.tsx';
import { MismatchBlock } from './mismatch-block.tsx';
import { Months } from './months.tsx';
import { ProvenPane } from './proven-pane.tsx';
import { useVerification } from './use-verification.ts';
import { VerificationBlock } from './verification-block.tsx';

export function EvidenceView() {
  const t = useWords();
  const { status, zone } = useStatus();
  const ledger = useOperation('getLedger', { limit: 100, order: 'newest' }, { refetchMs: 10_000 });
  const verification = useVerification();
  const { data } = ledger;
  const mismatch = status?.ledger.state === 'mismatch';
  return (
    <>
      <TopBar title={t('nav.evidence')}>
        <span className="caption">{data && t('evidence.count', { n: data.checkpointsTotal })}</span>
      </TopBar>
      <ScreenMain className="evidence">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard */}
        <section className="evidence-body" tabIndex={0} data-region aria-label={t('nav.evidence')}>
          <VerificationBlock control={verification} mismatch={mismatch} zone={zone} />
          <MismatchBlock mismatch={mismatch} />
          {ledger.error && !data && <ErrorState error={ledger.error} onRetry={ledger.refetch} />}
          {!data && !ledger.error && <Reading />}
          {data?.leaves === 0 && <Empty>{t('evidence.empty')}</Empty>}
          {data && data.leaves > 0 && (
            <>
              <LedgerState ledger={data} verification={verification.verification} zone={zone} />
              <Checkpoints ledger={data} control={verification} zone={zone} />
              <Acts acts={data.acts} zone={zone} />
              <Months months={data.months} />
            </>
          )}
        </section>
        <ProvenPane ledger={data ?? null} verification={verification.verification} zone={zone} />
      </ScreenMain>
    </>
  );
}
