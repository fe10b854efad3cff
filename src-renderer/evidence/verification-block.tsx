/** The verification: its last result and a button; or how far it is; or what it found, leaf by leaf. */
import { ShieldAlert, ShieldCheck, X } from 'lucide-react';
import { formatDuration, formatInteger } from '#shared/format.ts';
import type { Verification } from '#shared/ledger.ts';
import { isProblemCode, problems } from '#shared/problem.ts';
import { verificationFaults } from '#shared/verification-faults.ts';
import { formatInstant } from '#shared/zoned-time.ts';
import { usePreferences, useWords } from '../ui/preferences.tsx';
import { ErrorState } from '../ui/states.tsx';
import type { VerificationControl } from './use-verification.ts';
import { VerificationProgress } from './verification-progress.tsx';

interface VerificationBlockProps {
  readonly control: VerificationControl;
  /** The ledger was found not to match, at its opening or by a verification. */
  readonly mismatch: boolean;
  readonly zone: string;
}

export function VerificationBlock({ control, mismatch, zone }: VerificationBlockProps) {
  const t = useWords();
  const { verification, busy, start, cancel, error, again } = control;
  const state = verification?.state ?? 'idle';
  const failed = state === 'done' && (verification?.faults.length ?? 0) > 0;
  const running = state === 'running';
  const differs = failed || (state === 'idle' && mismatch);
  return (
    <section className={failed ? 'verification failed' : 'verification'} aria-labelledby="verification-title">
      <header>
        <div>
          <h2 id="verification-title">
            {t(running ? 'evidence.verifying' : differs ? 'evidence.failed' : `evidence.title.${state}`)}
          </h2>
          <p className="caption" role="status">
            {state === 'idle' && mismatch
              ? t('evidence.mismatch.note')
              : verification && <Result verification={verification} zone={zone} />}
          </p>
        </div>
        <span className="spring" />
        {running ? (
          <button type="button" className="button small" disabled={busy} onClick={cancel}>
            <X className="icon small" aria-hidden="true" />
            {t('state.cancel')}
          </button>
        ) : (
          <button type="button" className="button primary" disabled={busy} onClick={() => start()}>
            <ShieldCheck className="icon small" aria-hidden="true" />
            {t('evidence.verify')}
          </button>
        )}
      </header>
      {error !== null && <ErrorState error={error} onRetry={again} />}
      {verification && running && <VerificationProgress verification={verification} />}
      {verification && failed && <Faults verification={verification} />}
    </section>
  );
}

interface ResultProps {
  readonly verification: Verification;
  readonly zone: string;
}

function Result({ verification, zone }: ResultProps) {
  const t = useWords();
  const { language } = usePreferences().preferences;
  const { state, checked, faults, startedAt, finishedAt, hashOnly, error, compared } = verification;
  if (state === 'running') return t('evidence.running.note');
  if (state === 'idle') return t('evidence.idle.note');
  if (state === 'cancelled') return t('evidence.cancelled.note', { n: checked });
  if (state === 'failed') {
    const entry = problems[error !== null && isProblemCode(error.code) ? error.code : 'internal'];
    return t('evidence.failed.note', { n: checked, problem: entry[language], detail: error?.detail ?? '' });
  }
  const time = finishedAt === null ? '—' : formatInstant(finishedAt, zone);
  const length =
    finishedAt === null || startedAt === null ? '—' : formatDuration(Date.parse(finishedAt) - Date.parse(startedAt));
  return [
    t('evidence.done.note', { n: checked, faults: t('evidence.progress.faults', { n: faults.length }), time, length }),
    compared === null ? t('evidence.done.alone') : t('evidence.done.compared', { n: compared }),
    hashOnly > 0 ? t('evidence.done.hashOnly', { n: hashOnly }) : '',
  ].join(' ');
}

function Faults({ verification }: { readonly verification: Verification }) {
  const t = useWords();
  const { language } = usePreferences().preferences;
  return (
    <>
      <table className="faults">
        <thead>
          <tr>
            <th scope="col" className="number">
              {t('proof.leaf')}
            </th>
            <th scope="col">{t('evidence.fault.what')}</th>
            <th scope="col">{t('evidence.fault.detail')}</th>
          </tr>
        </thead>
        <tbody>
          {verification.faults.map(({ leaf, what, detail }) => (
            <tr key={`${leaf} ${what} ${detail}`}>
              <td className="number">{leaf === null ? '—' : formatInteger(leaf)}</td>
              <td>
                {
                  Object.hasOwn(verificationFaults, what)
                    ? verificationFaults[what as keyof typeof verificationFaults][language]
                    : what /* hasOwn narrows nothing */
                }
              </td>
              <td className="mono small-words">{detail}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="what-to-do">
        <ShieldAlert className="icon small" aria-hidden="true" />
        {t('evidence.fault.do')}
      </p>
    </>
  );
}
