/** How a table is called on every face: `database.table`, with a schema `database.schema.table`; definitions of a whole database or server have no table. */
import type { Language } from './format.ts';

/** What a definition change of the server itself is filed under. */
export const serverLabel = '*';

export interface TableAddress {
  readonly database: string;
  readonly schema?: string | null | undefined;
  readonly table: string;
}

/** The label that filters take and that answers give. */
export function tableLabel({ database, schema, table }: TableAddress): string {
  if (table === '') return database || serverLabel;
  return schema === null || schema === undefined || schema === ''
    ? `${database}.${table}`
    : `${database}.${schema}.${table}`;
}

/** A label as people read it: the server, or a database as a whole, are no table. */
export function tableWords(label: string, language: Language): string {
  // Readings made before this rule say `.` and `database.`.
  const name = label.replace(/\.$/, '') || serverLabel;
  if (name === serverLabel) return language === 'es' ? '(servidor)' : '(server)';
  if (name.includes('.')) return name;
  return language === 'es' ? `(base ${name})` : `(database ${name})`;
}

/** `caja/bd.venta`: the table of one source, where several have one of this name. */
export function tableOfSource(source: string, label: string): string {
  return `${source}/${label}`;
}

/** The parts of `tableOfSource`; source null where only a table is named. */
export function splitTableOfSource(text: string): { readonly source: string | null; readonly label: string } {
  const match = /^([a-z0-9][a-z0-9_-]{0,62})\/(.+)$/.exec(text);
  return match?.[1] === undefined ? { source: null, label: text } : { source: match[1], label: match[2] ?? '' };
}
