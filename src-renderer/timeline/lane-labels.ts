/** Which gaps of the lanes are named: the longest, as long as no name covers another; the others by their column and their line in the list. Pure. */
interface Column {
  readonly id: string;
  /** Shares of the day. */
  readonly left: number;
  readonly width: number;
  readonly words: string;
}

const MOST_LABELS = 2;
/** Of the lanes' width at 1366 pixels with the pane open, the narrowest there is. */
const CHARACTER_SHARE = 0.0125;
/** A longer name is cut (lanes.css). */
const LONGEST_SHARE = 0.4;
/** From here a name stands to the left of its column. */
const LATE = 0.75;

export function isLate({ left, width }: Pick<Column, 'left' | 'width'>): boolean {
  return left + width > LATE;
}

export function labelledColumns(columns: readonly Column[]): ReadonlySet<string> {
  const named: { readonly id: string; readonly from: number; readonly to: number }[] = [];
  for (const column of [...columns].sort((a, b) => b.width - a.width)) {
    if (named.length === MOST_LABELS) break;
    const span = labelSpan(column);
    if (named.every(({ from, to }) => span.to <= from || span.from >= to)) named.push({ id: column.id, ...span });
  }
  return new Set(named.map(({ id }) => id));
}

function labelSpan({ left, width, words }: Column): { readonly from: number; readonly to: number } {
  const length = Math.min(LONGEST_SHARE, words.length * CHARACTER_SHARE);
  const right = left + width;
  return isLate({ left, width }) ? { from: left - length, to: right } : { from: left, to: right + length };
}
