/** How a table is named in lists: without its database while only one database is in view; the whole name stays in the tooltip. */
import { createContext, useContext } from 'react';
import type { Language } from '#shared/format.ts';
import { serverLabel, splitTableOfSource, tableWords } from '#shared/table-name.ts';

export type TableName = (whole: string) => string;

export const TableNamesContext = createContext<TableName>((whole) => whole);

export function useTableName(): TableName {
  return useContext(TableNamesContext);
}

/** `bd.tabla` becomes `tabla` where every whole name given begins with the same database; `caja/bd.tabla` becomes `tabla · caja`. */
export function shortTableNames(wholeNames: readonly string[], language: Language): TableName {
  const labels = new Set(wholeNames.map((name) => splitTableOfSource(name).label));
  const databases = new Set([...labels].filter((label) => label.includes('.')).map(databaseOf));
  const [only] = databases.size === 1 ? databases : [];
  const short = (label: string) => {
    // A name without a point that is none of those in view is what a person typed: a table alone.
    if (!label.includes('.') || label.endsWith('.'))
      return labels.has(label) || label === serverLabel || label.endsWith('.') ? tableWords(label, language) : label;
    return only !== undefined && label.startsWith(`${only}.`) ? label.slice(only.length + 1) : label;
  };
  return (whole) => {
    const { source, label } = splitTableOfSource(whole);
    return source === null ? short(label) : `${short(label)} · ${source}`;
  };
}

function databaseOf(whole: string): string {
  return whole.slice(0, whole.indexOf('.'));
}
