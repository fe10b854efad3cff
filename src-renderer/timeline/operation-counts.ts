/** Counts by operation, and in words: row changes are one number, what is no row change stands beside it by name. Pure. */
import { type Operation, rowOperations } from '#shared/canonical-change-event.ts';
import type { Words } from '../ui/preferences.tsx';

export type OperationCounts = ReadonlyMap<Operation, number>;

/** In the order in which they are told. */
const besideRows = ['truncate', 'schema-change', 'message', 'read'] as const satisfies readonly Operation[];

export function operationCounts(
  counted: readonly { readonly operation: Operation; readonly count: number }[],
): OperationCounts {
  return new Map(counted.map(({ operation, count }) => [operation, count]));
}

export function countsBeyond(all: OperationCounts, part: OperationCounts): OperationCounts {
  return new Map([...all].map(([operation, n]) => [operation, Math.max(0, n - (part.get(operation) ?? 0))]));
}

export function sumOf(counts: OperationCounts): number {
  return [...counts.values()].reduce((sum, n) => sum + n, 0);
}

/** `10 cambios de fila, 1 vaciado, 3 cambios de estructura`. */
export function countWords(t: Words, counts: OperationCounts): string {
  const rows = rowOperations.reduce((sum, operation) => sum + (counts.get(operation) ?? 0), 0);
  const beside = besideRows.flatMap((operation) => {
    const n = counts.get(operation) ?? 0;
    return n === 0 ? [] : [t(`timeline.count.${operation}`, { n })];
  });
  return [...(rows > 0 || beside.length === 0 ? [t('timeline.count.changes', { n: rows })] : []), ...beside].join(', ');
}
