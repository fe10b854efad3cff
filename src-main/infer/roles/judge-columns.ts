/** What the columns of a table are used for, before its role is known. */

import { type ColumnUse, columnSigns, takenFrom } from './column-signs.ts';
import { type ColumnSubject, columnSubjects } from './column-subject.ts';
import { sumOf, weigh } from './evidence.ts';
import { personalColumns } from './personal-columns.ts';
import type { TableReference } from './references.ts';
import type { ProposedColumn, ProposedTable } from './role-proposal.ts';
import type { SchemaView } from './table-view.ts';

export type JudgedColumns = Readonly<Record<ColumnUse, readonly ProposedColumn[]>> & Pick<ProposedTable, 'personal'>;

/** By table; columns best first. */
export function judgeColumns(
  schema: SchemaView,
  references: readonly TableReference[],
): ReadonlyMap<string, JudgedColumns> {
  const subjects = columnSubjects(schema, references);
  return new Map(
    schema.tables.map(({ name }) => {
      const own = subjects.filter(({ table }) => table.name === name);
      const taken = (use: ColumnUse) => judgeUse(use, own);
      return [
        name,
        {
          status: taken('status'),
          numbering: taken('numbering'),
          counter: taken('counter'),
          actor: taken('actor'),
          money: taken('money'),
          label: taken('label'),
          businessTime: taken('businessTime'),
          personal: personalColumns(own),
        },
      ];
    }),
  );
}

function judgeUse(use: ColumnUse, subjects: readonly ColumnSubject[]): ProposedColumn[] {
  return subjects
    .map((subject) => ({ column: subject.column.name, ...weigh(columnSigns[use], subject) }))
    .filter((judged) => sumOf(judged) >= takenFrom[use])
    .sort((a, b) => sumOf(b) - sumOf(a) || (a.column < b.column ? -1 : 1));
}
