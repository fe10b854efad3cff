/** Records that were not understood, with the reason; tried again when a newer reading could. */
import type { QuarantineProblem } from '#shared/quarantine-reasons.ts';
import type { Sqlite } from '../sqlite.ts';

export interface QuarantinedRecord {
  readonly leaf: number;
  readonly source: string;
  readonly receivedAt: string;
  readonly kind: string;
  readonly bytes: Buffer;
}

export interface QuarantineStore {
  add(record: QuarantinedRecord, problem: QuarantineProblem, normalizer: number): void;
  /** Leaves still not understood, that no normalizer of this version has tried. */
  untried(normalizer: number): readonly number[];
  resolve(leaf: number, atLeaf: number, normalizer: number): void;
  /** Tried by this version, and not understood for the same reason as before. */
  tried(leaf: number, normalizer: number): void;
  open(source: string): number;
}

/** Bytes of the record that are shown beside the reason. */
const excerptBytes = 240;

export function createQuarantineStore(db: Sqlite): QuarantineStore {
  const add =
    db.prepare(`INSERT INTO quarantine (leaf, source, received_at, kind, bytes, reason, facts, excerpt, normalizer) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET reason = excluded.reason, facts = excluded.facts, normalizer = excluded.normalizer`);
  const untried = db
    .prepare<[number], number>(
      'SELECT leaf FROM quarantine WHERE resolved_at_leaf IS NULL AND normalizer < ? ORDER BY leaf',
    )
    .pluck();
  const resolve = db.prepare('UPDATE quarantine SET resolved_at_leaf = ?, normalizer = ? WHERE leaf = ?');
  const tried = db.prepare('UPDATE quarantine SET normalizer = ? WHERE leaf = ?');
  const open = db
    .prepare<[string], number>('SELECT count(*) FROM quarantine WHERE source = ? AND resolved_at_leaf IS NULL')
    .pluck();
  return {
    add: ({ leaf, source, receivedAt, kind, bytes }, { reason, facts }, normalizer) => {
      const excerpt = bytes.subarray(0, excerptBytes).toString('utf8').replaceAll('\0', '\u2400');
      add.run(leaf, source, receivedAt, kind, bytes.length, reason, JSON.stringify(facts), excerpt, normalizer);
    },
    untried: (normalizer) => untried.all(normalizer),
    resolve: (leaf, atLeaf, normalizer) => void resolve.run(atLeaf, normalizer, leaf),
    tried: (leaf, normalizer) => void tried.run(normalizer, leaf),
    open: (source) => open.get(source) ?? 0,
  };
}
