/** Strips that concern every screen: no answer, nothing can be stored, a ledger that differs, understanding behind, the sample data on its way. */
import { Link } from 'wouter';
import { formatBytes } from '#shared/format.ts';
import { notStoringWords } from '#shared/messages/not-storing-texts.ts';
import type { NotStoring } from '#shared/not-storing.ts';
import { formatTime } from '#shared/zoned-time.ts';
import { useStatus } from '../api/use-status.ts';
import { usePreferences, useWords } from '../ui/preferences.tsx';
import { Strip } from '../ui/states.tsx';

/** Fewer are caught up before anyone has read the sentence. */
const BEHIND_WORTH_SAYING = 500;
const LITTLE_DISK_BYTES = 2_000_000_000;

export function GlobalStrips() {
  const t = useWords();
  const { status, zone, lost, receivedAt } = useStatus();
  const ledger = status?.ledger;
  return (
    <div className="strips">
      {lost && (
        <Strip kind="bad">
          {t('strip.unreachable')}{' '}
          {receivedAt > 0 &&
            t('strip.unreachable.since', { time: formatTime(new Date(receivedAt).toISOString(), zone) })}
        </Strip>
      )}
      {status?.notStoring && <NotStoringStrip notStoring={status.notStoring} zone={zone} />}
      {ledger?.state === 'mismatch' && (
        <Strip kind="bad" action={<Link href="/evidencia">{t('strip.mismatch.see')}</Link>}>
          {t('strip.mismatch', { leaf: ledger.firstFault ?? '—' })}
        </Strip>
      )}
      {status?.demoProgress && status.demoProgress.posted < status.demoProgress.total && (
        <Strip kind="plain">{t('strip.demoLoading', status.demoProgress)}</Strip>
      )}
      {status?.understanding.rebuilding && <Strip kind="plain">{t('strip.rebuilding')}</Strip>}
      {status && !status.understanding.rebuilding && status.understanding.behind >= BEHIND_WORTH_SAYING && (
        <Strip kind="plain">
          {t('strip.behind', { behind: status.understanding.behind, total: status.ledger.leaves })}
        </Strip>
      )}
      {status && status.notStoring === null && status.bytes.diskFree < LITTLE_DISK_BYTES && (
        <Strip kind="plain">{t('strip.cannotStore', { free: formatBytes(status.bytes.diskFree) })}</Strip>
      )}
    </div>
  );
}

function NotStoringStrip({ notStoring, zone }: { readonly notStoring: NotStoring; readonly zone: string }) {
  const { what, cause, after } = notStoringWords(notStoring, zone, usePreferences().preferences.language);
  return (
    <Strip kind="bad">
      <strong>{what}</strong> {cause} {after}
    </Strip>
  );
}
