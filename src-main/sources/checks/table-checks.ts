/** Checks of the audited tables: what the log will not carry, cannot identify, or the connector cannot read. */
import { parsePrivileges, reaches } from '../read-grants.ts';
import type { ServerState } from '../server-state.ts';
import { type CheckRule, missing, notApplicable, ok, shortList, warning } from './check-rule.ts';

export const tableChecks = [
  {
    id: 'tables_without_key',
    judge: ({ tablesWithoutKey, tables }) => {
      const found = `${shortList(tablesWithoutKey)} / ${tables.length}`;
      return tablesWithoutKey.length === 0 ? ok(found, '0') : warning(found, '0');
    },
  },
  {
    id: 'non_transactional',
    judge: ({ nonTransactionalTables }) => {
      const found = shortList(nonTransactionalTables);
      return nonTransactionalTables.length === 0 ? ok(found, '0') : warning(found, '0');
    },
  },
  {
    id: 'cascades',
    judge: (server) => {
      const children = [...new Set(server.cascades.map((cascade) => cascade.child))];
      if (children.length === 0) return ok('0', '0');
      const native = server.variables.get('innodb_native_foreign_keys');
      if (cascadesAreLogged(server)) return ok(`${shortList(children)}; innodb_native_foreign_keys=${native}`, '–');
      const sql = native === 'ON' ? '-- [mysqld], restart\n-- innodb_native_foreign_keys = OFF' : null;
      return warning(shortList(children), '0', sql);
    },
  },
  {
    id: 'triggers',
    judge: ({ triggers, grants, tables }) => {
      const privileges = parsePrivileges(grants);
      const sees = tables.every((table) =>
        reaches(privileges, 'TRIGGER', table.split('.')[0] ?? '', table.split('.')[1]),
      );
      if (triggers.length === 0) return sees ? ok('0', '–') : warning('? (TRIGGER)', '0');
      return warning(shortList(triggers.map(({ table, name }) => `${table} ${name}`)), '0');
    },
  },
  { id: 'system_versioned', judge: (server) => forMariaDb(server, server.systemVersionedTables, 'missing') },
  { id: 'sequences', judge: (server) => forMariaDb(server, server.sequences, 'missing') },
  { id: 'inet6_columns', judge: (server) => forMariaDb(server, server.inet6Columns, 'missing') },
  { id: 'uuid_columns', judge: (server) => forMariaDb(server, server.uuidColumns, 'warning') },
] as const satisfies readonly CheckRule[];

/** MySQL logs the children of a cascade only while the server itself, not InnoDB, carries it out; the variable exists from 9.6. */
export function cascadesAreLogged(server: ServerState): boolean {
  return server.flavour === 'mysql' && server.variables.get('innodb_native_foreign_keys') === 'OFF';
}

/** Tables that stop the connector for good, or whose values it bends; leaving them out is the only cure. */
function forMariaDb(server: ServerState, names: readonly string[], severity: 'missing' | 'warning') {
  if (server.flavour !== 'mariadb') return notApplicable('–');
  if (names.length === 0) return ok('0', '0');
  const tables = [...new Set(names.map((name) => name.split('.').slice(0, 2).join('\\\\.')))];
  const cure = `# debezium.source.table.exclude.list=${tables.join(',')}`;
  return severity === 'missing' ? missing(shortList(names), '0', cure) : warning(shortList(names), '0', cure);
}
