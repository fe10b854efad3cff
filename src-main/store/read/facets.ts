/** Counts by table and by operation: each obeys every filter but its own. */
import type { Operation } from '#shared/canonical-change-event.ts';
import type { OperationInput, OperationOutput } from '#shared/operations.ts';
import { tableOfSource } from '#shared/table-name.ts';
import { syntheticDdl } from '../insight/time-slots.ts';
import type { Sqlite } from '../sqlite.ts';
import { resolveFilter, takesOperation } from './event-filter.ts';
import { tallyEvents } from './event-tally.ts';

export function getFacets(db: Sqlite, input: OperationInput<'getFacets'>): OperationOutput<'getFacets'> {
  const filter = resolveFilter(db, input);
  // The facet of tables shows all tables of the source: neither `table` nor `excludeTable` holds for it.
  const { tables: ofSource } = resolveFilter(db, { source: input.source, excludeSource: input.excludeSource });
  const tables = new Map<number, number>();
  const operations = new Map<Operation, number>();
  for (const { tableId, operation, events } of tallyEvents(db, filter)) {
    if (takesOperation(filter, operation) && (ofSource === null || ofSource.has(tableId)))
      tables.set(tableId, (tables.get(tableId) ?? 0) + events);
    const isShown =
      takesOperation({ ...filter, operations: null }, operation) &&
      (filter.tables === null || filter.tables.has(tableId));
    // Stored operations are those of the type, but for the one that stands for made-up definitions.
    const name = operation === syntheticDdl ? 'schema-change' : (operation as Operation);
    if (isShown) operations.set(name, (operations.get(name) ?? 0) + events);
  }
  const names = tableNames(db);
  const excluded = filter.excluded;
  return {
    tables: [...tables]
      .flatMap(([id, count]) => (names.get(id) ?? []).map((name) => ({ ...name, count, excluded: excluded.has(id) })))
      .sort((a, b) => b.count - a.count || (a.filter < b.filter ? -1 : 1)),
    operations: [...operations]
      .map(([operation, count]) => ({ operation, count }))
      .sort((a, b) => b.count - a.count || (a.operation < b.operation ? -1 : 1)),
    unknownTables: [...filter.unknownTables],
    exact: true,
  };
}

interface TableName {
  readonly source: string;
  readonly table: string;
  readonly filter: string;
}

function tableNames(db: Sqlite): ReadonlyMap<number, readonly TableName[]> {
  const rows = db
    .prepare<[], { id: number; source: string; table: string }>(
      'SELECT source_table.id, source.name AS source, label AS "table" FROM source_table JOIN source ON source.id = source_table.source',
    )
    .all();
  const uses = new Map<string, number>();
  for (const { table } of rows) uses.set(table, (uses.get(table) ?? 0) + 1);
  const filterOf = (source: string, table: string) =>
    (uses.get(table) ?? 0) > 1 ? tableOfSource(source, table) : table;
  return new Map(rows.map(({ id, source, table }) => [id, [{ source, table, filter: filterOf(source, table) }]]));
}
