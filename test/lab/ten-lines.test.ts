/** The README's ten lines, literally: `auditctl` adds a source, its SQL is run, its check passes, its configuration starts a real Debezium, signed and over TLS. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { auditctl } from '../support/faces/auditctl.ts';
import { freePort, startDaemon } from '../support/lab/daemon.ts';
import {
  type Database,
  labAvailability,
  removeFolder,
  startMariadb,
  startMysql,
  temporaryFolder,
  waitFor,
} from '../support/lab/lab.ts';

const listed = z.object({ items: z.array(z.record(z.string(), z.unknown())) });
const available = labAvailability();
const password = 'cl$ve d`e "testigo"';
const entry = join(import.meta.dirname, '../../src-main/interfaces/cli/auditctl.ts');

const cleanUp: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo();
});

const cases = [
  { kind: 'mysql', start: startMysql, ok: available.mysql.ok, tls: true },
  { kind: 'mariadb', start: startMariadb, ok: available.mariadb.ok, tls: false },
] as const;

describe.each(cases)('from a $kind server to the timeline by the ten lines (TLS: $tls)', ({ kind, start, ok, tls }) => {
  it.skipIf(!ok || !available.debezium.ok)(
    'every change arrives, signed, and the check has nothing missing',
    async () => {
      const folder = temporaryFolder('ten-lines');
      cleanUp.push(() => removeFolder(folder));
      const database = await start();
      cleanUp.push(() => database.stop());
      await database.exec(
        'CREATE DATABASE tienda; CREATE TABLE tienda.venta (id INT PRIMARY KEY, total DECIMAL(10,2)); INSERT INTO tienda.venta VALUES (1, 10.50)',
      );
      const workspace = ['--workspace', join(folder, 'caja')];
      await (await serve(folder, workspace)).stop();

      const before = await auditctl([
        'source',
        'add',
        'tienda',
        '--connector',
        kind,
        '--host',
        '127.0.0.1',
        '--port',
        String(database.port),
        '--user',
        'testigo',
        '--databases',
        'tienda',
        '--sign',
        ...workspace,
      ]);
      expect(before.exitCode, before.stderr).toBe(0);
      const secret = /whsec_\S+/.exec(before.stderr)?.[0] ?? '';
      if (tls) expect((await auditctl(['cert', '--host', 'localhost', ...workspace])).exitCode).toBe(0);
      const { api } = await serve(folder, workspace);

      await runGrants(database, (await auditctl(['source', 'config', 'tienda', '--form', 'sql', ...workspace])).stdout);
      const check = await auditctl(['source', 'check', 'tienda', '--json', ...workspace], {
        env: { TESTIGO_DB_PASSWORD: password },
      });
      const unmet = JSON.parse(check.stdout).checks.filter(({ state }: { state: string }) => state === 'missing');
      expect(unmet).toEqual([]);

      const properties = (await auditctl(['source', 'config', 'tienda', ...workspace])).stdout;
      expect(properties).not.toContain(secret);
      await startDebezium(
        join(folder, 'debezium'),
        properties,
        secret,
        tls ? join(folder, 'caja', 'keys', 'tls.crt.pem') : null,
      );
      const ask = async (path: string) => listed.parse(await (await fetch(`${api}/api/v1/${path}`)).json()).items;
      const events = (query: string) => ask(`change-events?${query}`);
      await waitFor(async () => (await events('operation=read&baseline=true')).length === 1, {
        timeoutMs: 120_000,
        everyMs: 300,
        what: 'the first read',
      });
      await database.exec('UPDATE tienda.venta SET total = 12.00 WHERE id = 1 /* caja 7 */');
      const change = async () => (await events('table=tienda.venta&operation=update'))[0];
      await waitFor(async () => (await change()) !== undefined, { everyMs: 100, what: 'the change' });
      const event = await change();
      expect(event).toMatchObject({
        source: 'tienda',
        before: { id: 1, total: '10.50' },
        after: { id: 1, total: '12.00' },
      });
      expect(event?.statement).toContain('caja 7');
      expect(await ask('sources')).toMatchObject([
        { id: 'tienda', state: 'capturing', registered: true, hasSecret: true },
      ]);
    },
  );
});

async function serve(folder: string, workspace: readonly string[]): Promise<{ api: string; stop(): Promise<unknown> }> {
  const [port, ingestPort] = [await freePort(), await freePort()];
  const child = spawn(
    process.execPath,
    [entry, 'serve', '--port', String(port), '--ingest-listen', `localhost:${ingestPort}`, ...workspace],
    { cwd: folder, stdio: 'ignore' },
  );
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  cleanUp.push(stop);
  const api = `http://127.0.0.1:${port}`;
  await waitFor(async () => (await fetch(api).catch(() => null))?.ok, { what: 'the workstation' });
  return { api, stop };
}

/** As a database administrator would: the password put in, what this server does not know left out. */
async function runGrants(database: Database, sql: string): Promise<void> {
  const session = await database.connect();
  try {
    for (const statement of sql.replaceAll(/--.*$/gm, '').split(';')) {
      if (statement.trim() !== '') await session.query(statement.replace("'CHANGE-ME'", session.escape(password)));
    }
  } finally {
    await session.end();
  }
}

/** `run.sh` of the distribution, made explicit; secrets only in the environment, with `$` doubled as debezium.env.example says. */
async function startDebezium(
  folder: string,
  properties: string,
  secret: string,
  certificate: string | null,
): Promise<void> {
  if (!available.java.ok || !available.debezium.ok) throw new Error('no Debezium');
  for (const name of ['config', 'data']) mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(
    join(folder, 'config', 'application.properties'),
    properties.replace(/^quarkus.http.port=.*$/m, `quarkus.http.port=${await freePort()}`),
  );
  const server = available.debezium.path;
  const daemon = startDaemon({
    command: available.java.path,
    args: [
      '-Xmx256m',
      '--add-opens=java.base/java.lang=ALL-UNNAMED',
      ...(certificate === null ? [] : trustOptions(folder, certificate)),
      '-cp',
      `${server}/debezium-server-dist-3.6.1.Final-runner.jar:config:${server}/lib/*`,
      'io.debezium.server.Main',
    ],
    cwd: folder,
    logFile: join(folder, 'debezium.log'),
    env: { TESTIGO_DB_PASSWORD: password.replaceAll('$', '$$$$'), TESTIGO_WEBHOOK_SECRET: secret },
  });
  cleanUp.push(() => daemon.stop());
}

/** The keytool line of `auditctl cert`. */
function trustOptions(folder: string, certificate: string): readonly string[] {
  if (!available.java.ok) return [];
  const store = join(folder, 'testigo.p12');
  const keytool = join(available.java.path, '..', 'keytool');
  const made = spawnSync(
    keytool,
    [
      '-importcert',
      '-noprompt',
      '-alias',
      'testigo',
      '-file',
      certificate,
      '-keystore',
      store,
      '-storetype',
      'PKCS12',
      '-storepass',
      'changeit',
    ],
    { encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(made.stderr + made.stdout);
  return [`-Djavax.net.ssl.trustStore=${store}`, '-Djavax.net.ssl.trustStorePassword=changeit'];
}
