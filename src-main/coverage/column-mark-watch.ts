/** The watch of one mark on column values: one notice per table and column for as long as it is seen. */
import type { ColumnMark } from '#shared/canonical-change-event.ts';
import type { FindingKind } from '#shared/coverage.ts';
import type { Open } from './effect.ts';
import { createWatch, report, type Watch } from './watch.ts';

export function watchMark(kind: FindingKind, mark: ColumnMark): Watch {
  return createWatch<null>(kind, null, {
    change: (state, { event, table, at, redeliveryOf, leaf }) => {
      if (redeliveryOf !== null) return null;
      let effects: Open[] | null = null;
      for (const column in event.marks) {
        if (event.marks[column] !== mark) continue;
        effects ??= [];
        effects.push({
          do: 'open',
          kind,
          severity: 'notice',
          mark: `${table}.${column}`,
          table,
          from: at,
          to: at,
          facts: { table, column, leaf },
        });
      }
      return effects === null ? null : report(state, ...effects);
    },
  });
}
