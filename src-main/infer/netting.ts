/** What remains of changes that take each other back: an application that saves by deleting all and inserting again has changed little. */
import type { ColumnValue } from '#shared/canonical-change-event.ts';
import type { InferredRow } from './inferred-row.ts';

/** Rows of one table and key that were deleted and came again count as what they differ in; what differs in nothing is left out. */
export function netted(rows: readonly InferredRow[]): InferredRow[] {
  const byKey = new Map<string, InferredRow[]>();
  for (const row of rows) {
    const key = `${row.tableId}|${row.keyText ?? row.leaf}`;
    byKey.set(key, [...(byKey.get(key) ?? []), row]);
  }
  return [...byKey.values()].flatMap((changes) => {
    const net = netOf(changes);
    return net === null ? [] : [net];
  });
}

export interface NettedTransaction {
  readonly rows: readonly InferredRow[];
  /** Leaves that went into another row, or into nothing. */
  readonly folded: ReadonlyMap<number, number | null>;
}

/** Within a transaction, only pairs of delete and create are joined: other changes stay what they are. */
export function joinReinserted(rows: readonly InferredRow[]): NettedTransaction {
  const deleted = new Map<string, InferredRow>();
  const folded = new Map<number, number | null>();
  const joined = new Map<number, InferredRow>();
  for (const row of rows) {
    if (row.keyText === null) continue;
    const key = `${row.tableId}|${row.keyText}`;
    const before = deleted.get(key);
    if (row.operation === 'delete') deleted.set(key, row);
    else if (row.operation === 'create' && before !== undefined) {
      deleted.delete(key);
      const net = netOf([before, row]);
      folded.set(before.leaf, net === null ? null : row.leaf);
      if (net === null) folded.set(row.leaf, null);
      else joined.set(row.leaf, net);
    }
  }
  if (folded.size === 0) return { rows, folded };
  return { rows: rows.flatMap((row) => (folded.has(row.leaf) ? [] : [joined.get(row.leaf) ?? row])), folded };
}

/** From the first `before` to the last `after`; null where nothing is left. */
function netOf(changes: readonly InferredRow[]): InferredRow | null {
  const [first] = changes;
  const last = changes.at(-1);
  if (first === undefined || last === undefined || changes.length === 1) return first ?? null;
  const before = first.before;
  const after = last.after;
  if (before === null && after === null) return null;
  const changed = before === null || after === null ? [] : differing(before, after);
  if (before !== null && after !== null && changed.length === 0) return null;
  const operation = before === null ? 'create' : after === null ? 'delete' : 'update';
  return { ...last, before, after, changed, operation };
}

function differing(
  before: Readonly<Record<string, ColumnValue>>,
  after: Readonly<Record<string, ColumnValue>>,
): string[] {
  return Object.keys(after).filter((column) => column in before && before[column] !== after[column]);
}

export function keyTextOf(key: Readonly<Record<string, ColumnValue>> | null): string | null {
  if (key === null) return null;
  const values = Object.values(key);
  return values.length === 0 ? null : values.map(String).join('-');
}
