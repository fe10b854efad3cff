import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { openBodiesReader } from '../../../../src-main/store/evidence/bodies-reader.ts';
import { openBodiesWriter } from '../../../../src-main/store/evidence/bodies-writer.ts';
import type { Delivery } from '../../../../src-main/store/evidence/delivery.ts';
import { incoming, newWorkspace } from './evidence-fixture.ts';

function openBodies() {
  const { folder } = newWorkspace();
  const writer = openBodiesWriter(folder);
  const reader = openBodiesReader(folder);
  onTestFinished(() => {
    writer.close();
    reader.close();
  });
  return { folder, writer, reader };
}

const contentOf = (delivery: Delivery) => ({
  id: delivery.id,
  source: delivery.source,
  receivedAt: delivery.receivedAt,
  head: delivery.head,
  encoding: delivery.encoding,
  size: delivery.size,
  nonce: delivery.nonce.toString('hex'),
  bytes: delivery.wire().toString('base64'),
  chunks: Buffer.concat([...delivery.wireChunks()]).equals(delivery.wire()),
});

test('bytes come back exactly as they came, whatever they are', () => {
  const { writer, reader } = openBodies();
  const list = [
    incoming(''),
    incoming('{"op":"c"}'),
    incoming('x'.repeat(100_000)),
    incoming('', { bytes: randomBytes(5_000) }),
    incoming('', { bytes: randomBytes(700), encoding: 'gzip', source: 'otra', head: '{"ñ":1}' }),
  ];
  expect(writer.append(list)).toEqual([1, 2, 3, 4, 5]);
  const kept = reader.after(0, 100);
  expect(kept.map((delivery) => delivery.wire().equals(list[delivery.id - 1]?.bytes ?? Buffer.alloc(0)))).toEqual(
    list.map(() => true),
  );
  expect(kept.map(({ source, head, encoding, size }) => ({ source, head, encoding, size }))).toEqual(
    list.map(({ source, head, encoding, bytes }) => ({ source, head, encoding, size: bytes.length })),
  );
  expect(new Set(kept.map((delivery) => delivery.nonce.toString('hex'))).size).toBe(5);
  expect(kept.every((delivery) => delivery.nonce.length === 32)).toBe(true);
});

test('ids run on across months, openings, and a clock that goes back', () => {
  const { folder, writer, reader } = openBodies();
  const at = (receivedAt: string) => incoming(receivedAt, { receivedAt });
  writer.append([at('2026-10-31T23:59:59.999Z'), at('2026-11-01T00:00:00.000Z'), at('2026-11-01T00:00:00.001Z')]);
  writer.append([at('2026-10-31T23:59:59.000Z')]);
  writer.close();
  const next = openBodiesWriter(folder);
  expect(next.append([at('2026-12-01T00:00:00.000Z')])).toEqual([5]);
  next.close();
  expect(reader.after(0, 10).map(({ id, receivedAt }) => `${id} ${receivedAt.slice(0, 10)}`)).toEqual([
    '1 2026-10-31',
    '2 2026-11-01',
    '3 2026-11-01',
    '4 2026-10-31',
    '5 2026-12-01',
  ]);
  expect([reader.after(2, 2).map(({ id }) => id), reader.get(4)?.id, reader.get(6), reader.lastId()]).toEqual([
    [3, 4],
    4,
    null,
    5,
  ]);
  expect(reader.months().map(({ month, deliveries }) => [month, deliveries])).toEqual([
    ['2026-10', 2],
    ['2026-11', 2],
    ['2026-12', 1],
  ]);
  expect(reader.ranges('2026-10')).toEqual([
    [1, 1],
    [4, 4],
  ]);
});

test('a spooled body is visible only when whole, in order, and exact over many chunks', async () => {
  const { folder, writer, reader } = openBodies();
  const file = join(folder, 'exports', 'spool');
  const bytes = Buffer.concat([randomBytes(5_000_000), Buffer.alloc(6_000_000, 'ab')]);
  writeFileSync(file, bytes);
  const { bytes: _none, ...meta } = incoming('');
  const pending = writer.appendSpooled({ ...meta, file, size: bytes.length });
  expect(reader.lastId()).toBe(0);
  expect(writer.append([incoming('meanwhile')])).toEqual([1]);
  expect(await pending).toBe(2);
  const kept = reader.get(2);
  expect([kept?.size, kept?.wire().equals(bytes), kept?.nonce.length]).toEqual([bytes.length, true, 32]);
  for (const _chunk of kept?.wireChunks() ?? []) expect(reader.after(0, 1)[0]?.wire().toString()).toBe('meanwhile');
  expect([...(kept?.wireChunks() ?? [])].map((chunk) => chunk.length)).toEqual([4_194_304, 4_194_304, 2_611_392]);
});

test('chunks of a spooled body that never became whole are cleared at the next opening', () => {
  const { folder, writer } = openBodies();
  writer.append([incoming('a')]);
  writer.close();
  const db = new Database(join(folder, 'evidence', 'bodies-2026-11.db'));
  db.prepare('INSERT INTO chunk (body, n, bytes) VALUES (1, 0, ?)').run(randomBytes(10));
  const next = openBodiesWriter(folder);
  next.append([incoming('b')]);
  next.close();
  expect(db.prepare('SELECT count(*) FROM chunk').pluck().get()).toBe(0);
  db.close();
});

test('a spool file that ends early is refused, and leaves nothing', async () => {
  const { folder, writer, reader } = openBodies();
  const file = join(folder, 'exports', 'spool');
  writeFileSync(file, 'short');
  const { bytes: _none, ...meta } = incoming('');
  await expect(writer.appendSpooled({ ...meta, file, size: 10 })).rejects.toMatchObject({ code: 'cannot-store' });
  expect(writer.append([incoming('next')])).toEqual([1]);
  expect(reader.after(0, 10)).toHaveLength(1);
});

test('packing changes the form, not the content: rows, metadata and nonces stay as they were', async () => {
  const { folder, writer, reader } = openBodies();
  const bodies = Array.from({ length: 2700 }, (_, i) =>
    incoming(`{"op":"c","after":{"id":${i},"nota":"${'ñ'.repeat(i % 50)}"}}`, { head: `{"n":${i}}` }),
  );
  bodies[1300] = incoming('L'.repeat(5_000_000));
  writer.append(bodies);
  const before = reader.after(0, 3000).map(contentOf);
  const packed: number[] = [];
  for (let n = await writer.pack(2650); n > 0; n = await writer.pack(2650)) packed.push(n);
  expect(packed).toEqual([1024, 276, 1, 1024]);
  expect(reader.after(0, 3000).map(contentOf)).toEqual(before);
  const some = [1, 1024, 1025, 1300, 1301, 1302, 2325, 2326, 2700];
  expect(some.map((id) => contentOf(reader.get(id) ?? never()))).toEqual(some.map((id) => before[id - 1]));
  const db = new Database(join(folder, 'evidence', 'bodies-2026-11.db'), { readonly: true });
  expect(db.prepare('SELECT count(*) FROM delivery').pluck().get()).toBe(2700 - 2325);
  db.close();
});

test('a delivery read before it was packed still gives its bytes after', async () => {
  const { writer, reader } = openBodies();
  writer.append(Array.from({ length: 1025 }, (_, i) => incoming(`body ${i}`)));
  const early = reader.get(17);
  expect(await writer.pack(1025)).toBe(1024);
  expect(early?.wire().toString()).toBe('body 16');
});

test('a closed month’s rest is packed though it fills no block', async () => {
  const { writer, reader } = openBodies();
  writer.append([
    incoming('a', { receivedAt: '2026-10-01T00:00:00.000Z' }),
    incoming('b', { receivedAt: '2026-10-01T00:00:00.000Z' }),
  ]);
  writer.append([incoming('c'), incoming('d')]);
  expect([await writer.pack(4), await writer.pack(4)]).toEqual([2, 0]);
  expect(reader.after(0, 10).map((delivery) => delivery.wire().toString())).toEqual(['a', 'b', 'c', 'd']);
});

test.each(['row', 'pack', 'chunks'])(
  'erasing one delivery (%s) destroys its bytes and nonce; the others keep theirs',
  async (form) => {
    const { folder, writer, reader } = openBodies();
    writer.append(Array.from({ length: 1100 }, (_, i) => incoming(`secret ${i} ${'-'.repeat(600)}`)));
    const { bytes: _none, ...meta } = incoming('');
    writeFileSync(join(folder, 'exports', 'spool'), 'secret 1100'.repeat(10_000));
    await writer.appendSpooled({ ...meta, file: join(folder, 'exports', 'spool'), size: 110_000 });
    if (form === 'pack') expect(await writer.pack(1100)).toBe(1024);
    const id = form === 'chunks' ? 1101 : 120;
    const before = reader.after(0, 2000).map(contentOf);

    writer.erase(id);
    writer.append([incoming('after')]);
    const after = reader.after(0, 2000);
    const erased = after.find((delivery) => delivery.id === id);
    expect([erased?.erased, erased?.nonce.length, erased?.size]).toEqual([true, 0, before[id - 1]?.size]);
    expect(() => erased?.wire()).toThrow(expect.objectContaining({ code: 'not-found' }));
    expect(after.filter((delivery) => delivery.id !== id && delivery.id <= 1101).map(contentOf)).toEqual(
      before.filter((delivery) => delivery.id !== id),
    );
    expect(after.at(-1)?.nonce).toHaveLength(32);

    writer.erase(5);
    const again = reader.after(0, 2000);
    expect(again.filter(({ erased: gone }) => gone).map((delivery) => delivery.id)).toEqual([5, id]);
    expect(again.filter((delivery) => !delivery.erased && delivery.id <= 1101).map(contentOf)).toEqual(
      before.filter((delivery) => delivery.id !== id && delivery.id !== 5),
    );
    expect(() => writer.erase(9999)).toThrow(expect.objectContaining({ code: 'not-found' }));
  },
);

test('erased bytes are nowhere left in the file', () => {
  const { folder, writer } = openBodies();
  writer.append([incoming('keep'), incoming('DNI 70123456'), incoming('keep too')]);
  writer.erase(2);
  writer.close();
  for (const name of ['bodies-2026-11.db', 'bodies-2026-11.db-wal']) {
    const file = join(folder, 'evidence', name);
    if (existsSync(file)) expect(readFileSync(file).includes('70123456')).toBe(false);
  }
});

test('a dropped month keeps only its last id and its count; others stay, ids go on', () => {
  const { folder, writer, reader } = openBodies();
  writer.append([
    incoming('old', { receivedAt: '2026-10-01T00:00:00.000Z' }),
    incoming('old too', { receivedAt: '2026-10-02T00:00:00.000Z' }),
    incoming('new'),
  ]);
  expect(() => writer.dropMonth('2026-10', 1)).toThrow(expect.objectContaining({ code: 'bad-request' }));
  expect(() => writer.dropMonth('2026-11', 3)).toThrow(expect.objectContaining({ code: 'bad-request' }));
  expect(writer.dropMonth('2026-10', 3)).toEqual({ deliveries: 2, lastId: 2 });
  expect(reader.months().map(({ month, deliveries, dropped }) => [month, deliveries, dropped])).toEqual([
    ['2026-10', 2, true],
    ['2026-11', 1, false],
  ]);
  expect([reader.get(1), reader.after(0, 10).map((delivery) => delivery.id)]).toEqual([null, [3]]);
  expect(writer.append([incoming('next')])).toEqual([4]);
  writer.close();
  expect(readFileSync(join(folder, 'evidence', 'bodies-2026-10.db')).includes('old')).toBe(false);
});

function never(): never {
  throw new Error('missing');
}
