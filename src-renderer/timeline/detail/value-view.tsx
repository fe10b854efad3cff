/** One value, exact: kinds of nothing in words, instants in Peru, wall clocks as written, long text cut with a way to see it. */
import { CalendarDays } from 'lucide-react';
import { useState } from 'react';
import type { ColumnMark, ColumnValue } from '#shared/canonical-change-event.ts';
import { formatInteger, formatWallClock } from '#shared/format.ts';
import { emptyWords, nullWords, readsLikeNothing, visibleParts } from '#shared/visible-text.ts';
import { formatZoned } from '#shared/zoned-time.ts';
import { useWords } from '../../ui/preferences.tsx';
import { INSTANT } from '../change-words.ts';

interface ValueViewProps {
  /** `undefined` where the column was not sent on this side. */
  readonly value: ColumnValue | undefined;
  readonly type: string | null;
  readonly mark: ColumnMark | null;
  readonly zone: string;
}

const LONG = 160;
const WALL_CLOCK = /^\d{4}-\d{2}-\d{2}( \d{2}:\d{2}:\d{2}(\.\d+)?)?$/;

export function ValueView({ value, type, mark, zone }: ValueViewProps) {
  const t = useWords();
  if (mark === 'zero-date') return <span className="nothing">{t('value.zeroDate')}</span>;
  if (value === undefined)
    return <span className="nothing">{t(mark === 'unavailable' ? 'value.none' : 'value.absent')}</span>;
  if (value === null) return <span className="nothing">{nullWords}</span>;
  if (value === '') return <span className="nothing">{emptyWords}</span>;
  if (typeof value !== 'string') return <span>{String(value)}</span>;
  if (value.startsWith('base64:')) return <Binary text={value} />;
  if (INSTANT.test(value) && (!type || isTemporal(type))) return <span title={value}>{formatZoned(value, zone)}</span>;
  if (WALL_CLOCK.test(value) && isTemporal(type)) return <WallClock text={value} />;
  return <LongText text={value} quoted={readsLikeNothing(value, t('value.absent'))} />;
}

function WallClock({ text }: { readonly text: string }) {
  const t = useWords();
  return (
    <span title={`${text} · ${t('value.wallClock')}`}>
      {text.length > 10 && <CalendarDays className="icon small" role="img" aria-label={t('value.wallClock')} />}{' '}
      {formatWallClock(text)}
    </span>
  );
}

function Binary({ text }: { readonly text: string }) {
  const t = useWords();
  const body = text.slice('base64:'.length);
  const bytes = Math.floor((body.length * 3) / 4) - (body.match(/=+$/)?.[0].length ?? 0);
  return (
    <span>
      <span className="nothing">{t('value.binary', { n: bytes })}</span> <LongText text={body} mono />
    </span>
  );
}

interface LongTextProps {
  readonly text: string;
  readonly mono?: boolean;
  readonly quoted?: boolean;
}

function LongText({ text, mono = false, quoted = false }: LongTextProps) {
  const t = useWords();
  const [whole, setWhole] = useState(false);
  if (text.length <= LONG || whole)
    return (
      <span className={mono ? 'mono exact' : 'exact'}>
        {quoted && '"'}
        <VisibleText text={text} />
        {quoted && '"'}
      </span>
    );
  return (
    <span className={mono ? 'mono exact' : 'exact'}>
      <VisibleText text={text.slice(0, LONG)} />…{' '}
      <button type="button" className="inline" onClick={() => setWhole(true)}>
        {t('value.long', { n: formatInteger(text.length - LONG) })}
      </button>
    </span>
  );
}

/** Signs that are not seen stand out from the text that they are in. */
function VisibleText({ text }: { readonly text: string }) {
  return visibleParts(text).map((part, index) =>
    part.sign ? (
      <span key={index} className="unseen">
        {part.text}
      </span>
    ) : (
      part.text
    ),
  );
}

/** Only a column that is a date is shown as one: text that looks like a date stays as it is. */
function isTemporal(type: string | null): boolean {
  return type !== null && /^(date|datetime|timestamp)/i.test(type);
}
