/** Records that are still not understood, with the reason. */
import type { OperationInput, OperationOutput } from '#shared/operations.ts';
import type { Sqlite } from '../sqlite.ts';
import { coverageVerdict } from './coverage-verdict.ts';
import { decodeCursor, encodeCursor, pageScope } from './page-cursor.ts';

type Answer = OperationOutput<'listQuarantine'>;
type Item = Answer['items'][number];

export function listQuarantine(db: Sqlite, { limit, order, cursor }: OperationInput<'listQuarantine'>): Answer {
  const scope = pageScope('listQuarantine', { order });
  const [after = null] = decodeCursor(scope, cursor) ?? [];
  const beyond = after === null ? '1' : order === 'oldest' ? `leaf > ${after}` : `leaf < ${after}`;
  const rows = db
    .prepare<[number], Omit<Item, 'facts'> & { facts: string }>(
      `SELECT leaf, source, received_at AS receivedAt, kind, bytes, reason, facts, excerpt FROM quarantine
       WHERE resolved_at_leaf IS NULL AND ${beyond} ORDER BY leaf ${order === 'oldest' ? 'ASC' : 'DESC'} LIMIT ?`,
    )
    .all(limit + 1);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const truncated = rows.length > limit;
  return {
    // Facts are written by quarantine-store.ts from this type.
    items: shown.map((row) => ({ ...row, facts: JSON.parse(row.facts) as Item['facts'] })),
    total: db.prepare<[], number>('SELECT count(*) FROM quarantine WHERE resolved_at_leaf IS NULL').pluck().get() ?? 0,
    totalIsExact: true,
    returned: shown.length,
    truncated,
    next: truncated && last !== undefined ? encodeCursor(scope, [last.leaf]) : null,
    coverage: coverageVerdict(db, {}),
  };
}
