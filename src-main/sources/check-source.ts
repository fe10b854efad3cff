/** Checks one database server: read its state over one connection, judge it with every rule, keep the facts that coverage needs. */
import type { RegisteredSource, SourceFacts } from '#shared/source-act.ts';
import { AuditError } from '../errors.ts';
import { accessChecks } from './checks/access-checks.ts';
import { binlogChecks, retentionSeconds } from './checks/binlog-checks.ts';
import type { Check, CheckRule } from './checks/check-rule.ts';
import { cascadesAreLogged, tableChecks } from './checks/table-checks.ts';
import { openDatabaseSession } from './database-session.ts';
import { type AuditedScope, readServerState, type ServerState } from './server-state.ts';

/** Every check, in the order in which IT reads them. */
export const checkRules: readonly CheckRule[] = [...accessChecks, ...binlogChecks, ...tableChecks];

export interface SourceCheck {
  readonly checks: readonly Check[];
  /** Null where this kind of source has no automatic check yet. */
  readonly facts: SourceFacts | null;
}

export async function checkSource(source: RegisteredSource, password: string, now: () => number): Promise<SourceCheck> {
  if (source.connector !== 'mysql' && source.connector !== 'mariadb') {
    return {
      checks: [
        { id: 'connector', state: 'not-applicable', found: source.connector, needed: 'mysql, mariadb', sql: null },
      ],
      facts: null,
    };
  }
  if (source.host === null || source.user === null) throw new AuditError('bad-request', 'host, user');
  const session = await openDatabaseSession({
    host: source.host,
    port: source.port ?? 3306,
    user: source.user,
    password,
  });
  try {
    const server = await readServerState(session, scopeOf(source), now);
    return { checks: judgeServer(server, source), facts: factsOf(server) };
  } finally {
    await session.close();
  }
}

/** Pure: the whole table of checks. What the server refused to say is one more row, never silence. */
export function judgeServer(server: ServerState, source: RegisteredSource): readonly Check[] {
  const judged = checkRules.map(({ id, judge }): Check => ({ id, ...judge(server, source) }));
  const unread = server.unread.map(
    (what): Check => ({ id: 'unread', state: 'warning', found: what, needed: '–', sql: null }),
  );
  return [...judged, ...unread];
}

function factsOf(server: ServerState): SourceFacts {
  return {
    serverVersion: server.version,
    retentionSeconds: retentionSeconds(server.variables),
    cascadesLogged: cascadesAreLogged(server),
    cascades: server.cascades.map((cascade) => ({ ...cascade })),
    tablesWithoutKey: [...server.tablesWithoutKey],
    nonTransactionalTables: [...server.nonTransactionalTables],
    triggers: server.triggers.map((trigger) => ({ ...trigger })),
    clockSkewMs: server.clockSkewMs,
  };
}

export function scopeOf(source: Pick<RegisteredSource, 'databases' | 'tables'>): AuditedScope {
  const list = (text: string | null) =>
    (text ?? '')
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '');
  return { databases: list(source.databases), tables: list(source.tables).map(anchored) };
}

function anchored(pattern: string): RegExp {
  try {
    return new RegExp(`^(?:${pattern})$`, 'i');
  } catch (cause) {
    throw new AuditError('bad-request', pattern, { cause });
  }
}
