/** A change event as columns, and columns as a change event: the one place that knows both. */
import type {
  CanonicalChangeEvent,
  ChangeEvent,
  ColumnMark,
  Coordinate,
  EventFlag,
  Operation,
  Row,
} from '#shared/canonical-change-event.ts';

export interface EventRow {
  leaf: number;
  second_leaf: number | null;
  operation: Operation;
  epoch: number;
  tx_order: number | null;
  log_pos: number | null;
  log_row: number | null;
  committed_at: string | null;
  captured_at: string | null;
  ingested_at: string;
  key_origin: CanonicalChangeEvent['keyOrigin'];
  key_json: string | null;
  key_before_json: string | null;
  before_json: string | null;
  after_json: string | null;
  changed: string | null;
  marks: string | null;
  flags: string | null;
  thread: string | null;
  coordinate: string | null;
  metadata: string | null;
  ddl: string | null;
}

/** With what the row refers to by number. */
export interface JoinedEventRow extends EventRow {
  at_ms: number;
  source_name: string;
  connector: CanonicalChangeEvent['connector'];
  connector_version: string;
  server_id: string;
  database: string;
  schema: string;
  table_name: string;
  tx_name: string | null;
  file_name: string | null;
  statement_text: string | null;
}

export const joinedEventColumns = `change_event.leaf, change_event.at_ms, second_leaf, operation, change_event.epoch, tx_order, log_pos, log_row, change_event.committed_at, captured_at,
  change_event.ingested_at, change_event.key_origin, key_json, key_before_json, before_json, after_json, changed, marks, change_event.flags, thread, coordinate, metadata, ddl,
  source.name AS source_name, origin.connector, connector_version, server_id, database, schema, source_table.name AS table_name, tx.name AS tx_name,
  log_file.name AS file_name, statement.text AS statement_text`;

export const joinedEventTables = `change_event JOIN origin ON origin.id = change_event.origin JOIN source ON source.id = origin.source
  JOIN source_table ON source_table.id = change_event.table_id LEFT JOIN tx ON tx.id = change_event.tx
  LEFT JOIN log_file ON log_file.id = change_event.log_file LEFT JOIN statement ON statement.id = change_event.statement`;

/** Members of a coordinate that have no column of their own, as JSON; null where there are none. */
export function looseCoordinate(coordinate: Coordinate, transactionId: string | null): string | null {
  const { file: _file, pos, row: _row, serverId: _serverId, totalOrder: _totalOrder, gtid, ...rest } = coordinate;
  const odd = {
    ...rest,
    ...(gtid !== undefined && gtid !== transactionId ? { gtid } : {}),
    ...(pos !== undefined && exactInteger(pos) === null ? { pos } : {}),
    ...(gtid === undefined && transactionId !== null ? { noGtid: true } : {}),
  };
  return Object.keys(odd).length === 0 ? null : JSON.stringify(odd);
}

/** A decimal text as a number, where nothing is lost by it. */
export function exactInteger(text: string | undefined): number | null {
  if (text === undefined || !/^(0|[1-9]\d{0,14})$/.test(text)) return null;
  return Number(text);
}

/** The instant that a row is filed under, with the precision of that of its clocks which was believed. */
export function filedAt(atMs: number, clocks: readonly (string | null)[]): string {
  return clocks.find((clock) => clock !== null && Date.parse(clock) === atMs) ?? new Date(atMs).toISOString();
}

export function toChangeEvent(row: JoinedEventRow): ChangeEvent {
  const metadata = readJson<CanonicalChangeEvent['metadata']>(row.metadata, {});
  return {
    eventId: `EV-${row.leaf}`,
    leaf: row.leaf,
    ...(row.second_leaf === null ? {} : { secondLeaf: row.second_leaf }),
    source: row.source_name,
    epoch: row.epoch,
    connector: row.connector,
    database: row.database,
    ...(row.schema === '' ? {} : { schema: row.schema }),
    table: row.table_name,
    operation: row.operation,
    key: readJson<Row | null>(row.key_json, null),
    keyOrigin: row.key_origin,
    ...(row.key_before_json === null ? {} : { keyBefore: readJson<Row>(row.key_before_json, {}) }),
    before: readJson<Row | null>(row.before_json, null),
    after: readJson<Row | null>(row.after_json, null),
    changed: readJson<string[]>(row.changed, []),
    marks: readJson<Record<string, ColumnMark>>(row.marks, {}),
    flags: readJson<EventFlag[]>(row.flags, []),
    at: filedAt(row.at_ms, [row.committed_at, row.captured_at, row.ingested_at]),
    committedAt: row.committed_at,
    capturedAt: row.captured_at,
    ingestedAt: row.ingested_at,
    transactionId: row.tx_name,
    coordinate: toCoordinate(row),
    statement: row.statement_text,
    thread: row.thread,
    ddl: row.ddl,
    metadata: row.connector_version === '' ? metadata : { ...metadata, connectorVersion: row.connector_version },
  };
}

function toCoordinate(row: JoinedEventRow): Coordinate {
  const { noGtid, ...rest } = readJson<Coordinate & { noGtid?: boolean }>(row.coordinate, {});
  return {
    ...(row.tx_name !== null && noGtid !== true ? { gtid: row.tx_name } : {}),
    ...(row.tx_order === null ? {} : { totalOrder: row.tx_order }),
    ...(row.file_name === null ? {} : { file: row.file_name }),
    ...(row.log_pos === null ? {} : { pos: String(row.log_pos) }),
    ...(row.log_row === null ? {} : { row: row.log_row }),
    ...(row.server_id === '' ? {} : { serverId: row.server_id }),
    ...rest,
  };
}

/** Columns hold what `change-event-store.ts` wrote from the same types; an insight file of another form is refused when opened. */
function readJson<T>(text: string | null, otherwise: T): T {
  return text === null ? otherwise : (JSON.parse(text) as T);
}
