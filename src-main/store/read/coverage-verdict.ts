/** The verdict that every answer carries for the span it covers. */
import type { CoverageVerdict } from '#shared/query.ts';
import { type SourceReach, verdictOf } from '../../coverage/verdict.ts';
import { readSources, type SourceKnowledge } from '../insight/source-store.ts';
import type { Sqlite } from '../sqlite.ts';
import { readFindings, type SpanFilter, touchesSpan } from './finding-row.ts';
import { heededSources, type SourceChoice, takesSource } from './source-choice.ts';

export function coverageVerdict(db: Sqlite, asked: SpanFilter): CoverageVerdict {
  const span = heededSources(db, asked);
  const { where, parameters } = touchesSpan(span);
  // Notices that are closed say nothing for or against the span.
  const findings = readFindings(db, `(severity = 'gap' OR closed_leaf IS NULL) AND ${where}`, parameters);
  return verdictOf({ from: span.from ?? null, to: span.to ?? null, findings, sources: sourceReaches(db, span) });
}

function sourceReaches(db: Sqlite, choice: SourceChoice): SourceReach[] {
  const sources = readSources(db).filter(({ name }) => takesSource(choice, name));
  return sources.map(({ name, known }) => ({
    id: name,
    since: sinceOf(known),
    reconciledTo: known.reconciledTo,
    streamed: known.changeEvents > 0,
  }));
}

function sinceOf({ firstReceivedAt, firstCommittedAt }: SourceKnowledge): string | null {
  if (firstReceivedAt === null || firstCommittedAt === null) return firstReceivedAt;
  return Date.parse(firstCommittedAt) < Date.parse(firstReceivedAt) ? firstCommittedAt : firstReceivedAt;
}
