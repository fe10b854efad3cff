/** A business event while parts of it may still come: its rule, its anchor, the rows found so far. */
import type { CompiledRule } from './compiled-pack.ts';
import type { InferredRow } from './inferred-row.ts';

/** Name under which all rows of a grouped event stand, its anchor among them. */
export const groupPart = 'rows';
export const anchorPart = 'anchor';

export interface Draft {
  /** `BE-` + leaf of the anchor + `-` + type. */
  readonly id: string;
  readonly rule: CompiledRule;
  readonly anchor: InferredRow;
  readonly rows: Map<string, InferredRow[]>;
  /** Group it belongs to, where its rule has one. */
  readonly group: string | null;
  /** The last row that joined it, for groups. */
  lastMs: number;
  /** To be evaluated and written anew. */
  touched: boolean;
  /** Where its rows are too many to be listed: how many they are, and up to which leaf. */
  readonly bulk?: { readonly count: number; readonly lastLeaf: number };
}

export function eventIdOf(leaf: number, type: string): string {
  return `BE-${leaf}-${type}`;
}

export function newDraft(rule: CompiledRule, anchor: InferredRow, group: string | null): Draft {
  const rows = new Map<string, InferredRow[]>([[anchorPart, [anchor]]]);
  if (group !== null) rows.set(groupPart, [anchor]);
  return {
    id: eventIdOf(anchor.leaf, rule.rule.type),
    rule,
    anchor,
    rows,
    group,
    lastMs: anchor.atMs,
    touched: true,
  };
}

/** Whether it was not there before. */
export function addRow(draft: Draft, part: string, row: InferredRow): boolean {
  const known = draft.rows.get(part);
  if (known?.some(({ leaf }) => leaf === row.leaf)) return false;
  if (known) known.push(row);
  else draft.rows.set(part, [row]);
  draft.lastMs = Math.max(draft.lastMs, row.atMs);
  draft.touched = true;
  return true;
}

/** Every row of it once, with the part under which it stands; the anchor first. */
export function rowsOf(draft: Draft): { readonly part: string; readonly row: InferredRow }[] {
  const seen = new Set<number>();
  const all: { part: string; row: InferredRow }[] = [];
  for (const [part, rows] of draft.rows)
    for (const row of rows) {
      if (seen.has(row.leaf)) continue;
      seen.add(row.leaf);
      all.push({ part, row });
    }
  return all;
}
