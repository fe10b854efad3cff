/** A row change in one line: its key, and what it wrote. */
import type { CanonicalChangeEvent, ColumnValue, Row } from '#shared/canonical-change-event.ts';
import { oneLine, valueLine } from '#shared/visible-text.ts';
import { formatZoned } from '#shared/zoned-time.ts';
import type { Words } from '../ui/preferences.tsx';

const FIELDS_SHOWN = 4;
const VALUE_LENGTH = 24;

/** What the language and the clock on the wall of the person make of values. */
export interface ValueTongue {
  readonly t: Words;
  readonly zone: string;
}

export function keyWords(tongue: ValueTongue, key: Row | null): string {
  if (key === null || Object.keys(key).length === 0) return '—';
  const entries = Object.entries(key);
  return entries.length === 1
    ? shortValue(tongue, entries[0]?.[1] ?? null)
    : entries.map(([name, value]) => `${name} ${shortValue(tongue, value)}`).join(', ');
}

/** `estado 1→2, usu_aprob NULL→almacen04`; for a created or deleted row its first fields beside the key. */
export function changeSummary(tongue: ValueTongue, event: CanonicalChangeEvent): string {
  if (event.ddl !== null) return oneLine(event.ddl);
  if (event.operation === 'update' && event.before && event.after)
    return updateSummary(tongue, event, event.before, event.after);
  const row = event.after ?? event.before;
  if (!row) return '';
  const own = Object.entries(row).filter(
    ([name, value]) => value !== null && value !== '' && !Object.hasOwn(event.key ?? {}, name),
  );
  return listed(
    tongue,
    own.map(([name, value]) => `${name} ${shortValue(tongue, value)}`),
  );
}

function updateSummary(tongue: ValueTongue, event: CanonicalChangeEvent, before: Row, after: Row): string {
  return listed(
    tongue,
    event.changed.map((name) => `${name} ${shortValue(tongue, before[name])}→${shortValue(tongue, after[name])}`),
  );
}

function listed({ t }: ValueTongue, parts: readonly string[]): string {
  const shown = parts.slice(0, FIELDS_SHOWN).join(', ');
  const more = parts.length - FIELDS_SHOWN;
  return more > 0 ? `${shown} ${t('timeline.changes.more', { n: more })}` : shown;
}

/** A TIMESTAMP, as the store writes one. */
export const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;

export function shortValue({ t, zone }: ValueTongue, value: ColumnValue | undefined): string {
  if (typeof value === 'string' && INSTANT.test(value)) return formatZoned(value, zone);
  const text = valueLine(value, t('value.absent'));
  return text.length > VALUE_LENGTH ? `${text.slice(0, VALUE_LENGTH)}…` : text;
}
