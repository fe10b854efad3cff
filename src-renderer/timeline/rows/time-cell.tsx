/** When a row happened; a mark where the source's own clock says something else, with what it says. */
import { ClockAlert } from 'lucide-react';
import { clockDiffers } from '#shared/canonical-change-event.ts';
import { formatInstant, formatTime } from '#shared/zoned-time.ts';
import { useWords } from '../../ui/preferences.tsx';
import { Cell } from './cell.tsx';

interface TimeCellProps {
  /** Null: the row above has said it. */
  readonly when: { readonly at: string; readonly committedAt: string | null } | null;
  readonly zone: string;
}

export function TimeCell({ when, zone }: TimeCellProps) {
  const t = useWords();
  if (when === null) return <Cell name="time" />;
  const time = formatTime(when.at, zone);
  if (!clockDiffers(when)) return <Cell name="time">{time}</Cell>;
  const words = t('timeline.clockDiffers', { time: formatInstant(when.committedAt ?? '', zone) });
  return (
    <Cell name="time doubted" title={words}>
      {time}
      <ClockAlert className="icon small" role="img" aria-label={words} />
    </Cell>
  );
}
