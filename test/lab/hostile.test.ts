/** Whatever is sent, capture goes on: no answer but 2xx, 401 or 503, and every acknowledged byte is there afterwards, proven. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hostileBodies } from '../support/capture/hostile-bodies.ts';
import { openConnection, readAnswer, requestHead } from '../support/capture/raw-post.ts';
import { readBackHashes, sha256, verifyWhole } from '../support/capture/read-back.ts';
import { type CaptureChild, startCapture } from '../support/capture/start-capture.ts';

const BODIES = 10_000;
const secret = Buffer.from('0123456789abcdef0123456789abcdef').toString('base64');
const acknowledged = new Map<number, string>();
const statuses = new Map<number, number>();
let folder: string;
let capture: CaptureChild;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'testigo-hostile-'));
  capture = await startCapture(folder, { secret });
});
afterAll(async () => {
  await capture.stop();
  rmSync(folder, { recursive: true });
});

function note(answer: { status: number; body: string }, hash: string): void {
  statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
  if (answer.status === 200) acknowledged.set(Number(JSON.parse(answer.body).delivery), hash);
}

test('ten thousand bodies over eight connections', async () => {
  const bodies = hostileBodies(BODIES, 20_261_125);
  await Promise.all(
    Array.from({ length: 8 }, async (_, worker) => {
      const connection = await openConnection(capture.address);
      for (const { bytes, headers } of bodies) {
        note(await connection.post(`/ingest/hostil-${worker}`, bytes, headers), sha256(bytes));
      }
      connection.close();
    }),
  );
  expect([...statuses]).toEqual([[200, BODIES]]);
});

test('without the signature that the source needs, every body is answered 401 and none is kept', async () => {
  const connection = await openConnection(capture.address);
  const answers = new Set<number>();
  for (const { bytes, headers } of hostileBodies(200, 7))
    answers.add((await connection.post('/ingest/firmada', bytes, headers)).status);
  connection.close();
  expect([...answers]).toEqual([401]);
  expect(readBackHashes(folder).size).toBe(acknowledged.size);
});

test('two hundred megabytes in one body, in bounded memory', async () => {
  const before = (await capture.state()).rss;
  const record = Buffer.from(`{"op":"c","after":{"t":"${'x'.repeat(1_000_000)}"}},`);
  const body = Buffer.concat([
    Buffer.from('['),
    ...Array.from({ length: 200 }, () => record),
    Buffer.from('{"ts_ms":1}]'),
  ]);
  const connection = await openConnection(capture.address);
  let peak = 0;
  const watch = setInterval(() => void capture.state().then(({ rss }) => (peak = Math.max(peak, rss))), 200);
  const answer = await connection.post('/ingest/grande', body);
  note(answer, sha256(body));
  await capture.untilSealed(Number(JSON.parse(answer.body).delivery));
  clearInterval(watch);
  connection.close();
  expect(answer.status).toBe(200);
  expect(peak - before).toBeLessThan(250 * 1024 * 1024);
});

test('many slow senders and many that leave in the middle hold up nobody', async () => {
  const body = Buffer.from('{"ts_ms":1}');
  const slow = await Promise.all(Array.from({ length: 300 }, () => openConnection(capture.address)));
  const answers = slow.map(({ socket }) => readAnswer(socket));
  for (const { socket } of slow) socket.write(`${requestHead('/ingest/lenta')}Content-Length: ${body.length}\r\n\r\n`);
  const leaving = await Promise.all(Array.from({ length: 100 }, () => openConnection(capture.address)));
  for (const { socket } of leaving)
    socket.write(`${requestHead('/ingest/ida')}Content-Length: 5000000\r\n\r\n${'x'.repeat(50_000)}`);
  for (const byte of body.subarray(0, -1)) {
    for (const { socket } of slow) socket.write(Buffer.from([byte]));
    const quick = await openConnection(capture.address);
    const began = performance.now();
    note(await quick.post('/ingest/viva', body), sha256(body));
    expect(performance.now() - began).toBeLessThan(2000);
    quick.close();
    await sleep(20);
  }
  for (const { socket } of leaving) socket.destroy();
  for (const { socket } of slow) socket.write(body.subarray(-1));
  for (const answer of await Promise.all(answers)) note(answer, sha256(body));
  for (const connection of slow) connection.close();
  expect([...statuses.keys()]).toEqual([200]);
});

test('afterwards every acknowledged body is there byte for byte, nothing else is, and the evidence verifies', async () => {
  await capture.untilSealed(Math.max(...acknowledged.keys()));
  const { troubles } = await capture.state();
  expect(troubles).toEqual([]);
  expect(readBackHashes(folder)).toEqual(new Map([...acknowledged].sort(([a], [b]) => a - b)));
  expect(verifyWhole(folder).faults).toEqual([]);
});
