/** Ways in which a change escapes, made to happen on real servers through a real Debezium; each must be found, and nothing else be called a gap. */
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '#shared/coverage.ts';
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
import { type RunningWorkstation, startWorkstation } from '../support/workstation.ts';

const available = labAvailability();
let workstation: RunningWorkstation;
let folder: string;
let cleanUp: (() => Promise<void>)[] = [];

beforeAll(async () => {
  folder = temporaryFolder('coverage');
  workstation = await startWorkstation(join(folder, 'workspace'));
});
afterAll(async () => {
  await workstation.stop();
  removeFolder(folder);
});
afterEach(async () => {
  for (const undo of cleanUp.reverse()) await undo();
  cleanUp = [];
});

async function findings(source: string): Promise<Finding[]> {
  await workstation.untilUnderstood();
  return (await workstation.get('getCoverage', '/coverage', { source })).findings;
}

function byKind(found: readonly Finding[]): Record<string, Finding[]> {
  const kinds: Record<string, Finding[]> = {};
  for (const finding of found) kinds[finding.kind] = [...(kinds[finding.kind] ?? []), finding];
  return kinds;
}

const gaps = (found: readonly Finding[]) =>
  found
    .filter(({ severity }) => severity === 'gap')
    .map(({ kind, table }) => `${kind} ${table ?? ''}`.trim())
    .sort();

/** Runs statements in a session of its own, which ends with them. */
async function inSession(database: Database, ...statements: string[]): Promise<void> {
  const session = await database.connect();
  try {
    await session.query('USE lab');
    for (const statement of statements) await session.query(statement);
  } finally {
    await session.end();
  }
}

let marks = 0;
/** Everything before it has arrived when this row has. */
async function settled(database: Database, source: string): Promise<void> {
  marks += 1;
  await database.exec(`INSERT INTO lab.marca VALUES (${marks})`);
  await waitFor(
    async () => {
      const filter = { source, table: 'lab.marca', key: String(marks) };
      // A source that has sent nothing yet is not known: asking for it is refused.
      const known = await workstation.get('listSources', '/sources');
      if (!known.items.some(({ id }) => id === source)) return false;
      return (await workstation.get('listChangeEvents', '/change-events', filter)).total > 0;
    },
    {
      what: `mark ${marks} of ${source}`,
      timeoutMs: 90_000,
    },
  );
}

interface Connection {
  readonly database: Database;
  readonly source: string;
  readonly properties?: Readonly<Record<string, string>>;
  readonly dir?: string;
}

async function connect({ database, source, properties = {}, dir }: Connection): Promise<Debezium> {
  const debezium = await startDebezium({
    kind: database.kind,
    port: database.port,
    sinkUrl: `${workstation.ingestUrl}/${source}`,
    properties: { 'debezium.source.database.include.list': 'lab', ...properties },
    ...(dir === undefined ? {} : { dir }),
  });
  cleanUp.push(() => debezium.stop());
  return debezium;
}

async function filled(database: Database): Promise<Database> {
  cleanUp.push(() => database.stop());
  await database.exec(`CREATE DATABASE lab; USE lab;
    CREATE TABLE marca (id INT PRIMARY KEY);
    CREATE TABLE cuenta (id INT PRIMARY KEY, saldo DECIMAL(12,2) NOT NULL, nota VARCHAR(50) DEFAULT 'nueva');
    CREATE TABLE documento (id INT PRIMARY KEY, js JSON);
    CREATE TABLE sin_clave (a INT, b VARCHAR(20));
    CREATE TABLE vacia (id INT PRIMARY KEY);
    CREATE TABLE fechas (id INT PRIMARY KEY, dia DATE NOT NULL DEFAULT '2000-01-01');
    CREATE TABLE padre (id INT PRIMARY KEY);
    CREATE TABLE hijo (id INT PRIMARY KEY, padre INT, FOREIGN KEY (padre) REFERENCES padre (id) ON DELETE CASCADE);
    INSERT INTO cuenta VALUES (1, 100, 'a'), (2, 200, 'b'), (3, 300, 'c'), (4, 400, 'd');
    INSERT INTO documento VALUES (1, '{"a":1,"b":2}'); INSERT INTO padre VALUES (1), (2); INSERT INTO hijo VALUES (1, 1), (2, 1), (3, 2);`);
  return database;
}

describe.skipIf(!available.mysql.ok || !available.debezium.ok)('MySQL', () => {
  it('finds what its log does not say or says wrongly, and calls nothing else a gap', async () => {
    const database = await filled(await startMysql());
    const debezium = await connect({ database, source: 'my' });
    await settled(database, 'my');
    expect(gaps(await findings('my'))).toEqual([]);

    await inSession(
      database,
      "XA START 'x'",
      'INSERT INTO vacia VALUES (7)',
      "XA END 'x'",
      "XA PREPARE 'x'",
      "XA ROLLBACK 'x'",
    );
    await inSession(
      database,
      'TRUNCATE TABLE vacia',
      'ALTER TABLE vacia ADD COLUMN n INT',
      'INSERT INTO vacia VALUES (7, 1)',
    );
    await inSession(
      database,
      'CREATE TRIGGER t AFTER UPDATE ON cuenta FOR EACH ROW INSERT INTO sin_clave VALUES (NEW.id, OLD.nota)',
      "UPDATE cuenta SET nota = 'z' WHERE id = 2",
    );
    await inSession(
      database,
      "SET sql_mode = ''",
      "INSERT INTO fechas VALUES (1, '0000-00-00')",
      "SET timestamp = UNIX_TIMESTAMP('2001-02-03 04:05:06')",
      'UPDATE cuenta SET saldo = 12 WHERE id = 3',
    );
    await inSession(
      database,
      'SET SESSION binlog_transaction_compression = ON',
      'START TRANSACTION',
      'UPDATE cuenta SET saldo = 1 WHERE id = 3',
      'UPDATE cuenta SET saldo = 2 WHERE id = 3',
      "INSERT INTO sin_clave VALUES (9, 'c'), (9, 'c')",
      'COMMIT',
    );
    await inSession(database, 'UPDATE cuenta SET id = 30 WHERE id = 3', 'DELETE FROM padre WHERE id = 1');
    await settled(database, 'my');
    const quiet = byKind(await findings('my'));
    expect(gaps(Object.values(quiet).flat())).toEqual([]);
    expect(Object.keys(quiet)).toEqual(
      expect.arrayContaining(['xa-unknown', 'truncate', 'ddl', 'gtid-hole', 'zero-date', 'keyless-table']),
    );
    expect(Object.keys(quiet)).not.toContain('clock-forged');
    expect(Object.keys(quiet)).not.toContain('transaction-count');

    await inSession(
      database,
      'SET SESSION binlog_format = STATEMENT',
      "UPDATE cuenta SET nota = 'perdida' WHERE id = 1",
    );
    await inSession(
      database,
      'SET SESSION binlog_row_value_options = PARTIAL_JSON',
      "UPDATE documento SET js = JSON_SET(js, '$.b', 3) WHERE id = 1",
    );
    await inSession(database, 'SET sql_log_bin = 0', 'UPDATE cuenta SET saldo = 999 WHERE id = 4');
    await settled(database, 'my');
    expect(gaps(await findings('my'))).toEqual([]);
    await database.exec(
      'UPDATE lab.cuenta SET saldo = saldo + 1 WHERE id IN (1, 4); UPDATE lab.documento SET id = 2 WHERE id = 1',
    );
    await settled(database, 'my');
    const lost = byKind(await findings('my'));
    expect(lost.continuity?.map(({ table, count, facts }) => [table, count, facts.columns])).toEqual([
      ['lab.cuenta', 2, 'saldo'],
      ['lab.documento', 1, 'js'],
    ]);
    expect(lost['statement-format']).toMatchObject([{ severity: 'gap', facts: { because: 'continuity' } }]);

    await debezium.restart();
    await settled(database, 'my');
    const after = byKind(await findings('my'));
    expect(after['connector-restart']).toMatchObject([{ severity: 'notice', closedBy: 'stream-goes-on' }]);
    expect(after['transaction-count']).toBeUndefined();
    expect(after.quarantine).toBeUndefined();
    const { verdict } = await workstation.get('getCoverage', '/coverage', { source: 'my' });
    expect(verdict.verdict).toBe('incomplete');
  });

  it('finds settings of the connector that hide things: NULL as default, TRUNCATE kept silent', async () => {
    const database = await filled(await startMysql());
    await connect({
      database,
      source: 'mal',
      properties: {
        'debezium.source.skipped.operations': 't',
        'debezium.format.value.replace.null.with.default': 'true',
        'debezium.sink.http.batch.enabled': 'false',
      },
    });
    await settled(database, 'mal');
    await inSession(
      database,
      'UPDATE cuenta SET nota = NULL WHERE id = 1',
      'TRUNCATE TABLE cuenta',
      "INSERT INTO cuenta VALUES (1, 5, 'de nuevo')",
    );
    await settled(database, 'mal');
    const found = byKind(await findings('mal'));
    expect(found['null-default']).toMatchObject([{ severity: 'notice', closedLeaf: null }]);
    expect(found['truncate-skipped']).toMatchObject([
      { severity: 'gap', table: 'lab.cuenta', facts: { key: '{"id":1}' } },
    ]);
    expect(
      found['gtid-hole']?.some(({ severity, facts }) => severity === 'gap' && facts.because === 'truncate-skipped'),
    ).toBe(true);
  });

  it('finds what a purge took: nothing with a connector that refuses, a gap where a new snapshot hides it', async () => {
    const database = await filled(await startMysql());
    const dir = temporaryFolder('debezium-purge');
    const debezium = await connect({ database, source: 'purga', dir });
    await settled(database, 'purga');
    await debezium.stop({ keep: true });
    await database.exec(
      "UPDATE lab.cuenta SET saldo = 1 WHERE id = 1; DELETE FROM lab.cuenta WHERE id = 2; INSERT INTO lab.cuenta VALUES (9, 9, 'n'); FLUSH BINARY LOGS; PURGE BINARY LOGS BEFORE NOW() + INTERVAL 1 DAY",
    );
    const before = await findings('purga');
    const refusing = await startDebezium({
      kind: 'mysql',
      port: database.port,
      sinkUrl: `${workstation.ingestUrl}/purga`,
      dir,
      properties: { 'debezium.source.database.include.list': 'lab' },
      waitUntilStreaming: false,
    });
    cleanUp.push(() => refusing.stop({ keep: true }));
    await refusing.waitForLog(/no longer available/, 120_000);
    await waitFor(() => !refusing.isRunning(), { what: 'the connector to give up', timeoutMs: 60_000 });
    expect(await findings('purga')).toEqual(before);
    await connect({ database, source: 'purga', dir, properties: { 'debezium.source.snapshot.mode': 'when_needed' } });
    await settled(database, 'purga');
    const found = byKind(await findings('purga'));
    expect(found.resnapshot).toMatchObject([{ severity: 'gap', closedBy: 'new-baseline' }]);
    expect(Number(found.resnapshot?.[0]?.facts.differing)).toBeGreaterThanOrEqual(1);
    expect(found['gtid-hole']?.some(({ severity }) => severity === 'gap')).toBe(true);
    expect(found['truncate-skipped']).toBeUndefined();
    removeFolder(dir);
  });

  it('finds a log that was begun anew with more transactions than before, which the connector does not notice', async () => {
    const database = await filled(await startMysql());
    const dir = temporaryFolder('debezium-reset');
    await database.exec('FLUSH BINARY LOGS; FLUSH BINARY LOGS');
    const debezium = await connect({ database, source: 'reset', dir });
    await settled(database, 'reset');
    await debezium.stop({ keep: true });
    await database.exec('RESET BINARY LOGS AND GTIDS');
    for (let n = 0; n < 60; n++)
      await database.exec(`UPDATE lab.cuenta SET saldo = saldo + 1 WHERE id = ${1 + (n % 4)}`);
    await connect({ database, source: 'reset', dir });
    await settled(database, 'reset');
    const found = byKind(await findings('reset'));
    expect(found['position-backward']).toMatchObject([{ severity: 'gap' }]);
    expect(found.continuity).toMatchObject([{ severity: 'gap', table: 'lab.cuenta' }]);
    expect((await workstation.get('getSource', '/sources/reset')).epoch).toBe(2);
    removeFolder(dir);
  });
});

describe.skipIf(!available.mariadb.ok || !available.debezium.ok)('MariaDB', () => {
  it('finds what its log does not say or says wrongly, and a table that stops the capture', async () => {
    const database = await filled(await startMariadb());
    const dir = temporaryFolder('debezium-mariadb');
    const debezium = await connect({ database, source: 'maria', dir });
    await settled(database, 'maria');
    await inSession(
      database,
      "XA START 'x'",
      'INSERT INTO vacia VALUES (7)',
      "XA END 'x'",
      "XA PREPARE 'x'",
      "XA ROLLBACK 'x'",
      'TRUNCATE TABLE vacia',
    );
    await inSession(
      database,
      'CREATE TRIGGER t AFTER UPDATE ON cuenta FOR EACH ROW INSERT INTO sin_clave VALUES (NEW.id, OLD.nota)',
      'DELETE FROM padre WHERE id = 1',
    );
    await inSession(
      database,
      "SET timestamp = UNIX_TIMESTAMP('2001-02-03 04:05:06')",
      'UPDATE cuenta SET saldo = 12 WHERE id = 3',
    );
    await inSession(
      database,
      'CREATE TABLE ids (id INT PRIMARY KEY, u UUID)',
      "INSERT INTO ids VALUES (1, '123e4567-e89b-12d3-a456-426655440000')",
    );
    await inSession(
      database,
      'SET SESSION binlog_format = STATEMENT',
      "UPDATE cuenta SET nota = 'perdida' WHERE id = 1",
    );
    await settled(database, 'maria');
    const found = byKind(await findings('maria'));
    expect(Object.keys(found)).toEqual(
      expect.arrayContaining([
        'xa-unknown',
        'truncate',
        'statement-unseen',
        'cascade-unlogged',
        'clock-forged',
        'uuid-suspect',
        'statement-format',
        'ddl',
      ]),
    );
    expect(gaps(Object.values(found).flat())).toEqual(['cascade-unlogged lab.hijo']);

    await database.exec('CREATE TABLE lab.versionada (id INT PRIMARY KEY, x INT) WITH SYSTEM VERSIONING');
    await settled(database, 'maria');
    expect(byKind(await findings('maria'))['poison-ahead']).toMatchObject([
      { severity: 'alarm', table: 'lab.versionada' },
    ]);
    await database.exec('INSERT INTO lab.versionada VALUES (1, 1); UPDATE lab.versionada SET x = 2');
    await waitFor(() => !debezium.isRunning(), { what: 'the connector to die', timeoutMs: 60_000 });
    for (let start = 0; start < 2; start++) {
      await debezium.restart({ waitUntilStreaming: false });
      await waitFor(() => !debezium.isRunning(), { what: 'the connector to die again', timeoutMs: 90_000 });
    }
    // It says nothing at all any more; a tick in silence makes that an alarm (findings-capture.test.ts).
    const stopped = byKind(await findings('maria'));
    await connect({
      database,
      source: 'maria',
      dir,
      properties: { 'debezium.source.table.exclude.list': 'lab.versionada' },
    });
    await settled(database, 'maria');
    const passed = byKind(await findings('maria'));
    expect(passed['statement-format']?.[0]?.count).toBeGreaterThan(stopped['statement-format']?.[0]?.count ?? 0);
    expect(passed['poison-ahead']).toMatchObject([{ closedLeaf: null }]);
    removeFolder(dir);
  });
});
