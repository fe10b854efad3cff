/** The mirror: tables rebuilt from our change events equal SELECT * on the real server, value by value. */
import { afterEach, describe, expect, it } from 'vitest';
import {
  labAvailability,
  removeFolder,
  startDebezium,
  startMariadb,
  startMysql,
  temporaryFolder,
} from '../support/lab/lab.ts';
import { differences, untilDelivered } from '../support/mirror/compare.ts';
import { lies } from '../support/mirror/lies.ts';
import type { Engine } from '../support/mirror/types-table.ts';
import { beforeSnapshot, whileStreaming } from '../support/mirror/workload.ts';
import { type RunningWorkstation, startWorkstation } from '../support/workstation.ts';

const available = labAvailability();
const combinations = [
  { schemas: true, batch: true, rounds: 120 },
  { schemas: false, batch: true, rounds: 120 },
  { schemas: true, batch: false, rounds: 30 },
  { schemas: false, batch: false, rounds: 30 },
] as const;

const cleanUp: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo();
});

for (const engine of ['mysql', 'mariadb'] as const) {
  const ready = available[engine].ok && available.debezium.ok;
  describe.skipIf(!ready)(`the mirror of a real ${engine} server`, () => {
    for (const combination of combinations) {
      const name = `schemas ${combination.schemas ? 'on' : 'off'}, ${combination.batch ? 'batch' : 'single'}`;
      it(`equals SELECT *, value by value (${name})`, () => mirror(engine, combination));
    }
  });
}

async function mirror(engine: Engine, { schemas, batch, rounds }: (typeof combinations)[number]): Promise<void> {
  const database = await (engine === 'mysql' ? startMysql() : startMariadb());
  cleanUp.push(() => database.stop());
  const folder = temporaryFolder('mirror');
  cleanUp.push(async () => removeFolder(folder));
  const workstation = await startWorkstation(folder);
  cleanUp.push(() => workstation.stop());
  const own = lies.filter((lie) => lie.engines.includes(engine));

  await database.exec('CREATE DATABASE lab; USE lab');
  for (const statement of [...beforeSnapshot(engine), ...own.map((lie) => lie.before)]) await database.exec(statement);
  const debezium = await startDebezium({
    kind: engine,
    port: database.port,
    sinkUrl: `${workstation.ingestUrl}/lab`,
    schemas,
    batch,
    properties: { 'debezium.source.database.include.list': 'lab' },
  });
  cleanUp.push(() => debezium.stop());
  for (const statement of whileStreaming(engine, 42, rounds)) await database.exec(statement);
  for (const lie of own) await database.exec(lie.statement);
  await untilDelivered(database, workstation, debezium, 999);

  const unequal = new Set(own.filter((lie) => lie.differs).map((lie) => lie.table));
  expect(await differences(database, workstation, unequal)).toEqual([]);
  expect(await unflagged(own, workstation)).toEqual([]);
  expect((await workstation.get('listQuarantine', '/quarantine')).items).toEqual([]);
}

/** What can't be equal must be said by the product: those that are not. */
async function unflagged(own: typeof lies, workstation: RunningWorkstation): Promise<unknown[]> {
  const { findings } = await workstation.get('getCoverage', '/coverage');
  const events = await workstation.allChangeEvents();
  return own
    .filter(({ table, finding, flag }) => {
      const found = finding === undefined || findings.some(({ kind }) => kind === finding);
      const flagged = flag === undefined || events.some((event) => event.table === table && event.flags.includes(flag));
      return !found || !flagged;
    })
    .map(({ table, finding, flag }) => ({ table, finding, flag }));
}
