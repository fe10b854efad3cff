/** One change event with its columns, its neighbours in the life of the row, its other deliveries, and what was found about it. */

import type { CanonicalChangeEvent, ChangeEvent } from '#shared/canonical-change-event.ts';
import type { OperationOutput } from '#shared/operations.ts';
import { tableLabel } from '#shared/table-name.ts';
import { AuditError } from '../../errors.ts';
import type { TableSchema } from '../../normalize/table-schema.ts';
import { addressOf } from '../insight/catalog-store.ts';
import { storedKey } from '../insight/row-history-store.ts';
import type { Sqlite } from '../sqlite.ts';
import { nameOf } from './business-events.ts';
import { readFindings } from './finding-row.ts';
import { readEvents } from './list-change-events.ts';

type Answer = OperationOutput<'getChangeEvent'>;

/** Throws `not-found`. `id`: `EV-12`, or the leaf of a redelivery or second half. */
export function getChangeEvent(db: Sqlite, { id }: { id: string }): Answer {
  const event = findEvent(db, id);
  if (event === null) throw new AuditError('not-found', id);
  const neighbours = neighboursOf(db, event);
  return {
    event,
    columns: columnsOf(db, event),
    previous: neighbours.previous === null ? null : `EV-${neighbours.previous}`,
    nextOfRow: neighbours.next === null ? null : `EV-${neighbours.next}`,
    redeliveries: db
      .prepare<[number], number>('SELECT leaf FROM redelivery WHERE of_leaf = ? ORDER BY leaf')
      .pluck()
      .all(event.leaf),
    findings: findingsOf(db, event),
    told: eventsTelling(db, event.leaf),
  };
}

/** In the order of their anchors; the part is the one of the rule that this row fills. */
function eventsTelling(db: Sqlite, leaf: number): Answer['told'] {
  return db
    .prepare<[number], { id: number; type: string; part: string | null }>(
      `SELECT told.id, rule.type,
        (SELECT part.key FROM json_each(told.evidence) AS part, json_each(part.value) AS item WHERE item.value = claim.leaf LIMIT 1) AS part
       FROM claim JOIN business_event AS told ON told.id = claim.event JOIN rule ON rule.id = told.rule WHERE claim.leaf = ? ORDER BY told.id`,
    )
    .all(leaf)
    .map(({ id, type, part }) => ({ eventId: nameOf(id, type), type, part: part ?? '' }));
}

function findEvent(db: Sqlite, id: string): ChangeEvent | null {
  const match = /^(?:EV-)?(\d{1,15})$/.exec(id);
  if (match === null) return null;
  const leaf = Number(match[1]);
  const [own] = readEvents(db, [leaf]);
  if (own !== undefined) return own;
  const redelivered = db.prepare<[number], number>('SELECT of_leaf FROM redelivery WHERE leaf = ?').pluck().get(leaf);
  // The second half of a key change follows the first within its transaction; nothing else lies between them.
  const half = db
    .prepare<[number, number, number], number>(
      'SELECT leaf FROM change_event WHERE leaf < ? AND leaf >= ? - 100000 AND second_leaf = ? ORDER BY leaf DESC LIMIT 1',
    )
    .pluck();
  const stored = redelivered ?? half.get(leaf, leaf, leaf);
  return stored === undefined ? null : (readEvents(db, [stored])[0] ?? null);
}

function neighboursOf(db: Sqlite, event: CanonicalChangeEvent): { previous: number | null; next: number | null } {
  const table = tableId(db, event);
  if (table === null || event.key === null || event.keyOrigin === 'whole-row') return { previous: null, next: null };
  const before = keyParameter(event.keyBefore ?? event.key);
  const after = keyParameter(event.key);
  const previous = db
    .prepare<[number, bigint | string, number], number>(
      'SELECT max(leaf) FROM row_change WHERE table_id = ? AND key = ? AND leaf < ?',
    )
    .pluck();
  const next = db
    .prepare<[number, bigint | string, number], number>(
      'SELECT min(leaf) FROM row_change WHERE table_id = ? AND key = ? AND leaf > ?',
    )
    .pluck();
  return {
    previous: previous.get(table, before, event.leaf) ?? null,
    next: next.get(table, after, event.leaf) ?? null,
  };
}

function keyParameter(key: NonNullable<CanonicalChangeEvent['key']>): bigint | string {
  const stored = storedKey(key);
  return typeof stored === 'number' ? BigInt(stored) : stored;
}

function tableId(db: Sqlite, event: CanonicalChangeEvent): number | null {
  const find = db.prepare<[string, string, string, string], number>(
    `SELECT source_table.id FROM source_table JOIN source ON source.id = source_table.source
     WHERE source.name = ? AND database = ? AND schema = ? AND source_table.name = ?`,
  );
  return find.pluck().get(event.source, event.database, event.schema ?? '', event.table) ?? null;
}

/** As the table was defined at that leaf; without a definition, as the row itself shows them. */
function columnsOf(db: Sqlite, event: CanonicalChangeEvent): Answer['columns'] {
  const inKey = new Set(event.keyOrigin === 'whole-row' ? [] : Object.keys(event.key ?? {}));
  const address = addressOf({
    source: event.source,
    database: event.database,
    schema: event.schema ?? null,
    table: event.table,
  });
  const text = db
    .prepare<[string, number], string | null>(
      'SELECT definition FROM table_schema WHERE address = ? AND leaf <= ? ORDER BY leaf DESC LIMIT 1',
    )
    .pluck()
    .get(address, event.leaf);
  // Written by catalog-store.ts from this type.
  const schema = text == null ? null : (JSON.parse(text) as TableSchema);
  const names = Object.keys({ ...event.before, ...event.after });
  if (schema === null) return names.map((name) => ({ name, type: '', inKey: inKey.has(name) }));
  const shown = new Set(names);
  return schema.columns
    .filter(({ name }) => shown.has(name) || shown.size === 0)
    .map(({ name, type, length, scale }) => ({ name, type: typeText(type, length, scale), inKey: inKey.has(name) }));
}

function typeText(type: string, length: number | null, scale: number | null): string {
  if (length === null) return type;
  return scale === null || scale === 0 ? `${type}(${length})` : `${type}(${length},${scale})`;
}

/** Those noticed at its leaf, those of its transaction, and open ones about its table whose span holds it. */
function findingsOf(db: Sqlite, event: CanonicalChangeEvent): Answer['findings'] {
  const label = tableLabel(event);
  const atMs =
    db.prepare<[number], number>('SELECT at_ms FROM change_event WHERE leaf = ?').pluck().get(event.leaf) ?? 0;
  return readFindings(
    db,
    `leaf IN (?, ?) OR (source = ? AND mark = ?)
     OR (source = ? AND coalesce(table_label, ?) = ? AND severity = 'gap' AND from_ms <= ? AND (to_ms IS NULL OR to_ms >= ?))
     OR (source = ? AND table_label = ? AND from_ms <= ? AND closed_leaf IS NULL AND (to_ms IS NULL OR to_ms >= ?))`,
    [
      event.leaf,
      event.secondLeaf ?? event.leaf,
      event.source,
      event.transactionId ?? '',
      event.source,
      label,
      label,
      atMs,
      atMs,
      event.source,
      label,
      atMs,
      atMs,
    ],
  );
}
