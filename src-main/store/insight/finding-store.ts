/** Findings: opened, extended, raised and closed as coverage says; one open at a time for each thing found. */
import type { Close, Effect, Facts, Open, Raise } from '../../coverage/effect.ts';
import type { Sqlite } from '../sqlite.ts';
import { createOpenFindings, type FindingRow, type OpenFindings } from './open-findings.ts';

export interface FindingStore {
  /** In the order given; `leaf` is the record at which it was noticed. */
  apply(source: string, leaf: number, effects: readonly Effect[]): void;
  flush(): void;
  /** Ids of the findings written since the last call. */
  takeWritten(): readonly string[];
}

export function createFindingStore(db: Sqlite): FindingStore {
  const open = createOpenFindings(db);
  return {
    apply: (source, leaf, effects) => {
      for (const effect of effects) {
        if (effect.do === 'open') openFinding(open, effect.everywhere === true ? '' : source, leaf, effect);
        else if (effect.do === 'close') closeFinding(open, effect.everywhere === true ? '' : source, leaf, effect);
        else raiseFindings(open, source, effect);
      }
    },
    flush: open.flush,
    takeWritten: open.takeWritten,
  };
}

function openFinding(open: OpenFindings, source: string, leaf: number, effect: Open): void {
  const known = open.find(source, effect.kind, effect.mark);
  if (known !== null) {
    extend(known, leaf, effect);
    return;
  }
  const [from, to] = inOrder(effect.from, effect.to);
  open.keep({
    id: open.nextId(leaf),
    kind: effect.kind,
    severity: effect.severity,
    source,
    table_label: effect.table,
    mark: effect.mark,
    from_at: from,
    to_at: to,
    leaf,
    last_leaf: leaf,
    closed_leaf: null,
    closed_by: null,
    facts: JSON.stringify(effect.facts),
    count: 1,
  });
}

function closeFinding(open: OpenFindings, source: string, leaf: number, effect: Close): void {
  const known = open.find(source, effect.kind, effect.mark);
  if (known === null) return;
  known.closed_leaf = leaf;
  known.closed_by = effect.by;
  known.last_leaf = leaf;
  if (effect.to !== undefined) [known.from_at, known.to_at] = inOrder(known.from_at, effect.to);
  if (effect.severity !== undefined) known.severity = effect.severity;
  if (effect.facts !== undefined) known.facts = mergedFacts(known.facts, effect.facts);
  open.letGo(known);
}

/** What ends it may carry an earlier time than what began it: clocks go back. A span is told from its earlier end. */
function inOrder(from: string, to: string | null): [from: string, to: string | null] {
  return to !== null && Date.parse(to) < Date.parse(from) ? [to, from] : [from, to];
}

function raiseFindings(open: OpenFindings, source: string, { kind, sinceLeaf, because }: Raise): void {
  for (const row of open.noticesSince(source, kind, sinceLeaf))
    open.write({ ...row, severity: 'gap', facts: mergedFacts(row.facts, { because }) });
}

function extend(row: FindingRow, leaf: number, effect: Open): void {
  row.count += 1;
  row.last_leaf = leaf;
  const [from, to] = inOrder(effect.from, effect.to);
  if (from < row.from_at) row.from_at = from;
  if (to !== null && (row.to_at === null || to > row.to_at)) row.to_at = to;
  if (effect.severity === 'gap') row.severity = 'gap';
  row.facts = mergedFacts(row.facts, effect.facts);
}

function mergedFacts(text: string, facts: Facts): string {
  // Written by this file from facts of the same form.
  return JSON.stringify({ ...(JSON.parse(text) as Facts), ...facts });
}
