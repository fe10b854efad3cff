/** How many findings are open, by severity; not those of sources that are none of ours. */
import type { Finding } from '#shared/coverage.ts';
import { readSources } from '../insight/source-store.ts';
import type { Sqlite } from '../sqlite.ts';

export function countOpenFindings(db: Sqlite): Readonly<Record<Finding['severity'], number>> {
  const ignored = readSources(db)
    .filter(({ known }) => known.ignoredAt !== null)
    .map(({ name }) => name);
  const rows = db
    .prepare<[string], { severity: Finding['severity']; n: number }>(
      'SELECT severity, count(*) AS n FROM finding WHERE closed_leaf IS NULL AND source NOT IN (SELECT value FROM json_each(?)) GROUP BY severity',
    )
    .all(JSON.stringify(ignored));
  const count = (severity: Finding['severity']) => rows.find((row) => row.severity === severity)?.n ?? 0;
  return { gap: count('gap'), alarm: count('alarm'), notice: count('notice') };
}
