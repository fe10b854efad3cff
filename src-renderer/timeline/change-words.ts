/** A row change in one line: its key, and what it wrote. */
import type { CanonicalChangeEvent, ColumnValue, Row } from '#shared/canonical-change-event.ts';
import type { Words } from '../ui/preferences.tsx';

const FIELDS_SHOWN = 4;
const VALUE_LENGTH = 24;

export function keyWords(t: Words, key: Row | null): string {
  if (key === null || Object.keys(key).length === 0) return '—';
  const entries = Object.entries(key);
  return entries.length === 1
    ? shortValue(t, entries[0]?.[1] ?? null)
    : entries.map(([name, value]) => `${name} ${shortValue(t, value)}`).join(', ');
}

/** `estado 1→2, usu_aprob vacío→almacen04`; for a created or deleted row its first fields beside the key. */
export function changeSummary(t: Words, event: CanonicalChangeEvent): string {
  if (event.ddl !== null) return event.ddl;
  if (event.operation === 'update' && event.before && event.after)
    return updateSummary(t, event, event.before, event.after);
  const row = event.after ?? event.before;
  if (!row) return '';
  const own = Object.entries(row).filter(
    ([name, value]) => value !== null && value !== '' && !Object.hasOwn(event.key ?? {}, name),
  );
  return listed(
    t,
    own.map(([name, value]) => `${name} ${shortValue(t, value)}`),
  );
}

function updateSummary(t: Words, event: CanonicalChangeEvent, before: Row, after: Row): string {
  return listed(
    t,
    event.changed.map((name) => `${name} ${shortValue(t, before[name] ?? null)}→${shortValue(t, after[name] ?? null)}`),
  );
}

function listed(t: Words, parts: readonly string[]): string {
  const shown = parts.slice(0, FIELDS_SHOWN).join(', ');
  const more = parts.length - FIELDS_SHOWN;
  return more > 0 ? `${shown} ${t('timeline.changes.more', { n: more })}` : shown;
}

export function shortValue(t: Words, value: ColumnValue): string {
  if (value === null) return t('value.null');
  if (value === '') return t('value.emptyText');
  const text = String(value);
  return text.length > VALUE_LENGTH ? `${text.slice(0, VALUE_LENGTH)}…` : text;
}
