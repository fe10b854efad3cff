/** Tables by the names that people give them: alone, with their database, with their schema too, with their source. */
import { tableOfSource } from '#shared/table-name.ts';
import { AuditError } from '../../errors.ts';
import { readTables, type TableRecord } from '../insight/table-store.ts';
import type { Sqlite } from '../sqlite.ts';

export interface FoundTables {
  readonly ids: ReadonlySet<number>;
  /** Names that no table has. */
  readonly unknown: readonly string[];
}

export interface TableFinder {
  /** Throws `bad-request` for a name that leaves open which schema is meant. */
  (names: readonly string[]): FoundTables;
  readonly all: readonly TableRecord[];
}

export function tableFinder(db: Sqlite): TableFinder {
  const all = readTables(db);
  const sources = new Map(
    db
      .prepare<[], { id: number; name: string }>('SELECT id, name FROM source')
      .all()
      .map(({ id, name }) => [id, name]),
  );
  const isCalled = (table: TableRecord, name: string) =>
    table.label === name ||
    (table.name !== '' && table.name === name) ||
    tableOfSource(sources.get(table.source) ?? '', table.label) === name;
  const find = (name: string) => {
    const exact = all.filter((table) => isCalled(table, name));
    return exact.length > 0 ? exact : withoutSchema(all, name);
  };
  const finder = (names: readonly string[]) => {
    const found = names.map((name) => ({ name, tables: find(name) }));
    return {
      ids: new Set(found.flatMap(({ tables }) => tables.map(({ id }) => id))),
      unknown: found.filter(({ tables }) => tables.length === 0).map(({ name }) => name),
    };
  };
  return Object.assign(finder, { all });
}

/** `database.table` where the source has schemas: as long as one schema only has a table of that name. */
function withoutSchema(all: readonly TableRecord[], name: string): TableRecord[] {
  const tables = all.filter((table) => table.schema !== null && `${table.database}.${table.name}` === name);
  const labels = [...new Set(tables.map(({ label }) => label))];
  if (labels.length <= 1) return tables;
  throw new AuditError('bad-request', {
    es: `table: «${name}» puede ser ${labels.join(' o ')}`,
    en: `table: “${name}” may be ${labels.join(' or ')}`,
  });
}
