/** Which rows a change may have changed without a word in the log: cascades declared by DDL or found by checking the server. */
import type { CanonicalChangeEvent } from '#shared/canonical-change-event.ts';
import { type Cascade, cascadesIn } from '../coverage/foreign-keys.ts';
import type { SourceRecord } from '../store/insight/source-store.ts';
import type { StreamMemory } from './stream-memory.ts';

/** MariaDB never writes them; MySQL's own word is needed. */
export function writesCascades(source: SourceRecord): boolean {
  if (source.connector === 'mariadb') return false;
  return source.connector !== 'mysql' || source.known.checked === null || source.known.checked.cascadesLogged;
}

export function learnCascades(memory: StreamMemory, event: CanonicalChangeEvent, table: string): boolean {
  const ddl = event.ddl ?? '';
  const found = cascadesIn(ddl, event.database);
  const isNew = /^\s*(CREATE|DROP)\b/i.test(ddl);
  if (found.length === 0 && (!isNew || memory.cascades[table] === undefined)) return false;
  memory.cascades = { ...memory.cascades, [table]: isNew ? found : [...(memory.cascades[table] ?? []), ...found] };
  return true;
}

export function isCascadeChild(source: SourceRecord, memory: StreamMemory, table: string): boolean {
  if (writesCascades(source)) return false;
  return (
    (memory.cascades[table]?.length ?? 0) > 0 ||
    source.known.checked?.cascades.some(({ child }) => child === table) === true
  );
}

/** Labels of child tables; none where the log carries them. */
export function unloggedChildren(
  source: SourceRecord,
  memory: StreamMemory,
  event: CanonicalChangeEvent,
  table: string,
): readonly string[] {
  const deletes = event.operation === 'delete';
  const moves = event.operation === 'update' && event.keyBefore !== undefined;
  if ((!deletes && !moves) || writesCascades(source)) return [];
  const children = new Set<string>();
  for (const [child, cascades] of Object.entries(memory.cascades))
    if (cascades.some((cascade) => touches(cascade, table, deletes))) children.add(child);
  for (const { child, parent, rule } of source.known.checked?.cascades ?? [])
    if (parent === table && (deletes ? /DELETE/i.test(rule) || !/UPDATE/i.test(rule) : /UPDATE/i.test(rule)))
      children.add(child);
  return [...children].sort();
}

function touches({ parent, onDelete, onUpdate }: Cascade, table: string, deletes: boolean): boolean {
  return parent === table && (deletes ? onDelete : onUpdate);
}
