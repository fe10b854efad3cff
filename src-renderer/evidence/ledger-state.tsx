/** The state of the ledger: leaves, origin, root, key, last signed, not yet sealed. */
import { formatHash, formatInteger } from '#shared/format.ts';
import type { Verification } from '#shared/ledger.ts';
import type { OperationOutput } from '#shared/operations.ts';
import { formatInstant } from '#shared/zoned-time.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { useWords } from '../ui/preferences.tsx';
import { RotateKey } from './rotate-key.tsx';

interface LedgerStateProps {
  readonly ledger: OperationOutput<'getLedger'>;
  readonly verification: Verification | null;
  readonly zone: string;
}

export function LedgerState({ ledger, verification, zone }: LedgerStateProps) {
  const t = useWords();
  const { current, unsealed } = ledger;
  const verified = verification?.state === 'done' && verification.finishedAt !== null;
  return (
    <section>
      <h3>
        {t('evidence.state')}
        <span className="caption">
          {verified &&
            t('evidence.lastVerified', {
              time: formatInstant(verification.finishedAt ?? '', zone).slice(0, 16),
              n: verification.faults.length,
            })}
        </span>
      </h3>
      <dl className="facts wide">
        <div>
          <dt>{t('evidence.leaves')}</dt>
          <dd>{formatInteger(ledger.leaves)}</dd>
        </div>
        <div>
          <dt>{t('evidence.origin')}</dt>
          <dd className="mono">{ledger.origin}</dd>
        </div>
        <div>
          <dt>{t('evidence.root')}</dt>
          <dd className="mono hash">{formatHash(ledger.rootHex)}</dd>
        </div>
        <div>
          <dt>{t('evidence.key')}</dt>
          <dd>
            <span className="mono">{ledger.keyId}</span>{' '}
            <CopyButton text={ledger.publicKey} label={t('evidence.copyKey')} />
          </dd>
        </div>
        <div>
          <dt>{t('evidence.lastSigned')}</dt>
          <dd>
            {current === null
              ? t('evidence.notSigned')
              : `${t('proof.checkpoint.size', { n: current.size, time: formatInstant(current.signedAt, zone) })} · ${t('evidence.unsealed', { n: unsealed })}`}
          </dd>
        </div>
      </dl>
      <RotateKey />
    </section>
  );
}
