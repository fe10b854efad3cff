/** Deliveries that are missing, foreign or damaged before they were sealed: sealing goes on behind them, and a leaf says so. */
import { expect, test } from 'vitest';
import { openBodiesReader } from '../../../src-main/store/evidence/bodies-reader.ts';
import { openLedgerReader } from '../../../src-main/store/evidence/ledger-reader.ts';
import { captureLine } from '../../support/capture/capture-line.ts';
import { sealedDeliveries, verifyWhole } from '../../support/capture/read-back.ts';

const columns = 'source, received_at, head, encoding, size, form, body, chunks';
const copyOf = (id: number, to: number) =>
  `INSERT INTO delivery (id, ${columns}) SELECT ${to}, ${columns} FROM delivery WHERE id = ${id}`;
const heartbeat = (n: number) => `{"ts_ms":${n}}`;
const faults = (folder: string) => verifyWhole(folder).faults.map(({ what, detail }) => `${what}: ${detail}`);

test('a foreign row far beyond our ids is left out and named; what comes after it is sealed', async () => {
  const line = await captureLine();
  for (let n = 1; n <= 3; n++) expect(await line.post('/ingest/caja', heartbeat(n))).toBe(200);
  await line.stop();
  line.bend(copyOf(3, 9999));
  await line.start();
  expect(await line.post('/ingest/caja', heartbeat(4))).toBe(200);
  await line.capture().sealNow('manual');
  expect(sealedDeliveries(line.folder).map(({ delivery }) => delivery)).toEqual([1, 2, 3, 10_000]);
  expect(line.acts('irregularity')).toMatchObject([
    { what: 'missing', why: 'absent', first: 4, last: 9998 },
    { what: 'missing', why: 'no-seed', first: 9999, last: 9999 },
  ]);
  expect(line.capture().stats()).toMatchObject({ notStoring: null, sealed: { lastDelivery: 10_000 } });
  expect(line.troubles).toEqual([]);
  // The row that nobody gave is a fault of the evidence; the hole is known and none.
  expect(faults(line.folder)).toEqual(['delivery-inserted: delivery 9999']);
});

test('rows that were lost before they were sealed are said to be missing, and only they', async () => {
  const line = await captureLine();
  const key = line.capture();
  for (let n = 1; n <= 5; n++) await line.post('/ingest/caja', heartbeat(n));
  await key.sealNow('manual');
  await line.stop();
  // As after a crash of the machine whose disk lost what it had promised.
  line.bend(`${copyOf(5, 6)}; ${copyOf(5, 9)}`);
  await line.start();
  await line.post('/ingest/caja', heartbeat(10));
  await line.capture().sealNow('manual');
  expect(sealedDeliveries(line.folder).map(({ delivery }) => delivery)).toEqual([1, 2, 3, 4, 5, 6, 9, 10]);
  expect(line.acts('irregularity')).toContainEqual({ what: 'missing', why: 'absent', first: 7, last: 8 });
  expect(faults(line.folder)).toEqual([]);
  const bodies = openBodiesReader(line.folder);
  expect([bodies.countAfter(5), bodies.countAfter(9), bodies.countAfter(10)]).toEqual([3, 1, 0]);
  bodies.close();
});

test('a delivery whose bytes are damaged is tried, then left out and named', async () => {
  const line = await captureLine();
  await line.post('/ingest/caja', heartbeat(1));
  await line.stop();
  line.bend(`${copyOf(1, 2)}; UPDATE delivery SET form = 'zstd', body = x'00' WHERE id = 2; ${copyOf(1, 3)}`);
  await line.start();
  await expect.poll(() => line.capture().stats().sealed.lastDelivery, { timeout: 10_000 }).toBe(3);
  expect(line.acts('irregularity')).toContainEqual({ what: 'missing', why: 'unreadable', first: 2, last: 2 });
  expect(sealedDeliveries(line.folder).map(({ delivery }) => delivery)).toEqual([1, 3]);
});

test('a last delivery that is missing stays passed after the next start', async () => {
  const line = await captureLine();
  await line.post('/ingest/caja', heartbeat(1));
  await line.stop();
  line.bend(copyOf(1, 5000));
  await line.start();
  await line.capture().sealNow('manual');
  await line.stop();
  const ledger = openLedgerReader(line.folder);
  const bodies = openBodiesReader(line.folder);
  expect([ledger.lastDelivery(), bodies.countAfter(ledger.lastDelivery())]).toEqual([5000, 0]);
  ledger.close();
  bodies.close();
  await line.start();
  await line.post('/ingest/caja', heartbeat(2));
  await line.capture().sealNow('manual');
  expect(sealedDeliveries(line.folder).map(({ delivery }) => delivery)).toEqual([1, 5001]);
  expect(line.acts('irregularity').filter(({ what }) => what === 'missing')).toHaveLength(2);
});

test('a row put in beyond our ids while capturing is not sealed, and stops nothing', async () => {
  const line = await captureLine();
  await line.post('/ingest/caja', heartbeat(1));
  line.bend(copyOf(1, 700));
  for (let n = 2; n <= 4; n++) await line.post('/ingest/caja', heartbeat(n));
  await line.capture().sealNow('manual');
  expect(sealedDeliveries(line.folder).map(({ delivery }) => delivery)).toEqual([1, 2, 3, 4]);
  expect(line.troubles).toEqual([]);
});
