/** Foreign keys whose parent changes its children by itself, read with nothing but SELECT on the tables. */
import type { DatabaseSession } from './database-session.ts';

export interface Cascade {
  readonly child: string;
  readonly parent: string;
  readonly rule: string;
}

/**
 * From SHOW CREATE TABLE, not from information_schema: MariaDB leaves foreign keys out of REFERENTIAL_CONSTRAINTS for an account
 * that may only SELECT, and "no cascades" would then be a false comfort.
 */
export async function readCascades(session: DatabaseSession, tables: readonly string[]): Promise<readonly Cascade[]> {
  const cascades: Cascade[] = [];
  for (const table of tables) {
    const [row] = await session.rows(`SHOW CREATE TABLE ${quoteTable(table)}`);
    cascades.push(...parseCascades(table, String(row?.['create table'] ?? '')));
  }
  return cascades;
}

const foreignKey = /FOREIGN KEY \([^)]*\) REFERENCES ((?:`(?:[^`]|``)+`\.)?`(?:[^`]|``)+`) \([^)]*\)([^,\n]*)/g;

export function parseCascades(table: string, definition: string): readonly Cascade[] {
  return [...definition.matchAll(foreignKey)].flatMap(([, parent = '', rule = '']) => {
    const acts = /ON (DELETE|UPDATE) (CASCADE|SET NULL|SET DEFAULT)/.test(rule);
    return acts ? [{ child: table, parent: fullName(parent, databaseOf(table)), rule: rule.trim() }] : [];
  });
}

function fullName(quoted: string, database: string): string {
  const parts = [...quoted.matchAll(/`((?:[^`]|``)+)`/g)].map(([, name = '']) => name.replaceAll('``', '`'));
  return parts.length === 2 ? parts.join('.') : `${database}.${parts[0] ?? ''}`;
}

function databaseOf(table: string): string {
  return table.slice(0, table.indexOf('.'));
}

function quoteTable(table: string): string {
  const quote = (name: string) => `\`${name.replaceAll('`', '``')}\``;
  return `${quote(databaseOf(table))}.${quote(table.slice(table.indexOf('.') + 1))}`;
}
