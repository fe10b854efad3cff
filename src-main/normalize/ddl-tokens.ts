/** SQL text cut into tokens, as far as reading a table definition needs it: names, words, brackets; comments and literals out of the way. */

export type DdlToken =
  | { readonly kind: 'word'; readonly text: string }
  /** A quoted identifier, unquoted. */
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'literal' }
  | { readonly kind: 'mark'; readonly text: string }
  | { readonly kind: 'group'; readonly items: readonly (readonly DdlToken[])[] };

/** MySQL's executable comments are read as the text they hold: `INVISIBLE` stands inside one. */
const form =
  /\/\*M?!\d*|\*\/|\/\*[\s\S]*?\*\/|--[^\n]*|#[^\n]*|'(?:[^'\\]|\\[\s\S]|'')*'|`(?:[^`]|``)*`|"(?:[^"]|"")*"|[\p{L}\p{N}_$]+|[^\s]/gu;

/** Groups are split at their commas, to any depth up to a limit; what is deeper is left out. */
export function readDdl(ddl: string): readonly DdlToken[] {
  const root: DdlToken[][] = [[]];
  const open: DdlToken[][][] = [root];
  for (const [text] of ddl.matchAll(form)) {
    const items = open.at(-1) ?? root;
    if (text === '(') open.push([[]]);
    else if (text === ')' && open.length > 1) closeGroup(open);
    else if (text === ',' && open.length > 1) items.push([]);
    else {
      const token = tokenOf(text);
      if (token !== null) items.at(-1)?.push(token);
    }
  }
  while (open.length > 1) closeGroup(open);
  return root[0] ?? [];
}

function closeGroup(open: DdlToken[][][]): void {
  const items = open.pop() ?? [];
  open.at(-1)?.at(-1)?.push({ kind: 'group', items });
}

function tokenOf(text: string): DdlToken | null {
  const first = text[0];
  if (text.startsWith('/*') || text === '*/' || text.startsWith('--') || (first === '#' && text.length > 1))
    return null;
  if (first === "'" && text.length > 1) return { kind: 'literal' };
  if (first === '`' && text.length > 1) return { kind: 'name', text: text.slice(1, -1).replaceAll('``', '`') };
  if (first === '"' && text.length > 1) return { kind: 'name', text: text.slice(1, -1).replaceAll('""', '"') };
  return /[\p{L}\p{N}_$]/u.test(text) ? { kind: 'word', text } : { kind: 'mark', text };
}

/** The token as an identifier, quoted or not; null for anything else. */
export function identifierOf(token: DdlToken | undefined): string | null {
  return token !== undefined && (token.kind === 'name' || token.kind === 'word') ? token.text : null;
}

/** The token as an upper-case keyword; a quoted name is none. */
export function keywordOf(token: DdlToken | undefined): string | null {
  return token?.kind === 'word' ? token.text.toUpperCase() : null;
}

/** A list at top level, split at its commas. */
export function splitAtCommas(tokens: readonly DdlToken[]): DdlToken[][] {
  const items: DdlToken[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'mark' && token.text === ',') items.push([]);
    else items.at(-1)?.push(token);
  }
  return items;
}
