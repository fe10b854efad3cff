/** One transaction's rows while they are being understood: found by key, claimed by events. */
import type { CompiledPart, CompiledRule } from './compiled-pack.ts';
import { isTrue, type Mistakes, rowFacts } from './facts.ts';
import type { InferredRow } from './inferred-row.ts';
import { keyInRow } from './waiting.ts';

export interface Work {
  readonly rows: readonly InferredRow[];
  /** Rows that match the part's pattern and have this key. */
  withKey(rule: CompiledRule, part: CompiledPart, key: string): readonly InferredRow[];
  claim(leaf: number): void;
  isClaimed(leaf: number): boolean;
}

export function createWork(rows: readonly InferredRow[], mistakes: Mistakes): Work {
  const byTable = new Map<string, InferredRow[]>();
  for (const row of rows) {
    const known = byTable.get(row.table);
    if (known) known.push(row);
    else byTable.set(row.table, [row]);
  }
  const claimed = new Set<number>();
  const indexes = new Map<CompiledPart, Map<string, InferredRow[]>>();
  const indexOf = (rule: CompiledRule, part: CompiledPart) => {
    const known = indexes.get(part);
    if (known) return known;
    const index = new Map<string, InferredRow[]>();
    for (const row of byTable.get(part.pattern.table) ?? []) {
      const key = part.pattern.operations.has(row.operation) ? keyInRow(part, row) : null;
      if (key === null || !isTrue(rule, part.pattern.where, rowFacts(row, rule.pack.pack.zone), mistakes)) continue;
      index.set(key, [...(index.get(key) ?? []), row]);
    }
    indexes.set(part, index);
    return index;
  };
  return {
    rows,
    withKey: (rule, part, key) => indexOf(rule, part).get(key) ?? [],
    claim: (leaf) => void claimed.add(leaf),
    isClaimed: (leaf) => claimed.has(leaf),
  };
}
