/** A desk of the demo company at a real MySQL: one session for each name, every commit with its own time, ids compared as they come. */
import { type Connection, type ConnectionOptions, createConnection, type ResultSetHeader } from 'mysql2/promise';
import type { Commit, Statement } from '../demo/company/desk.ts';
import { databaseName } from '../demo/company/founding.ts';

export interface CompanyDeskOptions {
  readonly connection: ConnectionOptions;
  /**
   * Also say when the original was committed (`original_commit_timestamp`), so that the log carries the company's time and not the
   * server's. Takes a privilege and a server with GTIDs.
   */
  readonly stampCommits: boolean;
}

export interface CompanyDesk {
  /** The database as it stands before the first day; it must not exist. */
  found(statements: readonly string[]): Promise<void>;
  /** Resolves with how much of it the log carries, as far as the server says: rows, and one for a change of a table. */
  perform(commit: Commit): Promise<number>;
  close(): Promise<void>;
}

export function openCompanyDesk({ connection, stampCommits }: CompanyDeskOptions): CompanyDesk {
  const sessions = new Map<string, Connection>();

  async function open(database?: string): Promise<Connection> {
    const session = await createConnection({
      ...connection,
      multipleStatements: false,
      ...(database !== undefined && { database }),
    });
    await session.query("SET time_zone = '-05:00'");
    return session;
  }

  async function sessionOf(name: string): Promise<Connection> {
    const known = sessions.get(name);
    if (known) return known;
    const session = await open(databaseName);
    sessions.set(name, session);
    return session;
  }

  return {
    async found(statements) {
      const session = await open();
      for (const statement of statements) await session.query(statement);
      await session.end();
    },
    async perform(commit) {
      const session = await sessionOf(commit.session);
      const original = stampCommits ? `, original_commit_timestamp = ${commit.atMs}000` : '';
      await session.query(`SET timestamp = ${(commit.nowMs / 1000).toFixed(3)}${original}`);
      return await performers[commit.kind](session, commit);
    },
    async close() {
      for (const session of sessions.values()) await session.end();
    },
  };
}

type Performer = (session: Connection, commit: Commit) => Promise<number>;

const performers: Readonly<Record<Commit['kind'], Performer>> = {
  statement: runAll,
  async transaction(session, commit) {
    await session.query('START TRANSACTION');
    const rows = await runAll(session, commit);
    await session.query('COMMIT');
    return rows;
  },
  async unlogged(session, commit) {
    await session.query('SET sql_log_bin = 0');
    await runAll(session, commit);
    await session.query('SET sql_log_bin = 1');
    return 0;
  },
  async 'rolled-back'(session, commit) {
    await session.query('START TRANSACTION');
    await runAll(session, commit);
    await session.query('ROLLBACK');
    return 0;
  },
  async 'xa-rolled-back'(session, commit) {
    const name = `'x${commit.atMs}'`;
    await session.query(`XA START ${name}`);
    const rows = await runAll(session, commit);
    await session.query(`XA END ${name}`);
    await session.query(`XA PREPARE ${name}`);
    await session.query(`XA ROLLBACK ${name}`);
    return rows;
  },
};

async function runAll(session: Connection, { statements }: Commit): Promise<number> {
  let rows = 0;
  for (const statement of statements) rows += await run(session, statement);
  return rows;
}

async function run(session: Connection, { sql, values, insertedId }: Statement): Promise<number> {
  const [result] = await session.query<ResultSetHeader>(sql, [...values]);
  if (insertedId !== undefined && Number(result.insertId) !== insertedId)
    throw new Error(`the database gave id ${result.insertId} where the company reckons with ${insertedId}: ${sql}`);
  const [, verb = ''] = /^(?:\/\*.*?\*\/ )?(\w+(?: TABLE)?)/.exec(sql) ?? [];
  if (verb.endsWith(' TABLE')) return 1;
  return verb === 'UPDATE' ? (result.changedRows ?? 0) : result.affectedRows;
}
