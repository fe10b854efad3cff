/** The ingest listener over real sockets: what it takes, what it answers, what it keeps. */
import { execFileSync } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { request as httpsRequest } from 'node:https';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { canonicalJson, type JsonValue } from '../../../../src-main/evidence/canonical-json.ts';
import {
  type IngestListener,
  type IngestListenerOptions,
  openIngestListener,
} from '../../../../src-main/interfaces/ingest/ingest-listener.ts';

interface Kept {
  source: string;
  head: string;
  encoding: string;
  bytes: Buffer;
}

const secret = Buffer.from('0123456789abcdef0123456789abcdef').toString('base64');
const live = join(import.meta.dirname, '../../../fixtures/live');
let folder: string;
let listener: IngestListener;
let kept: Kept[];
let commits: number;
let refused: string[];
let fails: boolean;

function options(more: Partial<IngestListenerOptions> = {}): IngestListenerOptions {
  return {
    listen: { host: '127.0.0.1', port: 0 },
    tls: null,
    sources: [{ id: 'caja', secrets: [] }],
    spoolFolder: folder,
    load: { enter() {}, leave() {} },
    now: () => new Date('2026-11-25T10:00:00.000Z'),
    store: {
      append(list) {
        if (fails) throw new Error('disk full');
        commits++;
        return list.map((delivery) => kept.push({ ...delivery, bytes: Buffer.from(delivery.bytes) }));
      },
      async appendSpooled(delivery) {
        return kept.push({ ...delivery, bytes: readFileSync(delivery.file) });
      },
    },
    onRefused: (source) => void refused.push(source),
    onTrouble() {},
    ...more,
  };
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'testigo-spool-'));
  kept = [];
  refused = [];
  commits = 0;
  fails = false;
  listener = await openIngestListener(options());
});
afterEach(async () => {
  await listener.close();
  rmSync(folder, { recursive: true });
});

async function post(path: string, body: Buffer | string, headers: Record<string, string> = {}) {
  const response = await fetch(listener.address + path, {
    method: 'POST',
    body: new Uint8Array(Buffer.from(body)),
    headers,
  });
  return { status: response.status, text: await response.text() };
}

async function rawSocket(): Promise<Socket> {
  const { hostname, port } = new URL(listener.address);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  return socket;
}

async function answerOf(socket: Socket): Promise<string> {
  let text = '';
  for await (const chunk of socket) {
    text += String(chunk);
    if (text.includes('}')) break;
  }
  return text.split('\r\n')[0] ?? '';
}

describe('what is taken', () => {
  test('the exact bytes, with a head that says how they came', async () => {
    expect(
      await post('/ingest/ventas?x=1', '\ufeff [1', {
        'content-type': 'application/json',
        'x-debezium-a': 'b',
        origin: 'https://evil.example',
        cookie: 'no',
      }),
    ).toEqual({ status: 200, text: '{"delivery":1}' });
    expect(kept).toMatchObject([{ source: 'ventas', encoding: 'identity', bytes: Buffer.from('\ufeff [1') }]);
    const head: JsonValue = JSON.parse(kept[0]?.head ?? '');
    expect(kept[0]?.head).toBe(canonicalJson(head));
    expect(head).toEqual({
      headers: {
        'content-type': 'application/json',
        origin: 'https://evil.example',
        'user-agent': 'node',
        'x-debezium-a': 'b',
      },
      method: 'POST',
      path: '/ingest/ventas?x=1',
      signature: { checked: false, clockSkewS: null, keyIndex: null, ok: false },
    });
  });

  test.each([
    ['/ingest', 'caja'],
    ['/ingest/', 'caja'],
    ['/ingest/sucursal%20ñ'.replace('ñ', '%C3%B1'), 'sucursal ñ'],
    ['/ingest/a/b', 'a/b'],
    [`/ingest/${'x'.repeat(200)}`, 'x'.repeat(200)],
    [`/ingest/${'x'.repeat(201)}`, 'default'],
    ['/ingest/%ff', 'default'],
    ['/ingest/a%00b', 'default'],
  ])('%s is for %s', async (path, source) => {
    expect((await post(path, '{}')).status).toBe(200);
    expect(kept.map((delivery) => delivery.source)).toEqual([source]);
  });

  test('without a single known source, a bare /ingest is for "default"', async () => {
    listener.setSources([]);
    await post('/ingest', '{}');
    listener.setSources([
      { id: 'a', secrets: [] },
      { id: 'b', secrets: [] },
    ]);
    await post('/ingest', '{}');
    expect(kept.map((delivery) => delivery.source)).toEqual(['default', 'default']);
  });

  test('gzip is kept as it came', async () => {
    const wire = gzipSync('{"ts_ms":1}');
    await post('/ingest', wire, { 'content-encoding': 'gzip' });
    expect(kept).toMatchObject([{ encoding: 'gzip', bytes: wire }]);
  });

  test('a large body goes over the spool, which is empty afterwards', async () => {
    const large = randomBytes(20 * 1024 * 1024);
    expect((await post('/ingest', large)).status).toBe(200);
    expect(kept[0]?.bytes.equals(large)).toBe(true);
    await expect.poll(() => readdirSync(folder)).toEqual([]);
  });

  test('a chunked body without a length', async () => {
    const socket = await rawSocket();
    socket.write('POST /ingest HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n{"a\r\n4\r\n":1}\r\n0\r\n\r\n');
    expect(await answerOf(socket)).toBe('HTTP/1.1 200 OK');
    expect(kept[0]?.bytes.toString()).toBe('{"a":1}');
  });

  test('the headers that Debezium sends: an offer of h2c, header names with dots', async () => {
    const headers: Record<string, string> = JSON.parse(
      readFileSync(join(live, '../headers/mysql97-noschema-pk-update-delete.json'), 'utf8'),
    );
    const body = readFileSync(join(live, 'mysql97-noschema-pk-update-delete.json'));
    const socket = await rawSocket();
    socket.write(
      `POST /ingest/botica HTTP/1.1\r\n${Object.entries(headers)
        .map(([name, value]) => `${name}: ${value}\r\n`)
        .join('')}\r\n`,
    );
    socket.write(body);
    expect(await answerOf(socket)).toBe('HTTP/1.1 200 OK');
    expect(kept[0]?.bytes.equals(body)).toBe(true);
    expect(Object.keys(JSON.parse(kept[0]?.head ?? '').headers)).toContain('x-debezium-__debezium.newkey');
  });

  test('Expect: 100-continue, and any other expectation', async () => {
    for (const expectation of ['100-continue', 'the-unexpected']) {
      const socket = await rawSocket();
      socket.write(`POST /ingest HTTP/1.1\r\nHost: x\r\nExpect: ${expectation}\r\nContent-Length: 2\r\n\r\n{}`);
      const text = await answerOf(socket);
      expect(['HTTP/1.1 100 Continue', 'HTTP/1.1 200 OK']).toContain(text);
    }
    await expect.poll(() => kept.length).toBe(2);
  });

  test('a slow sender, byte by byte, while others are served', async () => {
    const socket = await rawSocket();
    socket.write('POST /ingest HTTP/1.1\r\nHost: x\r\nContent-Length: 7\r\n\r\n');
    for (const letter of '{"a":1') {
      socket.write(letter);
      expect((await post('/ingest', '2')).status).toBe(200);
    }
    socket.write('}');
    expect(await answerOf(socket)).toBe('HTTP/1.1 200 OK');
    expect(kept.at(-1)?.bytes.toString()).toBe('{"a":1}');
  });

  test('a body that is cut off is not kept, whether small or spooled', async () => {
    for (const size of [100, 20 * 1024 * 1024]) {
      const socket = await rawSocket();
      socket.write(`POST /ingest HTTP/1.1\r\nHost: x\r\nContent-Length: ${size}\r\n\r\n`);
      socket.write(Buffer.alloc(size - 1, 0x20), () => socket.destroy());
      await once(socket, 'close');
    }
    await expect.poll(() => readdirSync(folder)).toEqual([]);
    expect((await post('/ingest', '{}')).status).toBe(200);
    expect(kept).toHaveLength(1);
  });

  test('bodies that wait together share a commit', async () => {
    const sockets = await Promise.all(Array.from({ length: 40 }, rawSocket));
    for (const socket of sockets) socket.write('POST /ingest HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}');
    await Promise.all(sockets.map((socket) => once(socket, 'data')));
    commits = 0;
    for (const socket of sockets) socket.write('POST /ingest HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}');
    await Promise.all(sockets.map((socket) => once(socket, 'data')));
    expect(kept).toHaveLength(80);
    expect(commits).toBeLessThan(10);
  });
});

describe('what is refused', () => {
  const signed = (body: string) => {
    const mac = createHmac('sha256', Buffer.from(secret, 'base64')).update(`msg_1.1.${body}`).digest('base64');
    return { 'webhook-id': 'msg_1', 'webhook-timestamp': '1', 'webhook-signature': `v1,${mac}` };
  };

  test('401 without the signature that the source needs; nothing is kept', async () => {
    listener.setSources([{ id: 'caja', secrets: [secret] }]);
    expect(await post('/ingest', '{}')).toEqual({ status: 401, text: '{"error":"signature-missing"}' });
    expect((await post('/ingest/caja', '{ }', signed('{}'))).status).toBe(401);
    expect((await post('/ingest', '{}', signed('{}'))).status).toBe(200);
    expect((await post('/ingest/otra', '{}')).status).toBe(200);
    expect(refused).toEqual(['caja', 'caja']);
    expect(kept.map(({ source, head }) => [source, JSON.parse(head).signature.ok])).toEqual([
      ['caja', true],
      ['otra', false],
    ]);
  });

  test('503 while nothing can be stored, and 200 again afterwards', async () => {
    fails = true;
    expect(await post('/ingest', '{}')).toEqual({ status: 503, text: '{"error":"cannot-store"}' });
    fails = false;
    expect((await post('/ingest', '{}')).status).toBe(200);
  });

  test('what is no delivery', async () => {
    const answers = [];
    for (const [method, path] of [
      ['GET', '/ingest'],
      ['PUT', '/ingest/caja'],
      ['GET', '/health'],
      ['POST', '/'],
      ['POST', '/ingestion'],
      ['GET', '/api/v1/status'],
    ] as const) {
      const response = await fetch(listener.address + path, { method });
      answers.push([method, path, response.status, response.headers.get('allow')]);
    }
    expect(answers).toEqual([
      ['GET', '/ingest', 405, 'POST'],
      ['PUT', '/ingest/caja', 405, 'POST'],
      ['GET', '/health', 200, null],
      ['POST', '/', 404, null],
      ['POST', '/ingestion', 404, null],
      ['GET', '/api/v1/status', 404, null],
    ]);
  });

  test('what is not HTTP gets no answer', async () => {
    const socket = await rawSocket();
    socket.write('\x16\x03\x01nonsense\r\n\r\n');
    expect(await answerOf(socket)).toBe('');
  });
});

describe('beyond this machine', () => {
  const signedSource = [{ id: 'caja', secrets: [secret] }];

  test('TLS and a secret are needed', async () => {
    const everywhere = { listen: { host: '0.0.0.0', port: 0 } };
    await expect(openIngestListener(options(everywhere))).rejects.toMatchObject({ code: 'listen-insecure' });
    await expect(openIngestListener(options({ ...everywhere, sources: signedSource }))).rejects.toMatchObject({
      code: 'listen-insecure',
    });
  });

  test('with both, only what is signed is taken, whatever source it names', async () => {
    const pem = join(folder, 'tls');
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-subj',
        '/CN=localhost',
        '-keyout',
        `${pem}.key`,
        '-out',
        `${pem}.crt`,
        '-days',
        '2',
      ],
      { stdio: 'ignore' },
    );
    const tls = { key: readFileSync(`${pem}.key`, 'utf8'), cert: readFileSync(`${pem}.crt`, 'utf8') };
    const open = await openIngestListener(
      options({ listen: { host: '0.0.0.0', port: 0 }, tls, sources: signedSource }),
    );
    const { port } = new URL(open.address);
    const send = (path: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        const sent = httpsRequest(
          { host: '127.0.0.1', port, path, method: 'POST', ca: tls.cert, servername: 'localhost' },
          (response) => {
            response.resume();
            resolve(response.statusCode);
          },
        );
        sent.on('error', reject);
        sent.end('{}');
      });
    expect(await send('/ingest/caja')).toBe(401);
    expect(await send('/ingest/otra')).toBe(401);
    await open.close();
  });
});

test('a port that is taken is said so', async () => {
  const { port } = new URL(listener.address);
  await expect(
    openIngestListener(options({ listen: { host: '127.0.0.1', port: Number(port) } })),
  ).rejects.toMatchObject({ code: 'port-taken' });
});
