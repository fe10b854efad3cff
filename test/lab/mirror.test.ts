/** The mirror: tables rebuilt from our change events equal SELECT * on the real server, value by value. */
import { afterEach, describe, expect, it } from 'vitest';
import type { CanonicalChangeEvent } from '#shared/canonical-change-event.ts';
import {
  type Database,
  type Debezium,
  labAvailability,
  removeFolder,
  startDebezium,
  startMariadb,
  startMysql,
  temporaryFolder,
  waitFor,
} from '../support/lab/lab.ts';
import { lies } from '../support/mirror/lies.ts';
import { rebuildTables } from '../support/mirror/rebuild.ts';
import { rebuiltRows, selectedRows, tableNames } from '../support/mirror/selected.ts';
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

for (const engine of ['mysql', 'mariadb'] as const) {
  const ready = available[engine].ok && available.debezium.ok;
  describe.skipIf(!ready)(`the mirror of a real ${engine} server`, () => {
    for (const combination of combinations) {
      const name = `schemas ${combination.schemas ? 'on' : 'off'}, ${combination.batch ? 'batch' : 'single'}`;
      it(`equals SELECT *, value by value (${name})`, () => mirror(engine, combination));
    }
  });
}

const cleanUp: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo();
});

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
  await allDelivered(database, workstation, debezium);

  const events = await workstation.allChangeEvents();
  const rebuilt = rebuildTables(events);
  const unequal = new Set(own.filter((lie) => lie.differs).map((lie) => lie.table));
  const differences: string[] = [];
  for (const table of await tableNames(database, 'lab')) {
    const expected = await selectedRows(database, 'lab', table);
    const actual = await rebuiltRows(database, 'lab', table, rebuilt.get(table) ?? []);
    const equal = JSON.stringify(actual) === JSON.stringify(expected);
    if (!equal && !unequal.has(table)) differences.push(`${table}\n${firstDifference(expected, actual)}`);
    if (equal && unequal.has(table)) differences.push(`${table} is on the list of what can't be equal, but is`);
  }
  expect(differences).toEqual([]);
  await expectFlagged(own, events, workstation);
  expect((await workstation.get('listQuarantine', '/quarantine')).items).toEqual([]);
}

async function expectFlagged(
  own: typeof lies,
  events: readonly CanonicalChangeEvent[],
  workstation: RunningWorkstation,
): Promise<void> {
  const { findings } = await workstation.get('getCoverage', '/coverage');
  const missing = own.filter(({ table, finding, flag }) => {
    const found = finding === undefined || findings.some(({ kind }) => kind === finding);
    const flagged = flag === undefined || events.some((event) => event.table === table && event.flags.includes(flag));
    return !found || !flagged;
  });
  expect(missing.map(({ table, finding, flag }) => ({ table, finding, flag }))).toEqual([]);
}

/** A last row that must have arrived, then everything sealed and understood. */
async function allDelivered(database: Database, workstation: RunningWorkstation, debezium: Debezium): Promise<void> {
  await database.exec("INSERT INTO sin_tocar VALUES (999, 'fin')");
  await waitFor(
    async () => {
      if (!debezium.isRunning()) throw new Error(`Debezium ended:\n${debezium.log().slice(-3000)}`);
      const page = await workstation.get('listChangeEvents', '/change-events', { table: 'sin_tocar', key: '999' });
      return page.returned > 0;
    },
    { timeoutMs: 120_000, everyMs: 250, what: 'the last row' },
  );
  await workstation.untilUnderstood();
}

function firstDifference(expected: readonly string[], actual: readonly string[]): string {
  const at = expected.findIndex((row, i) => row !== actual[i]);
  const index = at < 0 ? expected.length : at;
  const lines = (row = '(no row)') => row.split('\n');
  const [wanted, got] = [lines(expected[index]), lines(actual[index])];
  const changed = wanted.flatMap((line, i) =>
    line === got[i] ? [] : [`  SELECT ${line.slice(0, 200)}\n  ours   ${(got[i] ?? '').slice(0, 200)}`],
  );
  return `  ${expected.length} rows against ${actual.length}, row ${index} (${wanted[0]}):\n${changed.slice(0, 12).join('\n')}`;
}
