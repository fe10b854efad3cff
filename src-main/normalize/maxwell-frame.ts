/** What a Maxwell record says beside its row: place, clock, thread, statement. */
import type { CanonicalChangeEvent, Coordinate, Operation } from '#shared/canonical-change-event.ts';
import { eventFrame } from './event-frame.ts';
import { type JsonArray, type JsonObject, stringOf } from './exact-json.ts';
import type { Coordinates, RecordInput } from './normalized-record.ts';
import type { KeyColumns } from './row-key.ts';
import { integerOf, type SourceBlock, textOf } from './source-block.ts';
import { instantFromMicros } from './temporal.ts';

/** Rows carry seconds, definitions milliseconds (Maxwell's data format). */
export function maxwellFrame(record: RecordInput, payload: JsonObject, operation: Operation): CanonicalChangeEvent {
  const time = integerOf(payload.get('ts'));
  const perSecond = operation === 'schema-change' ? 1_000 : 1_000_000;
  const source: SourceBlock = {
    connector: 'maxwell',
    version: null,
    database: stringOf(payload.get('database')) ?? '',
    schema: null,
    table: stringOf(payload.get('table')) ?? '',
    snapshot: operation === 'read' ? 'bootstrap' : null,
    committedAt: time === null || operation === 'read' ? null : safeInstant(time * perSecond),
    time: textOf(payload.get('ts')) ?? '',
    statement: stringOf(payload.get('query')),
    thread: textOf(payload.get('thread_id')),
    raw: payload,
  };
  const event = eventFrame({ record, source, operation, capturedAt: null });
  event.coordinate = coordinateOf(payload);
  event.transactionId = textOf(payload.get('xid'));
  return event;
}

export function maxwellPlace(payload: JsonObject, operation: Operation): Coordinates {
  const place = textOf(payload.get('gtid')) ?? textOf(payload.get('position'));
  const transaction = textOf(payload.get('xid'));
  if (operation === 'read' || (place === null && transaction === null)) return { first: null, second: null };
  const offset = textOf(payload.get('xoffset')) ?? (payload.get('commit') === true ? 'commit' : '');
  const table = `${textOf(payload.get('database')) ?? ''}.${textOf(payload.get('table')) ?? ''}`;
  const parts = [textOf(payload.get('server_id')), place, transaction, offset, operation, table];
  return { first: parts.map((part) => part ?? '').join('|'), second: null };
}

export function learnedKey(columns: JsonArray): KeyColumns {
  const names = columns.filter((column) => typeof column === 'string');
  return names.length === 0 ? { columns: null, origin: 'whole-row' } : { columns: names, origin: 'schema' };
}

function coordinateOf(payload: JsonObject): Coordinate {
  const position = /^(.+):(\d+)$/.exec(textOf(payload.get('position')) ?? '');
  const gtid = textOf(payload.get('gtid'));
  const serverId = textOf(payload.get('server_id'));
  return {
    ...(gtid === null ? {} : { gtid }),
    ...(position === null ? {} : { file: position[1] ?? '', pos: position[2] ?? '' }),
    ...(serverId === null ? {} : { serverId }),
  };
}

function safeInstant(micros: number): string | null {
  return micros > 0 && Number.isSafeInteger(micros) ? instantFromMicros(micros) : null;
}
