/** Findings: opened, extended, raised and closed as coverage says; one open at a time for each thing found. */
import type { Effect } from '../../coverage/effect.ts';
import type { Sqlite } from '../sqlite.ts';

export interface FindingStore {
  /** In the order given; `leaf` is the record at which it was noticed. */
  apply(source: string, leaf: number, effects: readonly Effect[]): void;
  flush(): void;
  /** Ids of the findings written since the last call. */
  takeWritten(): readonly string[];
}

interface FindingRow {
  id: string;
  kind: string;
  severity: string;
  source: string;
  table_label: string | null;
  mark: string;
  from_at: string;
  to_at: string | null;
  leaf: number;
  last_leaf: number;
  closed_leaf: number | null;
  closed_by: string | null;
  facts: string;
  count: number;
}

type Facts = Readonly<Record<string, string | number>>;

export function createFindingStore(db: Sqlite): FindingStore {
  const { select, sameLeaf, upsert, raisable } = prepareStatements(db);
  const touched = new Map<string, FindingRow>();
  /** Findings are named by their leaf; several of one leaf are counted. */
  let numbered = { leaf: -1, n: 0 };
  const written = new Set<string>();
  const write = (row: FindingRow) => {
    written.add(row.id);
    upsert.run(
      row.id,
      row.kind,
      row.severity,
      row.source,
      row.table_label,
      row.mark,
      row.from_at,
      row.to_at,
      Date.parse(row.from_at),
      row.to_at === null ? null : Date.parse(row.to_at),
      row.leaf,
      row.last_leaf,
      row.closed_leaf,
      row.closed_by,
      row.facts,
      row.count,
    );
  };
  const flush = () => {
    for (const row of touched.values()) write(row);
    touched.clear();
  };
  const find = (source: string, kind: string, mark: string): FindingRow | null => {
    const key = `${source}\0${kind}\0${mark}`;
    const known = touched.get(key);
    if (known) return known;
    const row = select.get(source, kind, mark);
    if (row) touched.set(key, row);
    return row ?? null;
  };
  const open = (source: string, leaf: number, effect: Extract<Effect, { do: 'open' }>) => {
    const known = find(source, effect.kind, effect.mark);
    if (known) return void extend(known, leaf, effect);
    if (numbered.leaf !== leaf) numbered = { leaf, n: sameLeaf.get(leaf) ?? 0 };
    numbered.n += 1;
    const row: FindingRow = {
      id: numbered.n === 1 ? `G-${leaf}` : `G-${leaf}.${numbered.n}`,
      kind: effect.kind,
      severity: effect.severity,
      source,
      table_label: effect.table,
      mark: effect.mark,
      from_at: effect.from,
      to_at: effect.to,
      leaf,
      last_leaf: leaf,
      closed_leaf: null,
      closed_by: null,
      facts: JSON.stringify(effect.facts),
      count: 1,
    };
    touched.set(`${source}\0${effect.kind}\0${effect.mark}`, row);
  };
  const close = (source: string, leaf: number, effect: Extract<Effect, { do: 'close' }>) => {
    const known = find(source, effect.kind, effect.mark);
    if (!known) return;
    known.closed_leaf = leaf;
    known.closed_by = effect.by;
    known.last_leaf = leaf;
    if (effect.to !== undefined) known.to_at = effect.to;
    if (effect.severity !== undefined) known.severity = effect.severity;
    if (effect.facts !== undefined) known.facts = mergedFacts(known.facts, effect.facts);
    write(known);
    touched.delete(`${source}\0${effect.kind}\0${effect.mark}`);
  };
  const raise = (source: string, { kind, sinceLeaf, because }: Extract<Effect, { do: 'raise' }>) => {
    flush();
    for (const row of raisable.all(source, kind, sinceLeaf)) {
      write({ ...row, severity: 'gap', facts: mergedFacts(row.facts, { because }) });
    }
  };
  return {
    apply: (source, leaf, effects) => {
      for (const effect of effects) {
        if (effect.do === 'open') open(effect.everywhere === true ? '' : source, leaf, effect);
        else if (effect.do === 'close') close(effect.everywhere === true ? '' : source, leaf, effect);
        else raise(source, effect);
      }
    },
    flush,
    takeWritten: () => {
      const ids = [...written];
      written.clear();
      return ids;
    },
  };
}

function extend(row: FindingRow, leaf: number, effect: Extract<Effect, { do: 'open' }>): void {
  row.count += 1;
  row.last_leaf = leaf;
  if (effect.from < row.from_at) row.from_at = effect.from;
  if (effect.to !== null && (row.to_at === null || effect.to > row.to_at)) row.to_at = effect.to;
  if (effect.severity === 'gap') row.severity = 'gap';
  row.facts = mergedFacts(row.facts, effect.facts);
}

function mergedFacts(text: string, facts: Facts): string {
  // Written by this file from facts of the same form.
  return JSON.stringify({ ...(JSON.parse(text) as Facts), ...facts });
}

function prepareStatements(db: Sqlite) {
  return {
    select: db.prepare<[string, string, string], FindingRow>(
      'SELECT * FROM finding WHERE source = ? AND kind = ? AND mark = ? AND closed_leaf IS NULL',
    ),
    sameLeaf: db.prepare<[number], number>('SELECT count(*) FROM finding WHERE leaf = ?').pluck(),
    raisable: db.prepare<[string, string, number], FindingRow>(
      "SELECT * FROM finding WHERE source = ? AND kind = ? AND last_leaf >= ? AND severity = 'notice' AND closed_leaf IS NULL ORDER BY leaf, id",
    ),
    upsert:
      db.prepare(`INSERT INTO finding (id, kind, severity, source, table_label, mark, from_at, to_at, from_ms, to_ms, leaf, last_leaf, closed_leaf, closed_by, facts, count)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET severity = excluded.severity, from_at = excluded.from_at, to_at = excluded.to_at,
      from_ms = excluded.from_ms, to_ms = excluded.to_ms, last_leaf = excluded.last_leaf, closed_leaf = excluded.closed_leaf, closed_by = excluded.closed_by,
      facts = excluded.facts, count = excluded.count`),
  };
}
