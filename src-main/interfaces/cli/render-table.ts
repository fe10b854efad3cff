/** Plain tables for a terminal: columns as wide as their content, figures to the right, nothing cut. */
import { oneLine } from '#shared/visible-text.ts';

export type Cell = string | number | null;

/** What stands in a cell where there is no value. */
export const nothing = '–';

export function renderTable(heads: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const texts = rows.map((row) => row.map(cellText));
  const widths = heads.map((head, at) => Math.max(width(head), ...texts.map((row) => width(row[at] ?? ''))));
  const numeric = heads.map(
    (_, at) => rows.length > 0 && rows.every((row) => typeof row[at] === 'number' || row[at] === null),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => pad(cell, widths[at] ?? 0, numeric[at] ?? false))
      .join('  ')
      .trimEnd();
  return [line(heads), line(widths.map((size) => '─'.repeat(size))), ...texts.map(line)].join('\n');
}

/** `label  value` lines. */
export function renderLines(lines: readonly (readonly [string, string])[]): string {
  const size = Math.max(...lines.map(([label]) => width(label)));
  return lines.map(([label, value]) => `${pad(label, size, false)}  ${value}`).join('\n');
}

/** Row content is data: no sign in it can move the cursor, colour the terminal or turn the text around. */
function cellText(cell: Cell): string {
  if (cell === null || cell === '') return nothing;
  return oneLine(String(cell));
}

function pad(text: string, size: number, right: boolean): string {
  const space = ' '.repeat(Math.max(0, size - width(text)));
  return right ? space + text : text + space;
}

function width(text: string): number {
  return [...text].length;
}
