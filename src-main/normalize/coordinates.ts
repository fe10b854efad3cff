/** The place of a change in its source's log, as text, per connector (debezium.md §3.3; what was unique in recordings). */
import { isJsonObject, type JsonValue } from './exact-json.ts';
import type { Coordinates } from './normalized-record.ts';
import { integerOf, type SourceBlock, textOf } from './source-block.ts';

const nowhere: Coordinates = { first: null, second: null };

export interface PlaceInput {
  readonly source: SourceBlock;
  /** The envelope's transaction block, or null. */
  readonly transaction: JsonValue;
  readonly operation: string;
  readonly digest: string;
}

export function rowCoordinates({ source, transaction, operation, digest }: PlaceInput): Coordinates {
  if (source.snapshot !== null) return nowhere;
  const { connector } = source;
  const ordered = orderInTransaction(connector, transaction);
  const table = tableText(source);
  if (connector === 'mysql' || connector === 'mariadb') {
    const first = ordered ?? place(source, ['file', 'pos', 'row'], [operation, table]);
    return { first, second: place(source, ['gtid', 'pos', 'row'], [operation, table], 'file') };
  }
  if (connector === 'postgresql') {
    // Rows of one COPY share their LSN: without a transaction block only the content is left to tell them apart.
    const position = place(source, ['lsn', 'txId'], [operation, table, digest]);
    return { first: ordered ?? position, second: position };
  }
  if (connector === 'sqlserver') {
    return {
      first: place(source, ['commit_lsn', 'change_lsn', 'event_serial_no'], [operation, table]),
      second: ordered,
    };
  }
  if (connector === 'oracle') {
    return {
      first: place(source, ['txId', 'scn', 'rs_id', 'ssn', 'redo_thread', 'row_id'], [operation, table]),
      second: ordered,
    };
  }
  return { first: ordered, second: null };
}

/** DDL has no row and no transaction; one statement over two tables gives two records with equal positions. */
export function schemaCoordinates(source: SourceBlock, subject: string): Coordinates {
  if (source.snapshot !== null) return nowhere;
  const at = place(source, ['file', 'pos', 'gtid', 'lsn', 'commit_lsn', 'scn', 'txId'], [subject]);
  return { first: at, second: place(source, ['gtid'], [subject]) };
}

/** As rows, BEGIN and END all name it: PostgreSQL's LSN behind the colon differs in each of them. */
export function transactionIdOf(connector: string | null, id: string): string {
  const isPostgres = connector === null ? /^\d+:\d+$/.test(id) : connector === 'postgresql';
  return isPostgres ? (id.split(':')[0] ?? id) : id;
}

function orderInTransaction(connector: string, transaction: JsonValue): string | null {
  if (!isJsonObject(transaction)) return null;
  const id = textOf(transaction.get('id'));
  const order = integerOf(transaction.get('total_order'));
  return id === null || order === null ? null : `${transactionIdOf(connector, id)}#${order}`;
}

/** Parts of the source block; `instead` takes the place of the first where that is null (no GTID: the file). Null if all are. */
function place(
  source: SourceBlock,
  names: readonly string[],
  more: readonly string[],
  instead?: string,
): string | null {
  const parts = names.map((name) => textOf(source.raw.get(name)));
  if (instead !== undefined) parts[0] ??= textOf(source.raw.get(instead));
  if (parts.every((part) => part === null)) return null;
  return [...parts.map((part) => part ?? ''), ...more].join('|');
}

function tableText(source: SourceBlock): string {
  return [source.database, source.schema, source.table].filter((part) => part !== null).join('.');
}
