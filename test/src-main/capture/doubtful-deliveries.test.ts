/** Deliveries that were put into the evidence, or changed in it, before they were sealed: sealed as they are, and said to be what they are. */
import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { openBodiesReader } from '../../../src-main/store/evidence/bodies-reader.ts';
import { captureLine } from '../../support/capture/capture-line.ts';
import { sealedDeliveries, verifyWhole } from '../../support/capture/read-back.ts';

const columns = 'source, received_at, head, encoding, size, form, body, chunks';
const copyOf = (id: number, to: number, receivedAt: string) =>
  `INSERT INTO delivery (id, ${columns}) SELECT ${to}, source, '${receivedAt}', head, encoding, size, form, body, chunks FROM delivery WHERE id = ${id}`;
const faults = (folder: string) => verifyWhole(folder).faults.map(({ what, detail }) => `${what}: ${detail}`);

test('a row put in while Testigo is off is seen by verification, and sealed with its mark after the start', async () => {
  const line = await captureLine();
  await line.post('/ingest/caja', '{"ts_ms":1}');
  await line.stop();
  expect(line.acts('stop')).toMatchObject([{ lastDelivery: 1, unsealed: 0 }]);
  expect(faults(line.folder)).toEqual([]);
  line.bend(copyOf(1, 2, '2020-01-01T00:00:00.000Z'));
  expect(faults(line.folder)).toEqual(['delivery-inserted: delivery 2: the stop named 1 as the newest']);
  await line.start();
  await line.post('/ingest/caja', '{"ts_ms":3}');
  await line.capture().sealNow('manual');
  expect(sealedDeliveries(line.folder).map(({ delivery }) => delivery)).toEqual([1, 2, 3]);
  const span = { source: 'caja', first: 2, last: 2, count: 1, receivedAt: '2020-01-01T00:00:00.000Z' };
  expect(line.acts('irregularity')).toEqual([
    { what: 'unexpected', ...span },
    { what: 'out-of-order', ...span, bound: expect.any(String) },
  ]);
  expect(faults(line.folder)).toEqual([]);
});

test('a row that fills the next free id while Testigo runs is named, sealed, and in nobody’s way', async () => {
  const line = await captureLine();
  await line.post('/ingest/caja', '{"ts_ms":1}');
  line.bend(copyOf(1, 2, new Date().toISOString()));
  const answers: number[] = [];
  for (let n = 0; n < 3; n++) answers.push(await line.post('/ingest/caja', '{"ts_ms":2}'));
  expect(answers.filter((status) => status === 200).length).toBeGreaterThanOrEqual(2);
  await line.capture().sealNow('manual');
  const bodies = openBodiesReader(line.folder);
  expect(sealedDeliveries(line.folder).at(-1)?.delivery).toBe(bodies.lastId());
  bodies.close();
  expect(line.acts('irregularity')).toMatchObject([{ what: 'unexpected', first: 2, last: 2 }]);
});

test('a signed delivery whose bytes were changed before it was sealed is found by its own signature', async () => {
  const secret = Buffer.alloc(32, 7).toString('base64');
  const line = await captureLine({ sources: [{ id: 'firmada', secrets: [`whsec_${secret}`] }] });
  const sign = (body: string) => {
    const stamp = String(Math.floor(Date.now() / 1000));
    const mac = createHmac('sha256', Buffer.from(secret, 'base64')).update(`m1.${stamp}.${body}`).digest('base64');
    return { 'webhook-id': 'm1', 'webhook-timestamp': stamp, 'webhook-signature': `v1,${mac}` };
  };
  const body = '{"ts_ms":1}';
  expect(await line.post('/ingest/firmada', body, sign(body))).toBe(200);
  await line.capture().sealNow('manual');
  expect(line.acts('irregularity')).toEqual([]);
  await line.stop();
  line.bend(
    `${copyOf(1, 2, new Date().toISOString())}; UPDATE delivery SET body = CAST('{"ts_ms":9}' AS BLOB) WHERE id = 2`,
  );
  await line.start();
  await line.capture().sealNow('manual');
  expect(line.acts('irregularity')).toMatchObject([
    { what: 'unexpected', first: 2 },
    { what: 'signature', source: 'firmada', first: 2, last: 2, count: 1 },
  ]);
});
