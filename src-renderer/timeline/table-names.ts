/** How a table is named in lists: without its database while only one database is in view; the whole name stays in the tooltip. */
import { createContext, useContext } from 'react';

export type TableName = (whole: string) => string;

export const TableNamesContext = createContext<TableName>((whole) => whole);

export function useTableName(): TableName {
  return useContext(TableNamesContext);
}

/** `bd.tabla` becomes `tabla` where every whole name given begins with the same database. */
export function shortTableNames(wholeNames: readonly string[]): TableName {
  const databases = new Set(wholeNames.filter((name) => name.includes('.')).map(databaseOf));
  const [only] = databases;
  if (databases.size !== 1 || only === undefined) return (whole) => whole;
  return (whole) => (whole.startsWith(`${only}.`) ? whole.slice(only.length + 1) : whole);
}

function databaseOf(whole: string): string {
  return whole.slice(0, whole.indexOf('.'));
}
