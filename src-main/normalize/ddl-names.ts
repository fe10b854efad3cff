/** Table names that only the DDL text tells: the old name of a rename, the table of an index, a dropped database. */
import { qualifiedName } from './ddl-attributes.ts';
import { type DdlToken, keywordOf, readDdl, splitAtCommas } from './ddl-tokens.ts';

export interface Renaming {
  /** One part, or database and table. */
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** `RENAME TABLE a TO b, c TO d` and `ALTER TABLE a RENAME [TO|AS] b`. */
export function renamings(ddl: string): readonly Renaming[] {
  if (!/RENAME/i.test(ddl)) return [];
  const tokens = readDdl(ddl);
  if (keywordOf(tokens[0]) === 'RENAME') return splitAtCommas(tokens.slice(2)).flatMap(pairOf);
  const table = tokens.findIndex((token) => keywordOf(token) === 'TABLE');
  if (keywordOf(tokens[0]) !== 'ALTER' || table === -1) return [];
  const { parts: from, next } = qualifiedName(tokens, keywordOf(tokens[table + 1]) === 'IF' ? table + 3 : table + 1);
  const last = splitAtCommas(tokens.slice(next)).find((item) => isTableRename(item)) ?? [];
  const start = /^(TO|AS)$/.test(keywordOf(last[1]) ?? '') ? 2 : 1;
  const to = qualifiedName(last, start).parts;
  return to.length === 0 ? [] : [{ from, to }];
}

/** The table that an index statement is about; null for any other statement. */
export function indexedTable(ddl: string): string | null {
  if (!/^\s*(CREATE|DROP)\b[^(]*\bINDEX\b/i.test(ddl)) return null;
  const tokens = readDdl(ddl);
  const on = tokens.findIndex((token) => keywordOf(token) === 'ON');
  return on === -1 ? null : (qualifiedName(tokens, on + 1).parts.at(-1) ?? null);
}

export function dropsDatabase(ddl: string): boolean {
  return /^\s*DROP\s+(DATABASE|SCHEMA)\b/i.test(ddl);
}

function pairOf(item: readonly DdlToken[]): Renaming[] {
  const { parts: from, next } = qualifiedName(item, 0);
  const to = qualifiedName(item, next + 1).parts;
  return from.length === 0 || to.length === 0 ? [] : [{ from, to }];
}

function isTableRename(item: readonly DdlToken[]): boolean {
  return keywordOf(item[0]) === 'RENAME' && !/^(COLUMN|INDEX|KEY)$/.test(keywordOf(item[1]) ?? '');
}
