/** The text of a statement is kept once for all rows in a row that carry it: a bulk INSERT repeats its whole text in each. */
import type { SourceRecord } from '../store/insight/source-store.ts';
import type { Reading } from './reading.ts';
import type { StreamMemory } from './stream-memory.ts';

export function statementNumber(
  reading: Reading,
  source: SourceRecord,
  memory: StreamMemory,
  text: string | null,
): number | null {
  if (text === null) {
    reading.statements.delete(source.id);
    memory.lastStatement = null;
    return null;
  }
  const known = lastStatement(reading, source, memory);
  if (known?.text === text) return known.id;
  const id = reading.insight.events.addStatement(text);
  reading.statements.set(source.id, { id, text });
  memory.lastStatement = id;
  return id;
}

function lastStatement(
  reading: Reading,
  source: SourceRecord,
  memory: StreamMemory,
): { id: number; text: string } | null {
  const known = reading.statements.get(source.id);
  if (known !== undefined || memory.lastStatement === null) return known ?? null;
  const text = reading.insight.events.statement(memory.lastStatement);
  if (text === null) return null;
  const read = { id: memory.lastStatement, text };
  reading.statements.set(source.id, read);
  return read;
}
