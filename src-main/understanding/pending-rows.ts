/** Rows of the transaction that is being received, until it is over; a very large one keeps counts instead of rows. */
import type { BulkRows, InferredRow } from '../infer/inferred-row.ts';

export interface PendingRows {
  readonly tx: number | null;
  readonly firstLeaf: number;
  /** In the order of the ledger; a row that is there already is not added again. */
  add(row: InferredRow): void;
  /** The row became the whole key change. */
  replace(row: InferredRow): void;
  /** By database of the source, in ledger order. */
  rows(): readonly InferredRow[];
  bulk(): readonly BulkRows[];
}

/** Rows of one table and operation above which they are counted and only some are kept. */
const keptWhole = 2000;
const keptOfBulk = 20;

interface Place {
  count: number;
  lastLeaf: number;
  rows: InferredRow[];
}

export function pendingRows(tx: number | null, firstLeaf: number): PendingRows {
  const places = new Map<string, Place>();
  let lastLeaf = -1;
  return {
    tx,
    firstLeaf,
    add(row) {
      if (row.leaf <= lastLeaf) return;
      lastLeaf = row.leaf;
      const key = `${row.tableId}|${row.operation}`;
      const place = places.get(key) ?? { count: 0, lastLeaf: row.leaf, rows: [] };
      places.set(key, place);
      place.count += 1;
      place.lastLeaf = row.leaf;
      if (place.count === keptWhole + 1) place.rows = place.rows.slice(0, keptOfBulk);
      if (place.count <= keptWhole) place.rows.push(row);
    },
    replace(row) {
      for (const place of places.values()) {
        const at = place.rows.findIndex(({ leaf }) => leaf === row.leaf);
        if (at >= 0) place.rows[at] = row;
      }
    },
    rows: () =>
      [...places.values()]
        .flatMap(({ count, rows }) => (count > keptWhole ? [] : rows))
        .sort((a, b) => a.leaf - b.leaf),
    bulk: () =>
      [...places.values()].flatMap(({ count, lastLeaf, rows }) => {
        const [first] = rows;
        return count > keptWhole && first !== undefined ? [{ first, sample: rows, count, lastLeaf }] : [];
      }),
  };
}
