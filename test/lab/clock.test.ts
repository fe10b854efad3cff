/** A wall clock that is set back, forward over the end of a month, and back again, while it runs and while it is off. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openConnection } from '../support/capture/raw-post.ts';
import { readBackHashes, sealedDeliveries, sha256, verifyWhole } from '../support/capture/read-back.ts';
import { removeFolder, temporaryFolder, waitFor } from '../support/lab/lab.ts';
import { type RunningWorkstation, startWorkstation } from '../support/workstation.ts';

const folder = temporaryFolder('clock');
const workspace = join(folder, 'ws');
const clock = join(folder, 'clock');
const hours = 3_600_000;
const acknowledged = new Map<number, string>();
let rows = 0;
let workstation: RunningWorkstation;

const setClock = (instant: string) => writeFileSync(clock, String(Date.parse(instant) - Date.now()));
const start = () =>
  startWorkstation(workspace, {
    environment: {
      TESTIGO_TEST_CLOCK: clock,
      NODE_OPTIONS: `--import ${pathToFileURL(join(import.meta.dirname, '../support/shifted-clock.mjs')).href}`,
    },
  });
const bodies = (month: string) => existsSync(join(workspace, 'evidence', `bodies-${month}.db`));

beforeAll(async () => {
  setClock('2026-07-31T20:00:00.000Z');
  workstation = await start();
  await postRows(5);
});
afterAll(async () => {
  await workstation.kill9();
  removeFolder(folder);
});

it('set back two hours while it runs: told as a finding, and the order stays that of receipt', async () => {
  setClock('2026-07-31T18:00:00.000Z');
  await postRows(5);
  const [step] = await untilSteps(1);
  expect(step?.facts.seconds).toBeLessThan(-7_190);
  expect(step?.facts.seconds).toBeGreaterThan(-7_260);
  const { items } = await workstation.get('listChangeEvents', '/change-events', { order: 'oldest' });
  expect(items.map(({ key }) => Number(key?.id))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

it('over the end of a month and back: each file takes what its clock says, numbers go on, nothing is lost', async () => {
  setClock('2026-08-01T00:00:30.000Z');
  await postRows(3);
  expect([bodies('2026-07'), bodies('2026-08')]).toEqual([true, true]);
  setClock('2026-07-31T23:59:00.000Z');
  await postRows(3);
  await workstation.untilUnderstood();
  await intact();
});

it('set back three days while it was off: the start that comes before its own stop is told', async () => {
  const before = (await steps()).length;
  await workstation.stop();
  setClock('2026-07-28T12:00:00.000Z');
  workstation = await start();
  await postRows(3);
  await workstation.untilUnderstood();
  const found = await untilSteps(before + 1);
  const seconds = Math.min(...found.map(({ facts }) => Number(facts.seconds)));
  expect(seconds).toBeLessThan(-(3 * 24 * hours) / 1000);
  await intact();
});

async function steps() {
  const { findings } = await workstation.get('getCoverage', '/coverage');
  return findings.filter(({ kind }) => kind === 'clock-step');
}

async function untilSteps(count: number) {
  await waitFor(async () => (await steps()).length >= count, {
    what: `${count} steps of the clock`,
    timeoutMs: 30_000,
  });
  return steps();
}

async function intact(): Promise<void> {
  const kept = readBackHashes(workspace);
  expect([...acknowledged].filter(([delivery, hash]) => kept.get(delivery) !== hash)).toEqual([]);
  expect([...kept.keys()]).toEqual(Array.from({ length: acknowledged.size }, (_, i) => i + 1));
  expect(sealedDeliveries(workspace).map(({ delivery }) => delivery)).toEqual([...kept.keys()]);
  expect(verifyWhole(workspace).faults).toEqual([]);
  expect((await workstation.get('getStatus', '/status')).ledger.state).toBe('intact');
}

async function postRows(count: number): Promise<void> {
  const connection = await openConnection(workstation.ingestUrl);
  for (let i = 0; i < count; i++) {
    rows++;
    const place = { snapshot: 'false', db: 'lab', table: 'nota', server_id: 1, file: 'binlog.000001', pos: rows * 100 };
    const source = { version: '3.6.1.Final', connector: 'mysql', name: 'lab', ts_ms: 1_785_520_000_000 + rows, row: 0 };
    const value = { before: null, after: { id: rows }, source: { ...source, ...place }, op: 'c', ts_ms: source.ts_ms };
    const body = Buffer.from(JSON.stringify(value));
    const answer = await connection.post('/ingest/lab', body);
    expect(answer.status).toBe(200);
    acknowledged.set(Number(JSON.parse(answer.body).delivery), sha256(body));
  }
  connection.close();
}
