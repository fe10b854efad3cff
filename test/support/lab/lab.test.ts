/** Smoke test of the lab itself: each real server starts, a changed row arrives as a POST, and nothing is left behind. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  type Database,
  labAvailability,
  startDebezium,
  startMariadb,
  startMysql,
  startReceiver,
  waitFor,
} from './lab.ts';

const available = labAvailability();
const required = process.env.TESTIGO_REQUIRE_ALL === '1';
const servers = [
  { kind: 'mysql', start: startMysql },
  { kind: 'mariadb', start: startMariadb },
] as const;

if (required) {
  test('every part of the lab is on this machine', () => {
    expect(Object.entries(available).filter(([, state]) => !state.ok)).toEqual([]);
  });
}

test.skipIf(!available.chromium.ok)('chromium starts', () => {
  const path = available.chromium.ok ? available.chromium.path : '';
  expect(execFileSync(path, ['--version'], { encoding: 'utf8' })).toMatch(/\d+\.\d+/);
});

describe.each(servers)('$kind with Debezium', ({ kind, start }) => {
  test.skipIf(!available[kind].ok || !available.debezium.ok)(
    'a changed row arrives as a POST and all processes end',
    async () => {
      const receiver = await startReceiver();
      const database = await start();
      onTestFinished(() => database.stop());
      await database.exec(
        "CREATE DATABASE lab; CREATE TABLE lab.caja (id INT PRIMARY KEY, saldo DECIMAL(12,2)); INSERT INTO lab.caja VALUES (1, '10.50')",
      );
      const debezium = await startDebezium({
        kind,
        port: database.port,
        sinkUrl: receiver.url,
        schemas: false,
        properties: { 'debezium.source.database.include.list': 'lab' },
      });
      await database.exec("UPDATE lab.caja SET saldo = '9.95' WHERE id = 1");
      const update = await waitFor(() => receiver.records().find(isUpdate), { what: 'the update' });
      expect(update).toMatchObject({ before: { id: 1, saldo: '10.50' }, after: { id: 1, saldo: '9.95' } });

      const folders = [database.dir, debezium.dir];
      const pids = [database.pid(), debezium.pid()];
      await debezium.stop();
      await database.stop();
      await receiver.stop();
      expect([folders.filter(existsSync), pids.filter(isAlive)]).toEqual([[], []]);
    },
  );

  test.skipIf(!available[kind].ok)('a killed server comes back with its data', async () => {
    const database = await start();
    await database.exec(
      'CREATE DATABASE lab; CREATE TABLE lab.t (id BIGINT UNSIGNED PRIMARY KEY); INSERT INTO lab.t VALUES (18446744073709551615)',
    );
    await database.kill9();
    await database.restart();
    expect(await database.query('SELECT id FROM lab.t')).toEqual([{ id: '18446744073709551615' }]);
    await database.stop();
  });

  test.skipIf(!available[kind].ok)('a test process that is killed takes its servers with it', async () => {
    for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
      const { child, pid } = await startInAnotherProcess(kind);
      expect(isAlive(pid)).toBe(true);
      child.kill(signal);
      await waitFor(() => !isAlive(pid), { what: `the server to end after ${signal}`, timeoutMs: 5_000 });
    }
  });
});

async function startInAnotherProcess(kind: Database['kind']) {
  const name = kind === 'mysql' ? 'startMysql' : 'startMariadb';
  const program = `import { ${name} } from ${JSON.stringify(`${import.meta.dirname}/lab.ts`)};
    console.log((await ${name}()).pid()); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.once('exit', () => child.stdout.destroy(new Error('it ended too early')));
  const [chunk]: Buffer[] = await once(child.stdout, 'data'); // 'error' of the stream rejects
  return { child, pid: Number(chunk?.toString()) };
}

function isUpdate(record: unknown): boolean {
  return typeof record === 'object' && record !== null && 'op' in record && record.op === 'u';
}

function isAlive(pid: number): boolean {
  return existsSync(`/proc/${pid}`);
}
