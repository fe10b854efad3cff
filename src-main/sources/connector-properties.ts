/** What differs from source to source in Debezium's `application.properties`: values by name, `null` where a line does not apply. */
import type { Connector, RegisteredSource } from '#shared/source-act.ts';
import { debeziumServerId } from './debezium-server-id.ts';

export type PropertyValues = Readonly<Record<string, string | null>>;

/** Written into the file as it is: an expression that Debezium reads from its environment. */
export const webhookSecretExpression = `$\{TESTIGO_WEBHOOK_SECRET}`;

const connectorClasses: Readonly<Record<Exclude<Connector, 'maxwell'>, string>> = {
  mysql: 'mysql.MySqlConnector',
  mariadb: 'mariadb.MariaDbConnector',
  postgresql: 'postgresql.PostgresConnector',
  sqlserver: 'sqlserver.SqlServerConnector',
  oracle: 'oracle.OracleConnector',
};
const defaultPorts: Readonly<Record<Connector, number>> = {
  mysql: 3306,
  mariadb: 3306,
  postgresql: 5432,
  sqlserver: 1433,
  oracle: 1521,
  maxwell: 3306,
};

/** Lines that only the binlog connectors know. */
const binlogOnly = ['database.server.id', 'include.query', 'bigint.unsigned.handling.mode', 'enable.time.adjuster'];
const historyOnly = ['include.schema.changes', 'schema.history.internal', 'schema.history.internal.file.filename'];

export function connectorProperties(source: RegisteredSource, ingestUrl: string): PropertyValues {
  const { connector, databases, tables } = source;
  if (connector === 'maxwell') return {};
  const binlog = connector === 'mysql' || connector === 'mariadb';
  const own: PropertyValues = {
    'connector.class': `io.debezium.connector.${connectorClasses[connector]}`,
    'topic.prefix': source.id,
    'database.hostname': source.host ?? 'db.example.internal',
    'database.port': String(source.port ?? defaultPorts[connector]),
    'database.user': source.user ?? 'testigo',
    'database.server.id': String(debeziumServerId(source.id)),
    'database.include.list': binlog && databases !== null ? databases : null,
    'table.include.list': tables ?? (binlog && databases !== null ? everyTableOf(databases) : null),
    ...(binlog
      ? {}
      : { 'time.precision.mode': 'adaptive', 'inconsistent.schema.handling.mode': null, ...databaseNames(source) }),
    ...(binlog ? {} : Object.fromEntries(binlogOnly.map((name) => [name, null]))),
    ...(connector === 'postgresql' ? Object.fromEntries(historyOnly.map((name) => [name, null])) : {}),
  };
  return {
    'debezium.sink.http.url': ingestUrl,
    'debezium.sink.http.authentication.type': source.signed ? 'standard-webhooks' : null,
    'debezium.sink.http.authentication.webhook.secret': source.signed ? webhookSecretExpression : null,
    ...Object.fromEntries(Object.entries(own).map(([name, value]) => [`debezium.source.${name}`, value])),
  };
}

/** PostgreSQL and Oracle name one database, SQL Server a list. */
function databaseNames({ connector, databases }: RegisteredSource): PropertyValues {
  const names = databases ?? 'example_database';
  if (connector === 'sqlserver') return { 'database.names': names };
  const pg = { 'plugin.name': 'pgoutput', 'publication.autocreate.mode': 'filtered' };
  return { 'database.dbname': names.split(',')[0] ?? names, ...(connector === 'postgresql' ? pg : {}) };
}

function everyTableOf(databases: string): string {
  return databases
    .split(',')
    .map((name) => `${name.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\..*`)
    .join(',');
}
