/** Rebuilds the tables of a source from its change events alone: what an auditor could do with an export. */
import type { CanonicalChangeEvent, Row } from '#shared/canonical-change-event.ts';

/** Rows by table; keyed tables by their key, keyless ones as a list in which equal rows may repeat. */
export type RebuiltTables = Map<string, Row[]>;

export function rebuildTables(events: Iterable<CanonicalChangeEvent>): RebuiltTables {
  const tables = new Map<string, Row[]>();
  for (const event of events) apply(tables, event);
  return tables;
}

function apply(tables: Map<string, Row[]>, event: CanonicalChangeEvent): void {
  const rows = tables.get(event.table) ?? [];
  tables.set(event.table, rows);
  switch (event.operation) {
    case 'read':
    case 'create':
      if (event.after !== null) rows.push(event.after);
      return;
    case 'update': {
      const at = rows.findIndex(isRow(event));
      if (at < 0)
        throw new Error(`${event.eventId}: no row to update in ${event.table}: ${JSON.stringify(event.before)}`);
      if (event.after !== null) rows[at] = event.after;
      return;
    }
    case 'delete': {
      const at = rows.findIndex(isRow(event));
      if (at < 0)
        throw new Error(`${event.eventId}: no row to delete in ${event.table}: ${JSON.stringify(event.before)}`);
      rows.splice(at, 1);
      return;
    }
    case 'truncate':
      rows.length = 0;
      return;
    case 'schema-change':
      if (!event.flags.includes('synthetic-ddl')) applyDefinition(tables, event);
      return;
    case 'message':
      return;
  }
}

/** A row is found by its former key, or where the table has none by all columns that both images have. */
function isRow(event: CanonicalChangeEvent): (row: Row) => boolean {
  const wanted = event.keyOrigin === 'schema' ? (event.keyBefore ?? event.key ?? {}) : (event.before ?? {});
  const columns = Object.keys(wanted);
  return (row) => columns.every((column) => !(column in row) || row[column] === wanted[column]);
}

function applyDefinition(tables: Map<string, Row[]>, event: CanonicalChangeEvent): void {
  const ddl = event.ddl ?? '';
  const renamed = /^\s*RENAME TABLE\s+(\S+)\s+TO\s+(.+)$/is.exec(ddl);
  if (renamed !== null) {
    const from = bareName(renamed[1] ?? '');
    const rows = tables.get(from) ?? [];
    tables.delete(from);
    tables.set(bareName(renamed[2] ?? ''), rows);
  } else if (/^\s*DROP TABLE/i.test(ddl)) tables.delete(event.table);
}

function bareName(name: string): string {
  return (name.split('.').at(-1) ?? name).replaceAll('`', '').trim();
}
