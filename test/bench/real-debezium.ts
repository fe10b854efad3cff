/** A real Debezium in batch mode, the same backlog of a real MySQL: into Testigo, and into a receiver that only answers 200. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { openBodiesReader } from '../../src-main/store/evidence/bodies-reader.ts';
import {
  type Database,
  labAvailability,
  startDebezium,
  startMysql,
  startReceiver,
  waitFor,
} from '../support/lab/lab.ts';
import { startWorkstation } from '../support/workstation.ts';
import { atLeast, type Figure, median, told } from './measure.ts';

const transactions = Number(process.env.BENCH_TRANSACTIONS ?? 2_000);
const rowsPerTransaction = 10;
const turns = 3;
const properties = {
  'debezium.source.database.include.list': 'lab',
  'debezium.source.snapshot.mode': 'no_data',
  'debezium.source.heartbeat.interval.ms': '0',
};

export async function realDebezium(folder: string): Promise<Figure[]> {
  const available = labAvailability();
  if (!available.mysql.ok || !available.debezium.ok)
    return [told('real Debezium into Testigo', 'not run: no MySQL or no Debezium here')];
  const database = await startMysql();
  try {
    await prepare(database, join(folder, 'offset'));
    const seconds: { bare: number; testigo: number }[] = [];
    for (let turn = 0; turn < turns; turn += 1) {
      const bare = await intoReceiver(database, fresh(folder, `bare-${turn}`));
      const testigo = await intoTestigo(database, fresh(folder, `testigo-${turn}`), join(folder, `workspace-${turn}`));
      seconds.push({ bare, testigo });
    }
    const ratio = median(seconds.map(({ bare, testigo }) => bare / testigo));
    const rows = transactions * rowsPerTransaction;
    return [
      atLeast('real Debezium, batch, into Testigo against a bare receiver', ratio, 0.9, ' ×'),
      told(
        '  rows/s',
        `${rate(
          rows,
          seconds.map((turn) => turn.testigo),
        )} against ${rate(
          rows,
          seconds.map((turn) => turn.bare),
        )}`,
      ),
    ];
  } finally {
    await database.stop();
  }
}

/** A stored offset, then a backlog behind it. */
async function prepare(database: Database, dir: string): Promise<void> {
  const columns = Array.from({ length: 6 }, (_, i) => `t${i} VARCHAR(40), d${i} DECIMAL(12,2)`).join(', ');
  await database.exec(
    `CREATE DATABASE lab; USE lab; CREATE TABLE venta (id INT PRIMARY KEY, fecha DATETIME, estado INT, ${columns})`,
  );
  const receiver = await startReceiver();
  const debezium = await startDebezium({ kind: 'mysql', port: database.port, sinkUrl: receiver.url, dir, properties });
  await database.exec(insert(0));
  await waitFor(() => receiver.deliveries.some(({ body }) => body.includes('"END"')), {
    what: 'the first transaction',
  });
  await debezium.stop({ keep: true });
  await receiver.stop();
  for (let i = 1; i <= transactions; i += 1) await database.exec(insert(i));
  await database.exec('INSERT INTO venta (id, estado) VALUES (-1, 77)');
}

function insert(transaction: number): string {
  const values = Array.from({ length: 6 }, (_, i) => `'texto ${transaction} ${i}', ${transaction}.${10 + i}`).join(
    ', ',
  );
  const rows = Array.from(
    { length: rowsPerTransaction },
    (_, row) => `(${transaction * rowsPerTransaction + row}, '2026-11-17 10:00:00', 1, ${values})`,
  );
  return `INSERT INTO venta VALUES ${rows.join(', ')}`;
}

function fresh(folder: string, name: string): string {
  cpSync(join(folder, 'offset'), join(folder, name), { recursive: true });
  return join(folder, name);
}

const isLast = (body: Buffer) => body.includes('"estado":77');

/** Seconds from the first body to the last row's. */
async function intoReceiver(database: Database, dir: string): Promise<number> {
  const receiver = await startReceiver();
  const debezium = await startDebezium({ kind: 'mysql', port: database.port, sinkUrl: receiver.url, dir, properties });
  const last = await waitFor(() => receiver.deliveries.find(({ body }) => isLast(body)), {
    timeoutMs: 120_000,
    what: 'the last row',
  });
  await debezium.stop({ keep: true });
  const seconds = ((last?.atMs ?? 0) - (receiver.deliveries[0]?.atMs ?? 0)) / 1000;
  await receiver.stop();
  return seconds;
}

async function intoTestigo(database: Database, dir: string, workspace: string): Promise<number> {
  const workstation = await startWorkstation(workspace);
  const debezium = await startDebezium({
    kind: 'mysql',
    port: database.port,
    sinkUrl: `${workstation.ingestUrl}/lab`,
    dir,
    properties,
  });
  const rows = transactions * rowsPerTransaction + 1;
  const arrived = async () => (await workstation.get('getStatus', '/status')).sources[0]?.changeEvents === rows;
  await waitFor(arrived, { timeoutMs: 120_000, everyMs: 500, what: 'the last row' });
  await debezium.stop({ keep: true });
  await workstation.stop();
  const reader = openBodiesReader(workspace);
  try {
    const list = reader.after(0, 100_000);
    const last = list.find((delivery) => isLast(delivery.wire()));
    return (Date.parse(last?.receivedAt ?? '') - Date.parse(list[0]?.receivedAt ?? '')) / 1000;
  } finally {
    reader.close();
  }
}

function rate(rows: number, seconds: readonly number[]): string {
  return (rows / median(seconds)).toFixed(0);
}
