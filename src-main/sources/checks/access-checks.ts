/** Checks of the connection: encryption, version, the account's privileges (no more and no less), server id, clock, zone. */
import { debeziumServerId } from '../debezium-server-id.ts';
import { type Privileges, parsePrivileges, reaches } from '../read-grants.ts';
import type { ServerState } from '../server-state.ts';
import { type CheckRule, missing, ok, shortList, warning } from './check-rule.ts';

const replication = ['REPLICATION SLAVE', 'REPLICATION CLIENT'] as const;
const writing = ['INSERT', 'UPDATE', 'DELETE', 'DROP', 'ALTER', 'CREATE', 'SUPER', 'ALL PRIVILEGES'] as const;
const maximumSkewMs = 2_000;

export const accessChecks = [
  {
    id: 'connection',
    judge: ({ tls, latencyMs }, { host }) => {
      const found = `${tls ?? 'TLS –'}, ${latencyMs} ms`;
      const here = host === null || /^(localhost|127\.|::1)/.test(host);
      return tls !== null || here ? ok(found, 'TLS') : warning(found, 'TLS');
    },
  },
  {
    id: 'version',
    judge: ({ flavour, version, versionNumbers: [major = 0, minor = 0] }, { connector }) => {
      if (flavour !== connector) return missing(version, connector);
      const needed = flavour === 'mysql' ? '≥ 8.0' : '≥ 10.11';
      const recent = flavour === 'mysql' ? major >= 8 : major > 10 || (major === 10 && minor >= 11);
      return recent ? ok(version, needed) : warning(version, needed);
    },
  },
  {
    id: 'grants_replication',
    judge: (server) => judgeGrants(server, replication, (privileges, name) => privileges.global.has(name)),
  },
  {
    id: 'grants_first_read',
    judge: (server, source) => {
      const held = judgeGrants(server, ['RELOAD', 'SHOW DATABASES'], (privileges, name) => privileges.global.has(name));
      const lockTables = databasesOf(server, source.databases).every((database) =>
        reaches(parsePrivileges(server.grants), 'LOCK TABLES', database),
      );
      return held.state === 'missing' && lockTables && !held.found.includes('SHOW DATABASES')
        ? ok('LOCK TABLES', held.needed)
        : held;
    },
  },
  { id: 'grants_select', judge: (server, source) => judgeSelect(server, databasesOf(server, source.databases)) },
  {
    id: 'grants_excess',
    judge: ({ grants, account }) => {
      const { global, scoped } = parsePrivileges(grants);
      const sets = [global, ...scoped.values()];
      const held = writing.filter((name) => sets.some((set) => set.has(name)));
      if (held.length === 0) return ok('0', '0');
      return warning(held.join(', '), '0', `REVOKE ${held.join(', ')} ON *.* FROM ${quoteAccount(account)};`);
    },
  },
  {
    id: 'server_id',
    judge: ({ variables, replicaIds }, { id }) => {
      const found = variables.get('server_id') ?? '?';
      const ours = debeziumServerId(id);
      if (found === '0') return missing(found, '≠ 0', '-- [mysqld], restart\n-- server_id = 1');
      if (Number(found) === ours || replicaIds?.includes(ours) === true)
        return warning(`${found}; ${ours} = Debezium`, `≠ ${ours}`);
      return ok(found, `≠ 0, ≠ ${ours}`);
    },
  },
  {
    id: 'time_zone',
    judge: ({ variables }) => {
      const zone = variables.get('time_zone') ?? '?';
      const found = zone === 'SYSTEM' ? `SYSTEM (${variables.get('system_time_zone') ?? '?'})` : zone;
      return ok(found, '–');
    },
  },
  {
    id: 'clock_skew',
    judge: ({ clockSkewMs }) => {
      const found = `${(clockSkewMs / 1000).toFixed(1)} s`;
      return Math.abs(clockSkewMs) <= maximumSkewMs ? ok(found, '± 2 s') : warning(found, '± 2 s');
    },
  },
] as const satisfies readonly CheckRule[];

type Holds = (privileges: Privileges, name: string) => boolean;

function judgeGrants(server: ServerState, needed: readonly string[], holds: Holds) {
  const privileges = parsePrivileges(server.grants);
  const all = privileges.global.has('ALL PRIVILEGES');
  const absent = all ? [] : needed.filter((name) => !holds(privileges, name));
  if (absent.length === 0) return ok(needed.join(', '), needed.join(', '));
  const sql = `GRANT ${absent.join(', ')} ON *.* TO ${quoteAccount(server.account)};`;
  return missing(`– ${absent.join(', ')}`, needed.join(', '), sql);
}

function judgeSelect(server: ServerState, databases: readonly string[]) {
  const privileges = parsePrivileges(server.grants);
  if (databases.length === 0) {
    if (reaches(privileges, 'SELECT', '')) return ok('SELECT ON *.*', 'SELECT');
    return server.tables.length === 0
      ? missing('– SELECT', 'SELECT', grantSelect(server, '*.*'))
      : ok(shortList(server.tables), 'SELECT');
  }
  const visible = new Set(server.tables.map((table) => table.split('.')[0]));
  const absent = databases.filter((database) => !reaches(privileges, 'SELECT', database) && !visible.has(database));
  if (absent.length === 0) return ok(databases.map((database) => `SELECT ON ${database}`).join(', '), 'SELECT');
  const statements = absent.map((database) => grantSelect(server, `\`${database.replaceAll('`', '``')}\`.*`));
  return missing(`– SELECT: ${absent.join(', ')}`, 'SELECT', statements.join('\n'));
}

function grantSelect(server: ServerState, place: string): string {
  return `GRANT SELECT ON ${place} TO ${quoteAccount(server.account)};`;
}

function databasesOf(server: ServerState, listed: string | null): readonly string[] {
  if (listed !== null)
    return listed
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '');
  return [...new Set(server.tables.map((table) => table.split('.')[0] ?? ''))];
}

/** `testigo@10.%` → `'testigo'@'10.%'` */
export function quoteAccount(account: string): string {
  const at = account.lastIndexOf('@');
  const quote = (text: string) => `'${text.replaceAll("'", "''")}'`;
  return at < 0 ? quote(account) : `${quote(account.slice(0, at))}@${quote(account.slice(at + 1))}`;
}
