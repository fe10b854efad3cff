/** What a row teaches about its table: columns where no definition was sent, and whether PostgreSQL's `before` can be believed. */
import type { RowPlan } from './row-plan.ts';
import type { TableChange, TableName, TableSchema } from './table-schema.ts';

export interface Lesson {
  readonly name: TableName;
  readonly table: TableSchema | null;
  readonly plan: RowPlan;
  /** Null: this row says nothing about it. */
  readonly replicaIdentity: TableSchema['replicaIdentity'];
}

/** Null where the catalog knows it already. */
export function learnTable({ name, table, plan, replicaIdentity }: Lesson): TableChange | null {
  const isNews = replicaIdentity !== null && replicaIdentity !== (table?.replicaIdentity ?? null);
  if (plan.observed === null && !(isNews && table !== null)) return null;
  const definition: TableSchema = {
    ...name,
    columns: plan.observed ?? table?.columns ?? [],
    primaryKey: table?.primaryKey ?? [],
    origin: table?.origin ?? 'observed',
    replicaIdentity: replicaIdentity ?? table?.replicaIdentity ?? null,
    version: (table?.version ?? 0) + 1,
  };
  return { ...name, type: 'OBSERVED', definition, renamedFrom: null };
}
