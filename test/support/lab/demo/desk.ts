/** One database session of the pharmacy's application (or of a person with a client): every commit carries the time of the recorded day. */
import type { ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import type { Database } from '../lab.ts';
import type { DayClock } from './clock.ts';
import type { Turns } from './turns.ts';

export type Value = string | number | null;
export type Run = (sql: string, values?: readonly Value[]) => Promise<ResultSetHeader>;

export interface Desk {
  /** One transaction; resolves with the committed time. */
  commit(atMs: number, work: (run: Run) => Promise<unknown>): Promise<number>;
  /** One statement in autocommit. */
  auto(atMs: number, sql: string, values?: readonly Value[]): Promise<number>;
  rows(sql: string, values?: readonly Value[]): Promise<RowDataPacket[]>;
  /** Waits for its turn and sets the time of the next commit; for what needs more than one statement outside `commit`: XA, SET. */
  at(atMs: number): Promise<number>;
  run: Run;
  /** Resolves when what was committed at that time is delivered. */
  settle: Settle;
  end(): Promise<void>;
}

export type Settle = (committedMs: number) => Promise<void>;

export interface Office {
  readonly database: Database;
  readonly clock: DayClock;
  readonly turns: Turns;
  readonly settle: Settle;
}

/** `settle` is awaited after each commit: the recorder waits there until Debezium has delivered it. */
export async function openDesk({ database, clock, turns, settle }: Office): Promise<Desk> {
  const session = await database.connect({ database: 'bd_botica', multipleStatements: false });
  await session.query("SET time_zone = '-05:00'");
  const run: Run = async (sql, values = []) => (await session.query<ResultSetHeader>(sql, [...values]))[0];
  const at = async (atMs: number) => {
    await turns.wait(atMs);
    const ms = clock.moveTo(atMs);
    await session.query(`SET timestamp = ${(ms / 1000).toFixed(3)}, original_commit_timestamp = ${ms}000`);
    return ms;
  };
  return {
    at,
    run,
    settle,
    rows: async (sql, values = []) => (await session.query<RowDataPacket[]>(sql, [...values]))[0],
    commit: async (atMs, work) => {
      const ms = await at(atMs);
      await session.beginTransaction();
      await work(run);
      await session.commit();
      await settle(ms);
      return ms;
    },
    auto: async (atMs, sql, values) => {
      const ms = await at(atMs);
      await run(sql, values);
      await settle(ms);
      return ms;
    },
    end: () => session.end(),
  };
}
