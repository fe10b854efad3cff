/** Which columns an update changed: values that differ by value, in both images, and written by somebody. */
import type { ColumnMark, Row } from '#shared/canonical-change-event.ts';
import type { Marks } from './read-row.ts';
import type { RowPlan } from './row-plan.ts';
import { type Comparison, sameBy } from './same-value.ts';

/** Marks under which a difference says nothing about what was written. A doubtful value that differs is still a change. */
const notWritten: ReadonlySet<ColumnMark> = new Set(['generated', 'invisible', 'unavailable', 'invented']);

export function changedColumns(before: Row | null, after: Row | null, marks: Marks, plan: RowPlan | null): string[] {
  if (before === null || after === null) return [];
  const changed: string[] = [];
  for (const name of Object.keys(after)) {
    if (!Object.hasOwn(before, name)) continue;
    const [old, now] = [before[name] ?? null, after[name] ?? null];
    if (old === now || isNotWritten(marks, name)) continue;
    const comparison: Comparison = plan?.byName.get(name)?.type.comparison ?? 'text';
    if (!sameBy(comparison, old, now)) changed.push(name);
  }
  return changed;
}

function isNotWritten(marks: Marks, name: string): boolean {
  const mark = Object.hasOwn(marks, name) ? marks[name] : undefined;
  return mark !== undefined && notWritten.has(mark);
}
