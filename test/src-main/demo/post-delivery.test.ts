import { createServer, type Server } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { createDeliveryPoster, type DeliveryPoster } from '../../../src-main/demo/post-delivery.ts';

let server: Server;
let poster: DeliveryPoster | undefined;
afterEach(() => {
  poster?.close();
  server.close();
});

/** Answers with these statuses in turn, then 200; returns what arrived. */
async function listen(statuses: number[]) {
  const arrived: string[] = [];
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    arrived.push(`${request.url} ${request.headers['content-type']} ${Buffer.concat(chunks)}`);
    response.statusCode = statuses.shift() ?? 200;
    response.end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const stop = new AbortController();
  poster = createDeliveryPoster(`http://127.0.0.1:${port}/ingest/botica`, stop.signal);
  return { arrived, poster, stop };
}

const delivery = { headers: { 'content-type': 'application/json' }, body: Buffer.from('[{"op":"c"}]') };
const asSent = '/ingest/botica application/json [{"op":"c"}]';

test('the exact bytes arrive with their headers', async () => {
  const { arrived, poster: to } = await listen([]);
  await to.post(delivery);
  expect(arrived).toEqual([asSent]);
});

test('what could not be stored is sent again', async () => {
  const { arrived, poster: to } = await listen([503]);
  await to.post(delivery);
  expect(arrived).toEqual([asSent, asSent]);
});

test('a refusal is final', async () => {
  const { poster: to } = await listen([401]);
  await expect(to.post(delivery)).rejects.toThrow('401');
});

test('stopping ends the waiting', async () => {
  const { poster: to, stop } = await listen([503, 503, 503, 503]);
  const posting = to.post(delivery);
  setTimeout(() => stop.abort(), 50);
  await expect(posting).rejects.toThrow();
});
