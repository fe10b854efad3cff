/** Compares the last image known of a row with the image before its next change. Pure; how values compare is given. */
import type { ColumnMark, ColumnValue, Row } from '#shared/canonical-change-event.ts';

export interface Comparison {
  readonly known: Row;
  readonly knownMarks: Readonly<Record<string, ColumnMark>>;
  readonly before: Row;
  readonly beforeMarks: Readonly<Record<string, ColumnMark>>;
  /** Columns whose definition changed between the two. */
  readonly incomparable: ReadonlySet<string>;
  /** Whether two values of a column are the same value, however each was written. */
  readonly same: (column: string, a: ColumnValue, b: ColumnValue) => boolean;
}

/** Columns that both images have, unmarked and comparable, and whose values differ. */
export function differingColumns({ known, knownMarks, before, beforeMarks, incomparable, same }: Comparison): string[] {
  return Object.keys(before).filter((column) => {
    const old = known[column];
    const value = before[column];
    if (old === undefined || value === undefined || old === value) return false;
    if (knownMarks[column] !== undefined || beforeMarks[column] !== undefined || incomparable.has(column)) return false;
    return !same(column, old, value);
  });
}
