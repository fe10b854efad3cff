/** Writes the expressions of generated rules; any column name is safe in them. */

const reserved = new Set(
  'as break const continue else false for function if import in let loop namespace null package return true var void while'.split(
    ' ',
  ),
);

/** `anchor.total`, or `anchor["sub-total"]` where the name is no word. */
export function member(of: string, column: string): string {
  return /^[A-Za-z_]\w*$/.test(column) && !reserved.has(column) ? `${of}.${column}` : `${of}[${literal(column)}]`;
}

export function literal(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}

function listOf(columns: readonly string[]): string {
  return `[${columns.map(literal).join(', ')}]`;
}

export function changed(column: string): string {
  return `${literal(column)} in changed`;
}

/** Some column beside these has changed. */
export function changedBeside(columns: readonly string[]): string {
  return columns.length === 0 ? 'size(changed) > 0' : `changed.exists(c, !(c in ${listOf(columns)}))`;
}

/** What has changed beside these. */
export function changedList(columns: readonly string[]): string {
  return columns.length === 0 ? 'changed' : `changed.filter(c, !(c in ${listOf(columns)}))`;
}
