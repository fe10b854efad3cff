/** How far the verification is: bar, leaves, speed, what is left, differences so far, the four phases. */
import { Circle, CircleCheck, LoaderCircle } from 'lucide-react';
import { formatDuration, formatInteger, formatPercent } from '#shared/format.ts';
import type { Verification } from '#shared/ledger.ts';
import { useWords } from '../ui/preferences.tsx';

const phases = ['files-and-key', 'leaves-and-root', 'checkpoints', 'copies'] as const;
const LEAST_MS = 500;

export function VerificationProgress({ verification }: { readonly verification: Verification }) {
  const t = useWords();
  const { checked, total, faults, phase } = verification;
  const { speed, left } = pace(verification, Date.now());
  const at = phase === null ? -1 : phases.indexOf(phase);
  return (
    <>
      <progress value={checked} max={Math.max(1, total)} aria-label={t('evidence.verifying')} />
      <p className="progress-line">
        <span>
          <b>{formatInteger(checked)}</b> {t('evidence.progress.of', { total })} ·{' '}
          {formatPercent(checked, Math.max(1, total))}
        </span>
        {speed !== null && (
          <span className="caption">
            {t('evidence.progress.speed', { n: speed })}
            {left !== null && ` · ${t('evidence.progress.left', { t: formatDuration(left) })}`}
          </span>
        )}
        <span className={faults.length > 0 ? 'crit' : 'ok-words'}>
          {t('evidence.progress.faults', { n: faults.length })}
        </span>
      </p>
      <ol className="phases">
        {phases.map((name, index) => {
          const Icon = index < at ? CircleCheck : index === at ? LoaderCircle : Circle;
          return (
            <li
              key={name}
              className={index < at ? 'done' : index === at ? 'here' : ''}
              aria-current={index === at ? 'step' : undefined}
            >
              <Icon className="icon small" aria-hidden="true" />
              <span>
                <b>{t(`evidence.phase.${name}`)}</b>
                <span className="caption">{t(`evidence.phase.${name}.note`)}</span>
              </span>
            </li>
          );
        })}
      </ol>
    </>
  );
}

/** Leaves a second so far and ms left at that pace; null while too early to say. */
export function pace(
  { checked, total, startedAt }: Pick<Verification, 'checked' | 'total' | 'startedAt'>,
  nowMs: number,
): { speed: number | null; left: number | null } {
  const elapsed = startedAt === null ? 0 : nowMs - Date.parse(startedAt);
  if (elapsed < LEAST_MS || checked === 0) return { speed: null, left: null };
  const speed = Math.round((checked * 1000) / elapsed);
  return { speed, left: speed === 0 ? null : Math.ceil((total - checked) / speed) * 1000 };
}
