/** The findings that are open, as rows: those that a batch touches are held in memory and written at its end. */
import type { Sqlite } from '../sqlite.ts';

export interface FindingRow {
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

export interface OpenFindings {
  /** To be changed in place. */
  find(source: string, kind: string, mark: string): FindingRow | null;
  /** A new one. */
  keep(row: FindingRow): void;
  /** Closed: written, and not found any more. */
  letGo(row: FindingRow): void;
  write(row: FindingRow): void;
  /** Open notices of a kind, last seen at this leaf or later. */
  noticesSince(source: string, kind: string, leaf: number): readonly FindingRow[];
  /** Findings are named by their leaf; several of one leaf are counted. */
  nextId(leaf: number): string;
  flush(): void;
  /** Ids of the findings written since the last call. */
  takeWritten(): readonly string[];
}

export function createOpenFindings(db: Sqlite): OpenFindings {
  const { select, sameLeaf, upsert, notices } = prepareStatements(db);
  const touched = new Map<string, FindingRow>();
  const written = new Set<string>();
  let numbered = { leaf: -1, n: 0 };
  const write = (row: FindingRow) => {
    written.add(row.id);
    upsert.run({ ...row, from_ms: Date.parse(row.from_at), to_ms: row.to_at === null ? null : Date.parse(row.to_at) });
  };
  const flush = () => {
    for (const row of touched.values()) write(row);
    touched.clear();
  };
  return {
    find: (source, kind, mark) => {
      const key = keyOf({ source, kind, mark });
      const row = touched.get(key) ?? select.get(source, kind, mark) ?? null;
      if (row !== null) touched.set(key, row);
      return row;
    },
    keep: (row) => void touched.set(keyOf(row), row),
    letGo: (row) => {
      write(row);
      touched.delete(keyOf(row));
    },
    write,
    noticesSince: (source, kind, leaf) => {
      flush();
      return notices.all(source, kind, leaf);
    },
    nextId: (leaf) => {
      if (numbered.leaf !== leaf) numbered = { leaf, n: sameLeaf.get(leaf) ?? 0 };
      numbered.n += 1;
      return numbered.n === 1 ? `G-${leaf}` : `G-${leaf}.${numbered.n}`;
    },
    flush,
    takeWritten: () => {
      const ids = [...written];
      written.clear();
      return ids;
    },
  };
}

function keyOf({ source, kind, mark }: Pick<FindingRow, 'source' | 'kind' | 'mark'>): string {
  return `${source}\0${kind}\0${mark}`;
}

const columns = [
  'id',
  'kind',
  'severity',
  'source',
  'table_label',
  'mark',
  'from_at',
  'to_at',
  'from_ms',
  'to_ms',
  'leaf',
  'last_leaf',
  'closed_leaf',
  'closed_by',
  'facts',
  'count',
];

function prepareStatements(db: Sqlite) {
  const changing = columns.filter(
    (column) => !['id', 'kind', 'source', 'table_label', 'mark', 'leaf'].includes(column),
  );
  return {
    select: db.prepare<[string, string, string], FindingRow>(
      'SELECT * FROM finding WHERE source = ? AND kind = ? AND mark = ? AND closed_leaf IS NULL',
    ),
    sameLeaf: db.prepare<[number], number>('SELECT count(*) FROM finding WHERE leaf = ?').pluck(),
    notices: db.prepare<[string, string, number], FindingRow>(
      "SELECT * FROM finding WHERE source = ? AND kind = ? AND last_leaf >= ? AND severity = 'notice' AND closed_leaf IS NULL ORDER BY leaf, id",
    ),
    upsert: db.prepare(
      `INSERT INTO finding (${columns.join(', ')}) VALUES (${columns.map((column) => `@${column}`).join(', ')})
       ON CONFLICT (id) DO UPDATE SET ${changing.map((column) => `${column} = excluded.${column}`).join(', ')}`,
    ),
  };
}
