/** Counts by table and by operation: each obeys every filter but its own. */
import type { Operation } from '#shared/canonical-change-event.ts';
import type { OperationInput, OperationOutput } from '#shared/operations.ts';
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
  const label = db.prepare<[number], string>('SELECT label FROM source_table WHERE id = ?').pluck();
  const excluded = filter.excluded;
  return {
    tables: [...tables]
      .map(([id, count]) => ({ table: label.get(id) ?? '', count, excluded: excluded.has(id) }))
      .sort((a, b) => b.count - a.count || (a.table < b.table ? -1 : 1)),
    operations: [...operations]
      .map(([operation, count]) => ({ operation, count }))
      .sort((a, b) => b.count - a.count || (a.operation < b.operation ? -1 : 1)),
    exact: true,
  };
}
