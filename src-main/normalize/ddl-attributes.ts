/** What only the DDL text says about columns: computed by the database, hidden, renamed. The connector's own `generated` means AUTO_INCREMENT. */
import { type DdlToken, identifierOf, keywordOf, readDdl, splitAtCommas } from './ddl-tokens.ts';

export interface ColumnAttributes {
  readonly generated: boolean;
  readonly invisible: boolean;
}

export interface DdlAttributes {
  /** Columns that the statement defines anew. */
  readonly defined: ReadonlyMap<string, ColumnAttributes>;
  /** `ALTER COLUMN x SET INVISIBLE`. */
  readonly visibility: ReadonlyMap<string, boolean>;
  /** New name → old name. */
  readonly renamed: ReadonlyMap<string, string>;
  /** `CREATE TABLE a LIKE b`: the table whose definition is copied. */
  readonly like: readonly string[] | null;
}

interface Collected {
  readonly defined: Map<string, ColumnAttributes>;
  readonly visibility: Map<string, boolean>;
  readonly renamed: Map<string, string>;
  like: string[] | null;
}

export function ddlAttributes(ddl: string): DdlAttributes {
  const found: Collected = { defined: new Map(), visibility: new Map(), renamed: new Map(), like: null };
  const tokens = readDdl(ddl);
  const first = keywordOf(tokens[0]);
  if (first === 'CREATE') readCreate(tokens, found);
  else if (first === 'ALTER') for (const item of splitAtCommas(afterTableName(tokens))) readAlteration(item, found);
  return found;
}

/** Parts of a possibly qualified name at `from`, and the position behind it. */
export function qualifiedName(
  tokens: readonly DdlToken[],
  from: number,
): { readonly parts: string[]; readonly next: number } {
  const parts: string[] = [];
  let at = from;
  for (;;) {
    const part = identifierOf(tokens[at]);
    if (part === null) return { parts, next: at };
    parts.push(part);
    const dot = tokens[at + 1];
    if (dot?.kind !== 'mark' || dot.text !== '.') return { parts, next: at + 1 };
    at += 2;
  }
}

const notColumns = new Set([
  'PRIMARY',
  'KEY',
  'INDEX',
  'UNIQUE',
  'CONSTRAINT',
  'FOREIGN',
  'FULLTEXT',
  'SPATIAL',
  'CHECK',
  'PERIOD',
  'LIKE',
]);

function readCreate(tokens: readonly DdlToken[], found: Collected): void {
  const like = tokens.findIndex((token) => keywordOf(token) === 'LIKE');
  if (like !== -1) found.like = qualifiedName(tokens, like + 1).parts;
  const columns = tokens.find((token) => token.kind === 'group');
  if (columns?.kind !== 'group') return;
  for (const item of columns.items) if (!notColumns.has(keywordOf(item[0]) ?? '')) define(item, 0, found);
}

function readAlteration(item: readonly DdlToken[], found: Collected): void {
  const words = item.map(keywordOf);
  let at = 1;
  if (words[at] === 'COLUMN') at += 1;
  if (words[at] === 'IF') at = words.indexOf('EXISTS', at) + 1;
  const name = identifierOf(item[at]);
  const group = item[at];
  switch (words[0]) {
    case 'ADD':
      if (group?.kind === 'group') for (const column of group.items) define(column, 0, found);
      else if (at > 1 || !notColumns.has(words[at] ?? '')) define(item, at, found);
      return;
    case 'MODIFY':
      define(item, at, found);
      return;
    case 'CHANGE':
      define(item, at + 1, found);
      rename(name, identifierOf(item[at + 1]), found);
      return;
    case 'RENAME':
      if (words[1] === 'COLUMN' && words[at + 1] === 'TO') rename(name, identifierOf(item[at + 2]), found);
      return;
    case 'ALTER':
      if (name !== null && words[at + 1] === 'SET' && /^(IN)?VISIBLE$/.test(words[at + 2] ?? ''))
        found.visibility.set(name, words[at + 2] === 'INVISIBLE');
  }
}

function rename(from: string | null, to: string | null, found: Collected): void {
  if (from !== null && to !== null) found.renamed.set(to, from);
}

function define(item: readonly DdlToken[], at: number, found: Collected): void {
  const name = identifierOf(item[at]);
  if (name === null) return;
  const rest = item.slice(at + 1);
  const words = rest.map(keywordOf);
  const as = words.indexOf('AS');
  const isComputed = as !== -1 && (rest[as + 1]?.kind === 'group' || words[as + 1] === 'ROW');
  found.defined.set(name, { generated: isComputed, invisible: words.includes('INVISIBLE') });
}

function afterTableName(tokens: readonly DdlToken[]): readonly DdlToken[] {
  const table = tokens.findIndex((token) => keywordOf(token) === 'TABLE');
  if (table === -1) return [];
  const start = keywordOf(tokens[table + 1]) === 'IF' ? table + 3 : table + 1;
  return tokens.slice(qualifiedName(tokens, start).next);
}
