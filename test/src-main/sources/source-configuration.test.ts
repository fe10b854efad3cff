import { describe, expect, it } from 'vitest';
import type { RegisteredSource } from '#shared/source-act.ts';
import { escapeValue, setProperties } from '../../../src-main/sources/properties-file.ts';
import { configurationForms, sourceConfiguration } from '../../../src-main/sources/source-configuration.ts';

const source: RegisteredSource = {
  id: 'botica',
  connector: 'mysql',
  host: '10.4.0.11',
  port: 3307,
  user: "o'brien",
  databases: 'bd_botica,bd almacén',
  tables: 'bd_botica\\.venta.*,bd_botica\\.a$b',
  keys: {},
  signed: true,
};
const ingestUrl = 'http://127.0.0.1:4811/ingest/botica';

function properties(text: string): Record<string, string> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
}

describe('the Debezium configuration of a source', () => {
  it('carries every audit setting, the address and the names of the source, and reads secrets from the environment', () => {
    const { fileName, text } = sourceConfiguration(source, 'properties', ingestUrl);
    expect(fileName).toBe('application.properties');
    const values = properties(text);
    expect(values).toMatchObject({
      'debezium.sink.http.url': ingestUrl,
      'debezium.sink.http.retries': '2147483647',
      'debezium.sink.http.authentication.type': 'standard-webhooks',
      'debezium.sink.http.authentication.webhook.secret': '$' + '{TESTIGO_WEBHOOK_SECRET}',
      'debezium.source.connector.class': 'io.debezium.connector.mysql.MySqlConnector',
      'debezium.source.database.hostname': '10.4.0.11',
      'debezium.source.database.port': '3307',
      'debezium.source.database.password': '$' + '{TESTIGO_DB_PASSWORD}',
      'debezium.source.table.include.list': 'bd_botica\\\\.venta.*,bd_botica\\\\.a$$b',
      'debezium.source.skipped.operations': 'none',
      'debezium.source.decimal.handling.mode': 'string',
      'debezium.source.bigint.unsigned.handling.mode': 'precise',
      'debezium.source.time.precision.mode': 'adaptive_time_microseconds',
      'debezium.source.binary.handling.mode': 'base64',
      'debezium.source.enable.time.adjuster': 'false',
      'debezium.source.tombstones.on.delete': 'false',
      'debezium.source.include.schema.changes': 'true',
      'debezium.source.include.query': 'true',
      'debezium.source.provide.transaction.metadata': 'true',
      'debezium.source.heartbeat.interval.ms': '30000',
      'debezium.source.event.processing.failure.handling.mode': 'fail',
      'debezium.source.inconsistent.schema.handling.mode': 'fail',
      'debezium.source.offset.flush.interval.ms': '0',
      'debezium.source.snapshot.mode': 'initial',
      'debezium.format.value': 'json',
      'debezium.format.schemas.enable': 'true',
      'debezium.format.value.replace.null.with.default': 'false',
    });
    expect(Number(values['debezium.source.database.server.id'])).toBeGreaterThanOrEqual(100_000_000);
  });

  it('asks for no signature where the source has none, and takes every table of the databases where none are named', () => {
    const { text } = sourceConfiguration(
      { ...source, signed: false, tables: null, databases: 'a.b' },
      'properties',
      ingestUrl,
    );
    const values = properties(text);
    expect(values['debezium.sink.http.authentication.type']).toBeUndefined();
    expect(values['debezium.source.table.include.list']).toBe('a\\\\.b\\\\..*');
  });

  it.each([
    ['mariadb', 'mariadb.MariaDbConnector'],
    ['postgresql', 'postgresql.PostgresConnector'],
    ['sqlserver', 'sqlserver.SqlServerConnector'],
    ['oracle', 'oracle.OracleConnector'],
  ] as const)('names the connector class of %s', (connector, name) => {
    const values = properties(sourceConfiguration({ ...source, connector }, 'properties', ingestUrl).text);
    expect(values['debezium.source.connector.class']).toBe(`io.debezium.connector.${name}`);
  });

  it.each(configurationForms)('leaves no example name in the %s form', (form) => {
    expect(sourceConfiguration(source, form, ingestUrl).text).not.toMatch(/example[-_](source|database)|db\.example/);
  });

  it('writes one grant per database, with the account quoted', () => {
    const { text } = sourceConfiguration(source, 'sql', ingestUrl);
    expect(text).toContain(
      "GRANT SELECT ON `bd_botica`.* TO 'o''brien'@'%';\nGRANT SELECT ON `bd almacén`.* TO 'o''brien'@'%';",
    );
    expect(text).toContain("CREATE USER IF NOT EXISTS 'o''brien'@'%'");
  });
});

describe('a properties file', () => {
  it('keeps comments, replaces known lines, comments out what does not apply and adds the rest', () => {
    expect(setProperties('# why\na=1\nb=2\n', { a: 'x\\y', b: null, c: '$1' })).toBe('# why\na=x\\\\y\n# b=\nc=$$1\n');
  });

  it('never lets a value break into a second line', () => {
    expect(escapeValue('a\nb=c')).toBe('a b=c');
  });
});
