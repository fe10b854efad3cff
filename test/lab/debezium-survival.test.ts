/** Capture against a connector that dies: kill -9 of a real Debezium under load, and two connectors on one source. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type Database,
  labAvailability,
  removeFolder,
  startDebezium,
  startMysql,
  temporaryFolder,
} from '../support/lab/lab.ts';
import { differences, untilDelivered } from '../support/mirror/compare.ts';
import { beforeSnapshot, whileStreaming } from '../support/mirror/workload.ts';
import { startWorkstation } from '../support/workstation.ts';

const available = labAvailability();

const cleanUp: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo();
});

describe.skipIf(!available.mysql.ok || !available.debezium.ok)('a connector in trouble', () => {
  it('killed three times under load: nothing lost, nothing twice, the mirror equal, each redelivery counted', async () => {
    const { database, workstation, options } = await prepared();
    const debezium = await startDebezium({ ...options, batch: false });
    cleanUp.push(() => debezium.stop());
    const trouble = { over: false };
    const load = run(database, whileStreaming('mysql', 7, 100)).then(() => keepBusy(database, trouble));
    for (let kill = 0; kill < 3; kill += 1) {
      await sleep(1500);
      await debezium.kill9();
      await debezium.restart();
    }
    trouble.over = true;
    await load;
    await untilDelivered(database, workstation, debezium, 999);
    expect(await differences(database, workstation)).toEqual([]);
    const { counts, findings } = await workstation.get('getCoverage', '/coverage');
    expect(counts.incomplete).toBe(0);
    expect(counts.redelivered).toBeGreaterThan(0);
    expect(findings.filter(({ severity }) => severity === 'gap')).toEqual([]);
  });

  it('two connectors deliver one source: told as such, every row once, the mirror equal', async () => {
    const { database, workstation, options } = await prepared();
    const first = await startDebezium(options);
    cleanUp.push(() => first.stop());
    const second = await startDebezium({
      ...options,
      properties: { ...options.properties, 'debezium.source.snapshot.mode': 'no_data' },
    });
    cleanUp.push(() => second.stop());
    await run(database, whileStreaming('mysql', 9, 60));
    await untilDelivered(database, workstation, first, 999);
    await sleep(3000);
    await workstation.untilUnderstood();
    expect(await differences(database, workstation)).toEqual([]);
    const { findings } = await workstation.get('getCoverage', '/coverage');
    expect(findings.map(({ kind }) => kind)).toContain('two-connectors');
  });
});

async function prepared() {
  const database = await startMysql();
  cleanUp.push(() => database.stop());
  const folder = temporaryFolder('survival');
  cleanUp.push(async () => removeFolder(folder));
  const workstation = await startWorkstation(folder);
  cleanUp.push(() => workstation.stop());
  await database.exec('CREATE DATABASE lab; USE lab');
  await run(database, beforeSnapshot('mysql'));
  const options = {
    kind: 'mysql' as const,
    port: database.port,
    sinkUrl: `${workstation.ingestUrl}/lab`,
    properties: { 'debezium.source.database.include.list': 'lab' },
  };
  return { database, workstation, options };
}

async function run(database: Database, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await database.exec(statement);
}

/** Small transactions, one after the other, for as long as the trouble lasts. */
async function keepBusy(database: Database, trouble: { readonly over: boolean }): Promise<void> {
  for (let i = 0; !trouble.over; i += 1) {
    await database.exec(`UPDATE lab.cuenta SET saldo = saldo + 1 WHERE id BETWEEN ${i % 50} AND ${(i % 50) + 5}`);
    await sleep(2);
  }
}
