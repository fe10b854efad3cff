/** What a database server says about itself, read once and kept as plain data; the checks are pure functions over it. */
import type { DatabaseSession } from './database-session.ts';
import { serverWords } from './database-session.ts';
import { readGrants } from './read-grants.ts';
import { readTables, type TableFacts } from './read-tables.ts';

export interface ServerState extends TableFacts {
  readonly flavour: 'mysql' | 'mariadb';
  /** `10.11.19-MariaDB` */
  readonly version: string;
  /** [10, 11, 19] */
  readonly versionNumbers: readonly number[];
  /** `user@host` as the server matched it. */
  readonly account: string;
  readonly tls: string | null;
  readonly latencyMs: number;
  /** Global variables, lower-case names; a name that this server does not know is absent. */
  readonly variables: ReadonlyMap<string, string>;
  /** Lines of SHOW GRANTS, roles resolved. */
  readonly grants: readonly string[];
  /** Server clock minus ours. */
  readonly clockSkewMs: number;
  /** Server ids of other replicas; null where the account may not see them. */
  readonly replicaIds: readonly number[] | null;
  /** What could not be read, in the server's words. */
  readonly unread: readonly string[];
}

export interface AuditedScope {
  readonly databases: readonly string[];
  /** Anchored regular expressions over `database.table`, as Debezium's table.include.list. */
  readonly tables: readonly RegExp[];
}

const variableNames =
  `log_bin binlog_format binlog_row_image binlog_row_value_options binlog_transaction_compression log_bin_compress
  gtid_mode enforce_gtid_consistency gtid_strict_mode binlog_expire_logs_seconds binlog_expire_logs_auto_purge expire_logs_days
  binlog_rows_query_log_events binlog_annotate_row_events server_id time_zone system_time_zone innodb_native_foreign_keys
  binlog_row_metadata binlog_legacy_event_pos`.split(/\s+/);

export async function readServerState(
  session: DatabaseSession,
  scope: AuditedScope,
  now: () => number,
): Promise<ServerState> {
  const unread: string[] = [];
  const attempt = async <T>(what: string, read: () => Promise<T>, otherwise: T): Promise<T> =>
    read().catch((cause: unknown) => {
      unread.push(`${what}: ${serverWords(cause)}`);
      return otherwise;
    });
  const asked = now();
  const [identity] = await session.rows(
    'SELECT VERSION() AS version, CURRENT_USER() AS account, UTC_TIMESTAMP(6) AS utc',
  );
  const answered = now();
  const version = String(identity?.version ?? '');
  const variables = await readVariables(session);
  return {
    flavour: /mariadb/i.test(version) ? 'mariadb' : 'mysql',
    version,
    versionNumbers: (/\d+(\.\d+)*/.exec(version)?.[0] ?? '').split('.').map(Number),
    account: String(identity?.account ?? ''),
    tls: await attempt('Ssl_version', () => readTls(session), null),
    latencyMs: answered - asked,
    variables,
    grants: await attempt('SHOW GRANTS', () => readGrants(session), []),
    clockSkewMs: Math.round(Date.parse(`${String(identity?.utc).replace(' ', 'T')}Z`) - (asked + answered) / 2),
    replicaIds: await readReplicaIds(session).catch(() => null),
    ...(await readTables(session, scope, attempt)),
    unread,
  };
}

async function readVariables(session: DatabaseSession): Promise<ReadonlyMap<string, string>> {
  const places = variableNames.map(() => '?').join(', ');
  const rows = await session.rows(`SHOW GLOBAL VARIABLES WHERE Variable_name IN (${places})`, variableNames);
  return new Map(rows.map((row) => [String(row.variable_name).toLowerCase(), String(row.value)]));
}

async function readTls(session: DatabaseSession): Promise<string | null> {
  const [row] = await session.rows("SHOW SESSION STATUS LIKE 'Ssl_version'");
  const version = String(row?.value ?? '');
  return version === '' ? null : version;
}

/** SHOW REPLICAS from MySQL 8.0.22 and MariaDB 10.5; the older name elsewhere. */
async function readReplicaIds(session: DatabaseSession): Promise<readonly number[]> {
  const rows = await session.rows('SHOW REPLICAS').catch(() => session.rows('SHOW SLAVE HOSTS'));
  return rows.map((row) => Number(row.server_id)).filter(Number.isFinite);
}
