/** The `source` block of an envelope: who sent it, where in which log it stands, and the source's clock. One reading for all connectors. */
import type { CanonicalChangeEvent, Coordinate } from '#shared/canonical-change-event.ts';
import { isJsonObject, type JsonObject, type JsonValue, numberText, stringOf } from './exact-json.ts';
import { instantFromMicros } from './temporal.ts';

export type Connector = CanonicalChangeEvent['connector'];

export interface SourceBlock {
  readonly connector: Connector;
  readonly version: string | null;
  readonly database: string;
  readonly schema: string | null;
  readonly table: string;
  /** `true`, `first`, `last` …; null for a streamed record, however the version writes that. */
  readonly snapshot: string | null;
  readonly committedAt: string | null;
  /** Source time as sent, for the digest. */
  readonly time: string;
  readonly statement: string | null;
  readonly thread: string | null;
  /** The block itself, for what only one connector has. */
  readonly raw: JsonObject;
}

const connectors: readonly Connector[] = ['mysql', 'mariadb', 'postgresql', 'sqlserver', 'oracle'];

export function readSource(raw: JsonObject): SourceBlock {
  const connector = connectorOf(raw);
  const snapshot = snapshotOf(raw.get('snapshot'));
  return {
    connector,
    version: stringOf(raw.get('version')),
    database: stringOf(raw.get('db')) ?? '',
    schema: stringOf(raw.get('schema')),
    table: stringOf(raw.get('table')) ?? '',
    snapshot,
    // A snapshot row carries the time of the snapshot: nobody committed it then.
    committedAt: snapshot === null ? sourceTime(raw, connector) : null,
    time: numberText(raw.get('ts_ms')) ?? numberText(raw.get('ts_sec')) ?? '',
    statement: stringOf(raw.get('query')),
    thread: numberText(raw.get('thread')),
    raw,
  };
}

export function textOf(value: JsonValue | undefined): string | null {
  return stringOf(value) ?? numberText(value);
}

export function integerOf(value: JsonValue | undefined): number | null {
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : null;
}

/** The connector's own clock, from the envelope. */
export function capturedAt(payload: JsonObject): string | null {
  return instant(payload.get('ts_us'), payload.get('ts_ms'));
}

export function instantFromMillis(value: JsonValue | undefined): string | null {
  return instant(undefined, value);
}

export function readCoordinate(source: SourceBlock, transaction: JsonValue | undefined): Coordinate {
  const { raw } = source;
  const totalOrder = isJsonObject(transaction) ? integerOf(transaction.get('total_order')) : null;
  const row = integerOf(raw.get('row'));
  const lsn = textOf(raw.get('lsn')) ?? textOf(raw.get('change_lsn')) ?? textOf(raw.get('commit_lsn'));
  const texts = {
    gtid: textOf(raw.get('gtid')),
    file: textOf(raw.get('file')),
    pos: textOf(raw.get('pos')),
    serverId: textOf(raw.get('server_id')),
    lsn,
    txId: textOf(raw.get('txId')) ?? (source.connector === 'sqlserver' ? textOf(raw.get('commit_lsn')) : null),
    scn: textOf(raw.get('scn')),
  };
  const coordinate: Coordinate = {};
  for (const name of ['gtid', 'file', 'pos', 'serverId', 'lsn', 'txId', 'scn'] as const) {
    const value = texts[name];
    if (value !== null) coordinate[name] = value;
  }
  if (totalOrder !== null) coordinate.totalOrder = totalOrder;
  if (row !== null) coordinate.row = row;
  return coordinate;
}

/** The oldest blocks do not name their connector; their members do. */
function connectorOf(raw: JsonObject): Connector {
  const named = stringOf(raw.get('connector'));
  if (named !== null) return connectors.find((connector) => connector === named) ?? 'unknown';
  if (raw.has('scn')) return 'oracle';
  if (raw.has('change_lsn') || raw.has('commit_lsn')) return 'sqlserver';
  if (raw.has('lsn')) return 'postgresql';
  return raw.has('file') && raw.has('pos') ? 'mysql' : 'unknown';
}

/** String since 1.x, boolean in the documentation, null with replace.null.with.default=false, absent in the oldest. */
function snapshotOf(value: JsonValue | undefined): string | null {
  if (value === true) return 'true';
  return typeof value === 'string' && value !== 'false' && value !== '' ? value : null;
}

/** Oracle's `ts_ms` is the time of the change; its commit can only be later. */
function sourceTime(raw: JsonObject, connector: Connector): string | null {
  const commit = connector === 'oracle' ? integerOf(raw.get('commit_ts_ms')) : null;
  if (commit !== null && commit >= (integerOf(raw.get('ts_ms')) ?? 0)) return instant(undefined, commit);
  const seconds = integerOf(raw.get('ts_sec'));
  return instant(raw.get('ts_us'), raw.get('ts_ms') ?? (seconds === null ? undefined : seconds * 1000));
}

function instant(micros: JsonValue | undefined, millis: JsonValue | undefined): string | null {
  const exactMicros = integerOf(micros);
  const fromMillis = integerOf(millis);
  const value = exactMicros ?? (fromMillis === null ? null : fromMillis * 1000);
  return value === null || value <= 0 || !Number.isSafeInteger(value) ? null : instantFromMicros(value);
}
