import { describe, expect, it } from 'vitest';
import type { RegisteredSource } from '#shared/source-act.ts';
import { checkRules, judgeServer } from '../../../src-main/sources/check-source.ts';
import { debeziumServerId } from '../../../src-main/sources/debezium-server-id.ts';
import { parseCascades } from '../../../src-main/sources/read-cascades.ts';
import { parsePrivileges, reaches } from '../../../src-main/sources/read-grants.ts';
import type { ServerState } from '../../../src-main/sources/server-state.ts';

const source: RegisteredSource = {
  id: 'botica',
  connector: 'mysql',
  host: '10.4.0.11',
  port: 3306,
  user: 'testigo',
  databases: 'bd_botica',
  tables: null,
  keys: {},
  signed: true,
};

const goodVariables: Readonly<Record<string, string>> = {
  log_bin: 'ON',
  binlog_format: 'ROW',
  binlog_row_image: 'FULL',
  binlog_row_value_options: '',
  binlog_transaction_compression: 'OFF',
  gtid_mode: 'ON',
  binlog_expire_logs_seconds: '2592000',
  binlog_rows_query_log_events: 'ON',
  server_id: '1',
  time_zone: '-05:00',
  innodb_native_foreign_keys: 'OFF',
};

function server(variables: Readonly<Record<string, string>> = {}, other: Partial<ServerState> = {}): ServerState {
  return {
    flavour: 'mysql',
    version: '9.7.4',
    versionNumbers: [9, 7, 4],
    account: 'testigo@10.4.0.%',
    tls: 'TLSv1.3',
    latencyMs: 4,
    variables: new Map(Object.entries({ ...goodVariables, ...variables })),
    grants: [
      'GRANT RELOAD, SHOW DATABASES, REPLICATION SLAVE, REPLICATION CLIENT ON *.* TO `testigo`@`10.4.0.%`',
      'GRANT SELECT, TRIGGER ON `bd\\_botica`.* TO `testigo`@`10.4.0.%`',
    ],
    clockSkewMs: 120,
    replicaIds: [],
    unread: [],
    tables: ['bd_botica.venta'],
    tablesWithoutKey: [],
    nonTransactionalTables: [],
    cascades: [],
    triggers: [],
    systemVersionedTables: [],
    sequences: [],
    inet6Columns: [],
    uuidColumns: [],
    ...other,
  };
}

const mariadb = (variables: Readonly<Record<string, string>>, other: Partial<ServerState> = {}) =>
  server(variables, { flavour: 'mariadb', version: '10.11.19-MariaDB', versionNumbers: [10, 11, 19], ...other });

function row(id: string, state: ServerState, of: RegisteredSource = source) {
  return judgeServer(state, of).find((check) => check.id === id);
}

describe('the checks of a database server', () => {
  it('find nothing to say about a server that is set up as asked', () => {
    const states = judgeServer(server(), source).filter(({ state }) => state !== 'ok' && state !== 'not-applicable');
    expect(states).toEqual([]);
  });

  it('have one name each', () => {
    const ids = checkRules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each([
    ['log_bin', { log_bin: 'OFF' }, 'missing', 'OFF'],
    ['binlog_format', { binlog_format: 'MIXED' }, 'missing', 'MIXED'],
    ['binlog_row_image', { binlog_row_image: 'MINIMAL' }, 'missing', 'MINIMAL'],
    ['binlog_row_value_options', { binlog_row_value_options: 'PARTIAL_JSON' }, 'missing', 'PARTIAL_JSON'],
    ['binlog_compression', { binlog_transaction_compression: 'ON' }, 'missing', 'binlog_transaction_compression=ON'],
    ['gtid', { gtid_mode: 'OFF' }, 'warning', 'OFF'],
    ['binlog_retention', { binlog_expire_logs_seconds: '86400' }, 'warning', '86400 s'],
    ['rows_query', { binlog_rows_query_log_events: 'OFF' }, 'warning', 'OFF'],
    ['server_id', { server_id: '0' }, 'missing', '0'],
  ] as const)('%s: %o is %s', (id, variables, state, found) => {
    const check = row(id, server(variables));
    expect(check).toMatchObject({ state, found });
    expect(check?.sql).toEqual(expect.any(String));
  });

  it('take an expiry of 0, and a switched-off purge, as kept for ever', () => {
    expect(row('binlog_retention', server({ binlog_expire_logs_seconds: '0' }))?.found).toBe('∞');
    expect(
      row('binlog_retention', server({ binlog_expire_logs_auto_purge: 'OFF', binlog_expire_logs_seconds: '60' }))
        ?.found,
    ).toBe('∞');
  });

  it('name exactly the privileges that are absent, in a statement for the account as the server matched it', () => {
    const grants = ['GRANT REPLICATION CLIENT, RELOAD, SHOW DATABASES ON *.* TO `testigo`@`10.4.0.%`'];
    expect(row('grants_replication', server({}, { grants }))).toMatchObject({
      state: 'missing',
      sql: "GRANT REPLICATION SLAVE ON *.* TO 'testigo'@'10.4.0.%';",
    });
    expect(row('grants_select', server({}, { grants, tables: [] }))?.sql).toBe(
      "GRANT SELECT ON `bd_botica`.* TO 'testigo'@'10.4.0.%';",
    );
  });

  it('accept LOCK TABLES in place of RELOAD for the first read', () => {
    const grants = ['GRANT SHOW DATABASES ON *.* TO `t`@`%`', 'GRANT SELECT, LOCK TABLES ON `bd_botica`.* TO `t`@`%`'];
    expect(row('grants_first_read', server({}, { grants }))).toMatchObject({ state: 'ok', found: 'LOCK TABLES' });
  });

  it('warn about an account that could change the data it watches', () => {
    const grants = ['GRANT ALL PRIVILEGES ON *.* TO `root`@`%` WITH GRANT OPTION'];
    expect(row('grants_excess', server({}, { grants }))).toMatchObject({ state: 'warning', found: 'ALL PRIVILEGES' });
    expect(row('grants_replication', server({}, { grants }))?.state).toBe('ok');
  });

  it('warn when another replica already uses the id that Debezium would take', () => {
    expect(row('server_id', server({}, { replicaIds: [debeziumServerId('botica')] }))?.state).toBe('warning');
  });

  it('warn about a clock more than two seconds away', () => {
    expect(row('clock_skew', server({}, { clockSkewMs: -2500 }))).toMatchObject({ state: 'warning', found: '-2.5 s' });
  });

  it('judge cascades by the variable, not by the version', () => {
    const cascades = [{ child: 'bd_botica.linea', parent: 'bd_botica.venta', rule: 'ON DELETE CASCADE' }];
    expect(row('cascades', server({}, { cascades }))?.state).toBe('ok');
    expect(row('cascades', server({ innodb_native_foreign_keys: 'ON' }, { cascades }))?.state).toBe('warning');
    expect(row('cascades', mariadb({}, { cascades }), { ...source, connector: 'mariadb' })?.state).toBe('warning');
  });

  it('say that triggers are out of sight, rather than that there are none', () => {
    const grants = ['GRANT SELECT ON `bd_botica`.* TO `t`@`%`'];
    expect(row('triggers', server({}, { grants }))).toMatchObject({ state: 'warning', found: '? (TRIGGER)' });
  });

  it('refuse what stops the connector on MariaDB, and name the table to leave out', () => {
    const state = mariadb(
      {},
      { sequences: ['bd_botica.sec'], systemVersionedTables: ['bd_botica.v'], uuidColumns: ['bd_botica.t.u'] },
    );
    const of = { ...source, connector: 'mariadb' } as const;
    expect(row('sequences', state, of)).toMatchObject({
      state: 'missing',
      sql: '# debezium.source.table.exclude.list=bd_botica\\\\.sec',
    });
    expect(row('system_versioned', state, of)?.state).toBe('missing');
    expect(row('uuid_columns', state, of)?.state).toBe('warning');
    expect(row('version', state)).toMatchObject({ state: 'missing', needed: 'mysql' });
  });

  it('turn what the server refused to say into a row', () => {
    expect(row('unread', server({}, { unread: ['SHOW GRANTS: denied (1142)'] }))).toMatchObject({
      state: 'warning',
      found: 'SHOW GRANTS: denied (1142)',
    });
  });
});

describe('grants', () => {
  it('read patterns of database names, single tables and the spelling of MariaDB', () => {
    const privileges = parsePrivileges([
      'GRANT REPLICATION SLAVE, BINLOG MONITOR ON *.* TO `t`@`%`',
      'GRANT SELECT ON `tienda\\_%`.* TO `t`@`%`',
      'GRANT SELECT (a), INSERT ON `otra`.`venta` TO `t`@`%`',
    ]);
    expect(privileges.global).toEqual(new Set(['REPLICATION SLAVE', 'REPLICATION CLIENT']));
    expect(reaches(privileges, 'SELECT', 'tienda_lima')).toBe(true);
    expect(reaches(privileges, 'SELECT', 'tiendaXlima')).toBe(false);
    expect(reaches(privileges, 'SELECT', 'otra', 'venta')).toBe(true);
    expect(reaches(privileges, 'SELECT', 'otra', 'linea')).toBe(false);
  });
});

describe('foreign keys', () => {
  it('are cascades when the parent deletes, empties or renames its children', () => {
    const definition = [
      'CREATE TABLE `linea` (',
      '  CONSTRAINT `a` FOREIGN KEY (`v`) REFERENCES `venta` (`id`) ON DELETE CASCADE,',
      '  CONSTRAINT `b` FOREIGN KEY (`w`) REFERENCES `otra base`.`caja` (`id`) ON UPDATE SET NULL,',
      '  CONSTRAINT `c` FOREIGN KEY (`x`) REFERENCES `local` (`id`) ON DELETE RESTRICT',
      ') ENGINE=InnoDB',
    ].join('\n');
    expect(parseCascades('tienda.linea', definition)).toEqual([
      { child: 'tienda.linea', parent: 'tienda.venta', rule: 'ON DELETE CASCADE' },
      { child: 'tienda.linea', parent: 'otra base.caja', rule: 'ON UPDATE SET NULL' },
    ]);
  });
});
