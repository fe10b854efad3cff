/** The columns that make the number of a document: kind, series, number, as they stand together. */
import { sumOf } from './evidence.ts';
import type { ProposedColumn, ProposedNumbering } from './role-proposal.ts';
import { column, type TableView } from './table-view.ts';
import { anySays } from './words.ts';

/** Of several numbers the surest; series and kinds go with it. */
export function numberingOf(table: TableView, found: readonly ProposedColumn[]): ProposedNumbering | null {
  const place = ({ column: name }: ProposedColumn) => {
    const words = column(table, name)?.words ?? [];
    return anySays(words, 'series') ? 1 : anySays(words, 'kind') ? 0 : 2;
  };
  const numbers = found.filter((candidate) => place(candidate) === 2);
  const best = Math.max(...numbers.map(sumOf));
  const taken = found.filter((candidate) => place(candidate) !== 2 || sumOf(candidate) >= best - 15);
  const [first] = [...taken].sort((a, b) => sumOf(b) - sumOf(a));
  if (first === undefined || !taken.some((candidate) => place(candidate) > 0)) return null;
  const columns = [...taken]
    .sort((a, b) => place(a) - place(b) || (a.column < b.column ? -1 : 1))
    .map(({ column: name }) => name);
  return { columns, confidence: first.confidence, reasons: first.reasons };
}
