/** Privileges of the account that asks, from SHOW GRANTS, roles resolved. */
import type { DatabaseSession } from './database-session.ts';

export async function readGrants(session: DatabaseSession): Promise<readonly string[]> {
  const own = await grantLines(session, 'SHOW GRANTS FOR CURRENT_USER()');
  const roles = own.flatMap((line) => /^GRANT ((?:`[^`]+`@`[^`]*`(?:,\s*)?)+) TO /.exec(line)?.[1] ?? []);
  if (roles.length === 0) return own;
  return grantLines(session, `SHOW GRANTS FOR CURRENT_USER() USING ${roles.join(', ')}`).catch(() => own);
}

async function grantLines(session: DatabaseSession, sql: string): Promise<readonly string[]> {
  return (await session.rows(sql)).flatMap((row) => Object.values(row).map(String));
}

export interface Privileges {
  /** Upper-case names granted on `*.*`. */
  readonly global: ReadonlySet<string>;
  /** Upper-case names by database name or pattern; `database.table` for one table. */
  readonly scoped: ReadonlyMap<string, ReadonlySet<string>>;
}

/** `GRANT SELECT, RELOAD ON *.* TO …` and `GRANT SELECT ON `shop`.`sale` TO …`. */
export function parsePrivileges(lines: readonly string[]): Privileges {
  const global = new Set<string>();
  const scoped = new Map<string, Set<string>>();
  for (const line of lines) {
    const [, names, object] = /^GRANT (.+?) ON (?:TABLE )?(\S+) TO /i.exec(line) ?? [];
    if (names === undefined || object === undefined) continue;
    const [database, table] = object.split('.').map(unquote);
    const place =
      database === '*' ? global : placeOf(scoped, table === '*' ? (database ?? '') : `${database}.${table}`);
    for (const name of names.replace(/\([^)]*\)/g, '').split(',')) place.add(normalName(name));
  }
  return { global, scoped };
}

/** Whether a privilege reaches a whole database, or one of its tables. */
export function reaches(privileges: Privileges, privilege: string, database: string, table?: string): boolean {
  const holds = (set: ReadonlySet<string> | undefined) =>
    set?.has(privilege) === true || set?.has('ALL PRIVILEGES') === true;
  if (holds(privileges.global)) return true;
  for (const [place, set] of privileges.scoped) {
    if (holds(set) && (databaseMatches(place, database) || (table !== undefined && place === `${database}.${table}`)))
      return true;
  }
  return false;
}

/** MariaDB writes BINLOG MONITOR where MySQL writes REPLICATION CLIENT, and REPLICATION SLAVE has a newer spelling. */
const spellings: Readonly<Record<string, string>> = {
  'BINLOG MONITOR': 'REPLICATION CLIENT',
  'REPLICATION REPLICA': 'REPLICATION SLAVE',
  ALL: 'ALL PRIVILEGES',
};

function normalName(name: string): string {
  const upper = name.trim().toUpperCase();
  return spellings[upper] ?? upper;
}

function unquote(name: string): string {
  return name.replace(/^`|`$/g, '').replaceAll('``', '`');
}

function placeOf(scoped: Map<string, Set<string>>, place: string): Set<string> {
  const known = scoped.get(place) ?? new Set<string>();
  scoped.set(place, known);
  return known;
}

/** Database names in grants are LIKE patterns: `shop\_%`. */
function databaseMatches(pattern: string, database: string): boolean {
  if (pattern.includes('.')) return false;
  const source = pattern.replace(/\\?[\s\S]/g, (part) => {
    if (part === '%') return '.*';
    if (part === '_') return '.';
    const literal = part.length === 2 ? part.slice(1) : part;
    return literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${source}$`, 'i').test(database);
}
