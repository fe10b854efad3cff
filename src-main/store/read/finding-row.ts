/** Findings as stored, as findings. */
import type { Finding } from '#shared/coverage.ts';
import type { Sqlite } from '../sqlite.ts';
import type { SourceChoice } from './source-choice.ts';

interface FindingRow extends Omit<Finding, 'facts'> {
  readonly facts: string;
}

const columns = `id, kind, severity, source, table_label AS "table", from_at AS "from", to_at AS "to", leaf, closed_leaf AS closedLeaf, closed_by AS closedBy, facts, count`;

/** `where` is a condition over the columns of table finding. */
export function readFindings(db: Sqlite, where: string, parameters: readonly (string | number)[]): Finding[] {
  const rows = db
    .prepare<(string | number)[], FindingRow>(
      `SELECT ${columns} FROM finding WHERE ${where} ORDER BY from_ms, leaf, id`,
    )
    .all(...parameters);
  // Written by finding-store.ts from facts of this type.
  return rows.map((row) => ({ ...row, facts: JSON.parse(row.facts) as Finding['facts'] }));
}

export interface SpanFilter extends SourceChoice {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The condition for findings that touch a span; those without a source concern all of them. */
export function touchesSpan({ from, to, source = [], excludeSource = [] }: SpanFilter): {
  where: string;
  parameters: (string | number)[];
} {
  const conditions: string[] = [];
  const parameters: (string | number)[] = [];
  if (to !== undefined) conditions.push('from_ms < ?') && parameters.push(Date.parse(to));
  if (from !== undefined) conditions.push('(to_ms IS NULL OR to_ms >= ?)') && parameters.push(Date.parse(from));
  if (source.length > 0)
    conditions.push('source IN (SELECT value FROM json_each(?))') && parameters.push(JSON.stringify([...source, '']));
  if (excludeSource.length > 0)
    conditions.push('source NOT IN (SELECT value FROM json_each(?))') && parameters.push(JSON.stringify(excludeSource));
  return { where: conditions.length === 0 ? '1' : conditions.join(' AND '), parameters };
}
