/** A change event with everything that does not depend on its rows; each step fills in its part. */
import type { CanonicalChangeEvent, EventFlag, Operation } from '#shared/canonical-change-event.ts';
import type { RecordInput } from './normalized-record.ts';
import type { SourceBlock } from './source-block.ts';

export interface FrameInput {
  readonly record: RecordInput;
  readonly source: SourceBlock;
  readonly operation: Operation;
  readonly capturedAt: string | null;
}

export function eventFrame({ record, source, operation, capturedAt }: FrameInput): CanonicalChangeEvent {
  return {
    eventId: `EV-${record.seq}`,
    leaf: record.seq,
    source: record.source,
    epoch: 0,
    connector: source.connector,
    database: source.database,
    ...(source.schema === null ? {} : { schema: source.schema }),
    table: source.table,
    operation,
    key: null,
    keyOrigin: 'none',
    before: null,
    after: null,
    changed: [],
    marks: {},
    flags: sourceFlags(source, operation),
    committedAt: source.committedAt,
    capturedAt,
    ingestedAt: record.receivedAt,
    transactionId: null,
    coordinate: {},
    statement: source.statement,
    thread: source.thread,
    ddl: null,
    metadata: {
      ...(source.version === null ? {} : { connectorVersion: source.version }),
      ...(source.snapshot === null ? {} : { snapshot: source.snapshot }),
    },
  };
}

function sourceFlags(source: SourceBlock, operation: Operation): EventFlag[] {
  if (source.snapshot !== null) return [operation === 'schema-change' ? 'synthetic-ddl' : 'snapshot'];
  return source.connector === 'mariadb' ? ['forgeable-clock'] : [];
}
