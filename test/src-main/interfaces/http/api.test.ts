import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { LiveMessage } from '#shared/live-message.ts';
import type { OperationHandlers, Status } from '#shared/operations.ts';
import { AuditError } from '../../../../src-main/errors.ts';
import { createApi } from '../../../../src-main/interfaces/http/api.ts';
import { openApiServer } from '../../../../src-main/interfaces/http/listen.ts';
import { createLiveFeed } from '../../../../src-main/live-feed.ts';

const status = { version: '0', workspace: '/w' } as Status; // the stream passes it on unread
const live = createLiveFeed();
const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** Handlers that answer with what they were asked; any other operation is not there. */
function echoHandlers(own: Partial<OperationHandlers> = {}): OperationHandlers {
  const echo = (name: string) => async (input: unknown) => ({ name, input });
  const handlers = { getStatus: async () => status, ...own };
  // A stand-in for all operations: answers need not have the operation's shape here.
  return new Proxy(handlers, {
    get: (target, name) => Reflect.get(target, name) ?? echo(String(name)),
  }) as OperationHandlers;
}

async function api(own: Partial<OperationHandlers> = {}, screenFolder = '/nowhere') {
  const app = await createApi({ handlers: echoHandlers(own), live, screenFolder });
  cleanups.push(() => app.close());
  return app;
}

describe('the HTTP face', () => {
  it('gives an operation its query parsed, with path parameters', async () => {
    const app = await api();
    const answer = await app.inject('/api/v1/transactions/TX-1?limit=5&order=newest');
    expect(answer.json()).toEqual({ name: 'getTransaction', input: { id: 'TX-1', limit: 5, order: 'newest' } });
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('gives an operation its JSON body', async () => {
    const app = await api();
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/sources',
      payload: { id: 'botica', connector: 'mysql', sign: true },
    });
    expect(answer.json()).toEqual({ name: 'addSource', input: { id: 'botica', connector: 'mysql', sign: true } });
  });

  it('takes a POST without a body', async () => {
    const app = await api();
    expect((await app.inject({ method: 'POST', url: '/api/v1/understanding/rebuild' })).json()).toEqual({
      name: 'rebuildUnderstanding',
      input: {},
    });
  });

  it.each([
    ['a misspelt filter', '/api/v1/change-events?tabel=x'],
    ['a value out of range', '/api/v1/change-events?limit=0'],
    ['a time without zone', '/api/v1/coverage?from=2026-11-17T00:00:00'],
  ])('refuses %s with a problem body that names it', async (_what, url) => {
    const app = await api();
    const answer = await app.inject(url);
    expect(answer.statusCode).toBe(400);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.json()).toMatchObject({
      type: 'urn:testigo:problem:bad-request',
      code: 'bad-request',
      status: 400,
      title: 'La solicitud no es válida.',
    });
    expect(answer.json().detail).toMatch(/tabel|limit|from/);
  });

  it('maps an error thrown on purpose by the table, in the language of the reader', async () => {
    const app = await api({
      getProof: async () => {
        throw new AuditError('not-found', 'EV-9');
      },
    });
    const url = '/api/v1/ledger/proofs/EV-9';
    expect((await app.inject(url)).json()).toMatchObject({
      status: 404,
      code: 'not-found',
      detail: 'EV-9',
      instance: url,
    });
    const english = await app.inject({ url, headers: { 'accept-language': 'en-GB,en;q=0.9' } });
    expect(english.json().hint).toBe('Check the identifier.');
  });

  it('calls any other error internal, and a foreign path not found', async () => {
    const app = await api({
      getLedger: async () => {
        throw new Error('boom');
      },
    });
    expect((await app.inject('/api/v1/ledger')).json()).toMatchObject({
      status: 500,
      code: 'internal',
      detail: 'boom',
    });
    expect((await app.inject('/api/v1/nothing')).json()).toMatchObject({ status: 404, code: 'not-found' });
    const broken = await app.inject({
      method: 'POST',
      url: '/api/v1/sources',
      headers: { 'content-type': 'application/json' },
      payload: '{',
    });
    expect(broken.json()).toMatchObject({ status: 400, code: 'bad-request' });
  });

  it.each([
    ['a foreign Host', { host: 'evil.example' }],
    ['a foreign Host that begins like ours', { host: '127.0.0.1.evil.example' }],
    ['a foreign Origin', { host: '127.0.0.1:4810', origin: 'https://evil.example' }],
    ['an opaque Origin', { host: '127.0.0.1:4810', origin: 'null' }],
    ['a cross-site request', { host: '127.0.0.1:4810', 'sec-fetch-site': 'cross-site' }],
  ])('refuses %s', async (_what, headers) => {
    const app = await api();
    const answer = await app.inject({ url: '/api/v1/status', headers });
    expect(answer.json()).toMatchObject({ status: 403, code: 'foreign-host' });
  });

  it.each(['localhost:1', '127.0.0.1:4810', '[::1]:4810', '127.5.0.1'])(
    'answers to the loopback name %s',
    async (host) => {
      const app = await api();
      const answer = await app.inject({ url: '/api/v1/status', headers: { host, origin: `http://${host}` } });
      expect(answer.statusCode).toBe(200);
    },
  );

  it('sends the content security policy with every answer', async () => {
    const app = await api();
    for (const url of ['/', '/api/v1/status', '/none']) {
      expect((await app.inject(url)).headers['content-security-policy']).toContain(
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'",
      );
    }
  });

  it('serves the built screen, and says how to build it where there is none', async () => {
    expect((await (await api()).inject('/')).body).toContain('npm run build');
    const folder = mkdtempSync(join(tmpdir(), 'screen-'));
    cleanups.push(() => rmSync(folder, { recursive: true }));
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'index.html'), '<p>pantalla');
    writeFileSync(join(folder, 'assets', 'a-1.js'), 'x');
    const app = await api({}, folder);
    const page = await app.inject('/');
    expect(page.body).toBe('<p>pantalla');
    expect(page.headers['cache-control']).toBe('no-cache');
    expect((await app.inject('/assets/a-1.js')).headers['cache-control']).toContain('immutable');
    expect((await app.inject('/../package.json')).statusCode).toBe(404);
  });
});

describe('the live stream', () => {
  async function open() {
    const server = await openApiServer(
      { handlers: echoHandlers(), live, screenFolder: '/nowhere' },
      { host: '127.0.0.1', port: 0 },
    );
    cleanups.push(() => server.close());
    return server;
  }

  it('tells the state first, then what happens, and forgets a listener that leaves', async () => {
    const server = await open();
    const seen: LiveMessage[] = [];
    await new Promise<void>((done) => {
      const request = get(`${server.address}/api/v1/live`, (response) => {
        expect(response.headers['content-type']).toBe('text/event-stream; charset=utf-8');
        expect(response.headers['content-security-policy']).toContain("default-src 'self'");
        response.on('data', (chunk: Buffer) => {
          for (const [, data = ''] of chunk.toString().matchAll(/^data: (.*)$/gm)) seen.push(JSON.parse(data));
          if (seen.length === 1) live.publish({ type: 'change', toLeaf: 7, events: 1, lastCommittedAt: null });
          if (seen.length === 2) request.destroy();
        });
        response.on('close', done);
        response.on('error', () => {});
      });
    });
    expect(seen).toEqual([
      { type: 'status', status },
      { type: 'change', toLeaf: 7, events: 1, lastCommittedAt: null },
    ]);
    await expect.poll(() => live.hasListeners()).toBe(false);
  });

  it('keeps only the newest state for a listener that does not read', async () => {
    const server = await open();
    await new Promise<void>((done) => {
      const request = get(`${server.address}/api/v1/live`, (response) => {
        response.pause();
        const before = process.memoryUsage().heapUsed;
        const workspace = 'x'.repeat(100_000);
        for (let n = 0; n < 3000; n++) live.publish({ type: 'status', status: { ...status, workspace } });
        expect(process.memoryUsage().heapUsed - before).toBeLessThan(100_000_000);
        response.on('close', done);
        request.destroy();
      });
    });
  });

  it('says which port is taken', async () => {
    const server = await open();
    const port = Number(new URL(server.address).port);
    await expect(
      openApiServer({ handlers: echoHandlers(), live, screenFolder: '/nowhere' }, { host: '127.0.0.1', port }),
    ).rejects.toMatchObject({
      code: 'port-taken',
      detail: `127.0.0.1:${port}`,
    });
  });
});
