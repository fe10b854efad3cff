/** PostgreSQL without REPLICA IDENTITY FULL sends `before` with only the key true: which of its values were made up. */
import type { ColumnValue, Row } from '#shared/canonical-change-event.ts';
import type { PlanColumn, RowPlan } from './row-plan.ts';
import type { TableSchema } from './table-schema.ts';

type ReplicaIdentity = TableSchema['replicaIdentity'];

export interface BeforeImage {
  readonly before: Row;
  readonly plan: RowPlan;
  /** Null: not known. */
  readonly key: readonly string[] | null;
  readonly replicaIdentity: ReplicaIdentity;
}

/**
 * The connector fills a column that the log does not hold with NULL, or with the type's zero where NULL is not allowed. A value that
 * can't come from such filling proves the whole image; without such a proof each filling-like value outside the key is in doubt.
 */
export function inventedColumns({ before, plan, key, replicaIdentity }: BeforeImage): readonly string[] {
  if (replicaIdentity === 'full') return [];
  const others = plan.columns.filter((column) => key?.includes(column.name) !== true && column.name in before);
  if (replicaIdentity === 'default' && key !== null) return others.map((column) => column.name);
  const isProven = others.some((column) => provesImage(column, before[column.name] ?? null, key !== null));
  if (isProven && replicaIdentity === null) return [];
  return others.filter((column) => isFilling(before[column.name] ?? null)).map((column) => column.name);
}

function provesImage(column: PlanColumn, value: ColumnValue, isKeyKnown: boolean): boolean {
  if (column.nullable) return value !== null;
  return isKeyKnown && !isFilling(value);
}

function isFilling(value: ColumnValue): boolean {
  if (value === null || value === '' || value === false || value === 0) return true;
  if (typeof value !== 'string') return false;
  return (
    /^[+-]?0+(\.0+)?$/.test(value) ||
    value.startsWith('1970-01-01') ||
    /^00:00:00(Z|$)/.test(value) ||
    value === 'base64:'
  );
}

/** What an update tells: with DEFAULT it has no `before` (a key change comes as delete and create), with FULL a whole one. */
export function replicaIdentityOf(operation: string, before: Row | null): ReplicaIdentity {
  if (operation !== 'update') return null;
  return before === null ? 'default' : 'full';
}
