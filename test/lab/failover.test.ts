/** A real failover: the connector goes on with the replica that took over, whose log files have other names. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type Database,
  labAvailability,
  removeFolder,
  startDebezium,
  startMysql,
  temporaryFolder,
  waitFor,
} from '../support/lab/lab.ts';
import { differences, untilDelivered } from '../support/mirror/compare.ts';
import { beforeSnapshot, whileStreaming } from '../support/mirror/workload.ts';
import { startWorkstation } from '../support/workstation.ts';

const available = labAvailability();
const cleanUp: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo();
});

describe.skipIf(!available.mysql.ok || !available.debezium.ok)('MySQL with a replica', () => {
  it('the replica takes over: told as such, every row once, no gap, the mirror equal to the new server', async () => {
    const first = await startMysql();
    cleanUp.push(() => first.stop());
    const second = await startReplica(first);
    const folder = temporaryFolder('failover');
    cleanUp.push(async () => removeFolder(folder));
    const workstation = await startWorkstation(folder);
    cleanUp.push(() => workstation.stop());
    await first.exec('CREATE DATABASE lab; USE lab');
    for (const sql of beforeSnapshot('mysql')) await first.exec(sql);
    const dir = temporaryFolder('failover-debezium');
    cleanUp.push(async () => removeFolder(dir));
    const options = {
      kind: 'mysql' as const,
      dir,
      sinkUrl: `${workstation.ingestUrl}/lab`,
      properties: { 'debezium.source.database.include.list': 'lab' },
    };
    const before = await startDebezium({ ...options, port: first.port });
    cleanUp.push(() => before.stop());
    for (const sql of whileStreaming('mysql', 11, 40)) await first.exec(sql);
    await untilDelivered(first, workstation, before, 997);
    // What the first server still took, and nobody had read from it, comes from the second.
    await before.stop({ keep: true });
    for (let id = 1; id <= 5; id++)
      await first.exec(
        `CREATE TABLE IF NOT EXISTS relevo (id INT PRIMARY KEY, t TEXT); INSERT INTO relevo VALUES (${id}, 'antes')`,
      );
    await takeOver(first, second);
    await second.exec(
      "USE lab; UPDATE relevo SET t = 'después' WHERE id < 3; INSERT INTO relevo VALUES (6, 'después')",
    );

    const after = await startDebezium({ ...options, port: second.port });
    cleanUp.push(() => after.stop());
    await untilDelivered(second, workstation, after, 998);
    await second.exec("INSERT INTO relevo VALUES (7, 'sigue')");
    await untilDelivered(second, workstation, after, 999);
    expect(await differences(second, workstation)).toEqual([]);
    const { findings, counts } = await workstation.get('getCoverage', '/coverage');
    expect(findings.filter(({ severity }) => severity === 'gap')).toEqual([]);
    expect(counts.incomplete).toBe(0);
    const told = findings.filter(({ kind }) => kind === 'failover');
    expect(told).toMatchObject([
      { severity: 'notice', facts: { from: expect.stringMatching(/^bin\./), to: expect.stringMatching(/^otro\./) } },
    ]);
  });
});

/** Follows the first server by GTID, with log files of its own name. */
async function startReplica(first: Database): Promise<Database> {
  const replica = await startMysql({ options: ['--server-id=12', '--log-bin=otro', '--log-replica-updates=ON'] });
  cleanUp.push(() => replica.stop());
  // Copied from the same template, it would have the same identity.
  await replica.stop({ keep: true });
  rmSync(join(replica.dir, 'data', 'auto.cnf'));
  await replica.restart();
  await replica.exec(
    `CHANGE REPLICATION SOURCE TO SOURCE_HOST = '127.0.0.1', SOURCE_PORT = ${first.port}, SOURCE_USER = 'dbz',
       SOURCE_PASSWORD = 'dbz', SOURCE_AUTO_POSITION = 1, GET_SOURCE_PUBLIC_KEY = 1;
     START REPLICA`,
  );
  return replica;
}

/** The first server takes nothing more; the second has all of it, and goes on by itself. */
async function takeOver(first: Database, second: Database): Promise<void> {
  await first.exec('SET GLOBAL super_read_only = ON');
  const [row] = await first.query('SELECT @@gtid_executed AS gtids');
  await waitFor(
    async () => {
      const [state] = await second.query(
        `SELECT GTID_SUBSET('${String(row?.gtids).replaceAll('\n', '')}', @@gtid_executed) AS has`,
      );
      return Number(state?.has) === 1;
    },
    { what: 'the replica to have everything', timeoutMs: 60_000 },
  );
  await second.exec('STOP REPLICA; RESET REPLICA ALL');
}
