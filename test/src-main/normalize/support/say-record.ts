/** One line that says what a normalized record is: enough to see any difference, short enough to be read. */
import type { CanonicalChangeEvent, Row } from '#shared/canonical-change-event.ts';
import type { NormalizedRecord, Outcome } from '../../../../src-main/normalize/normalized-record.ts';

export function sayRecord(outcome: Outcome<NormalizedRecord>): string {
  if (!outcome.ok) return `PROBLEM ${outcome.problem.reason} ${JSON.stringify(outcome.problem.facts)}`;
  const { value } = outcome;
  switch (value.kind) {
    case 'boundary':
      return [
        value.status,
        value.transactionId,
        value.at,
        ...(value.status === 'END'
          ? [value.eventCount, ...value.tables.map(({ table, count }) => `${table}=${count}`)]
          : []),
      ].join(' ');
    case 'heartbeat':
      return `heartbeat ${value.at}`;
    case 'other':
      return `${value.what} ${JSON.stringify(value.facts)}`;
    case 'schema': {
      const changes = value.changes.map(
        ({ type, table, renamedFrom, definition }) =>
          `${type} ${table}${renamedFrom === null ? '' : ` from ${renamedFrom}`}${definition === null ? '' : `(${definition.columns.length > 8 ? `${definition.columns.length} columns` : definition.columns.map(({ name }) => name)}; key ${definition.primaryKey})`}`,
      );
      return `ddl ${value.event?.database}.${value.event?.table} [${value.event?.flags}] ${changes.join(' + ') || 'nothing to the columns'} @ ${value.coordinates.first}`;
    }
    case 'change':
      return `${sayEvent(value.event)} @ ${value.coordinates.first}`;
  }
}

function sayEvent(event: CanonicalChangeEvent): string {
  const parts = [event.operation, [event.database, event.schema, event.table].filter(Boolean).join('.')];
  if (event.key !== null && event.keyOrigin !== 'whole-row')
    parts.push(`${event.keyOrigin} ${JSON.stringify(event.key)}`);
  if (event.operation === 'update' && event.before !== null)
    parts.push(
      ...event.changed.map((column) => `${column}: ${said(event.before, column)} → ${said(event.after, column)}`),
    );
  else if (event.before !== null || event.after !== null) parts.push(saidRow(event.after ?? event.before));
  if (event.flags.length > 0) parts.push(`[${event.flags}]`);
  if (Object.keys(event.marks).length > 0) parts.push(JSON.stringify(event.marks));
  parts.push(event.committedAt ?? 'no time');
  return parts.join(' ');
}

function said(row: Row | null, column: string): string {
  return JSON.stringify(row?.[column]);
}

function saidRow(row: Row | null): string {
  const columns = Object.keys(row ?? {}).length;
  return columns > 8 ? `(${columns} columns)` : JSON.stringify(row);
}
