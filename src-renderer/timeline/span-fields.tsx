/** The span of time as two fields: the same chip that the brush writes. */
import { type FormEvent, useState } from 'react';
import { useWords } from '../ui/preferences.tsx';
import type { TimelineController } from './use-view.ts';
import { parseSpan } from './view-state.ts';

export function SpanFields({ controller: { view, change } }: { readonly controller: TimelineController }) {
  const t = useWords();
  const [from, setFrom] = useState(view.span?.from ?? '');
  const [to, setTo] = useState(view.span?.to ?? '');
  const span = parseSpan(from === '' ? null : from, to === '' ? null : to);
  const empty = from === '' && to === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (empty || span) change({ span });
  };
  return (
    <form onSubmit={submit} className="span-fields">
      <label>
        {t('timeline.picker.from')}
        <input value={from} placeholder="00:00" onChange={(event) => setFrom(event.target.value)} />
      </label>
      <label>
        {t('timeline.picker.to')}
        <input value={to} placeholder="24:00" onChange={(event) => setTo(event.target.value)} />
      </label>
      <button type="submit" className="button small" disabled={!empty && !span}>
        {t('timeline.picker.apply')}
      </button>
      {!empty && !span && <p className="caption crit">{t('timeline.picker.time.bad')}</p>}
    </form>
  );
}
