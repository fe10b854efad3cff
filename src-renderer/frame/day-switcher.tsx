/** `‹ martes 17/11/2026 ›`: the day of the view; the middle opens the calendar of the browser. */
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useRef } from 'react';
import { formatWeekdayAndDay } from '#shared/format.ts';
import { shiftDay } from '#shared/zoned-time.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { usePreferences, useWords } from '../ui/preferences.tsx';
import { useKeys } from '../ui/use-keys.ts';

export function DaySwitcher({ day, onChange }: { readonly day: string; readonly onChange: (day: string) => void }) {
  const t = useWords();
  const { language } = usePreferences().preferences;
  const picker = useRef<HTMLInputElement>(null);
  const shift = (days: number) => onChange(shiftDay(day, days));
  useKeys({ '[': () => shift(-1), ']': () => shift(1) });
  return (
    <div className="day-switcher">
      <IconButton icon={ChevronLeft} label={t('top.previousDay')} onClick={() => shift(-1)} />
      <button type="button" className="day" title={t('top.pickDay')} onClick={() => picker.current?.showPicker()}>
        {formatWeekdayAndDay(day, language)}
      </button>
      <input
        ref={picker}
        type="date"
        tabIndex={-1}
        aria-label={t('top.pickDay')}
        value={day}
        onChange={(event) => event.target.value !== '' && onChange(event.target.value)}
      />
      <IconButton icon={ChevronRight} label={t('top.nextDay')} onClick={() => shift(1)} />
    </div>
  );
}
