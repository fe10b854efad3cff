/** How sure an event is: the band in words with its number; colour and border are only the second cue. */
import { Check, CircleDashed, CircleDot } from 'lucide-react';
import type { BusinessEvent } from '#shared/business-event.ts';
import { useWords } from '../../../ui/preferences.tsx';

const icons = { confirmed: Check, probable: CircleDot, possible: CircleDashed } as const;

export function BandTag({
  event: { band, confidence },
}: {
  readonly event: Pick<BusinessEvent, 'band' | 'confidence'>;
}) {
  const t = useWords();
  const Icon = icons[band];
  return (
    <span className={`tag band ${band}`}>
      <Icon className="icon small" aria-hidden="true" /> {t(`event.band.${band}`)} {confidenceText(confidence)}
    </span>
  );
}

/** At least two decimals, all that the number has. */
export function confidenceText(confidence: number): string {
  const text = String(confidence);
  return text.length < 4 ? confidence.toFixed(2) : text;
}
