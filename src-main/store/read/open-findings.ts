/** How many findings are open, by severity. */
import type { Finding } from '#shared/coverage.ts';
import type { Sqlite } from '../sqlite.ts';

export function countOpenFindings(db: Sqlite): Readonly<Record<Finding['severity'], number>> {
  const rows = db
    .prepare<[], { severity: Finding['severity']; n: number }>(
      'SELECT severity, count(*) AS n FROM finding WHERE closed_leaf IS NULL GROUP BY severity',
    )
    .all();
  const count = (severity: Finding['severity']) => rows.find((row) => row.severity === severity)?.n ?? 0;
  return { gap: count('gap'), alarm: count('alarm'), notice: count('notice') };
}
