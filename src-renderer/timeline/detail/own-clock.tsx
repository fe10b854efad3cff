/** What the source's own clock says, where another time is believed. */
import { ClockAlert } from 'lucide-react';
import { clockDiffers } from '#shared/canonical-change-event.ts';
import { formatInstant } from '#shared/zoned-time.ts';
import { useWords } from '../../ui/preferences.tsx';

interface OwnClockProps {
  readonly when: { readonly at: string; readonly committedAt: string | null };
  readonly zone: string;
}

export function OwnClock({ when, zone }: OwnClockProps) {
  const t = useWords();
  if (!clockDiffers(when)) return null;
  return (
    <span className="gap-words">
      {' · '}
      <ClockAlert className="icon small" aria-hidden="true" />{' '}
      {t('timeline.clockDiffers', { time: formatInstant(when.committedAt ?? '', zone) })}
    </span>
  );
}
