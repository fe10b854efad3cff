/** A plain HTTP receiver that keeps what Debezium sends, byte for byte, and answers with the status a test wants. */
import { once } from 'node:events';
import { createServer } from 'node:http';

export interface Delivery {
  /** Milliseconds of the system clock at the last byte. */
  readonly atMs: number;
  readonly url: string;
  /** Names and values in turn, as they came. */
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
  readonly status: number;
}

export interface Receiver {
  readonly port: number;
  readonly url: string;
  readonly deliveries: readonly Delivery[];
  /** Records of all accepted deliveries: the elements of arrays, or the single objects. */
  records(): unknown[];
  /** Status of the next answers; default 200. */
  answer(status: number | ((delivery: Omit<Delivery, 'status'>) => number)): void;
  stop(): Promise<void>;
}

export async function startReceiver({ port = 0, path = '/ingest/lab' } = {}): Promise<Receiver> {
  const deliveries: Delivery[] = [];
  let decide: (delivery: Omit<Delivery, 'status'>) => number = () => 200;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const delivery = {
        atMs: Date.now(),
        url: request.url ?? '',
        rawHeaders: request.rawHeaders,
        body: Buffer.concat(chunks),
      };
      const status = decide(delivery);
      deliveries.push({ ...delivery, status });
      response.writeHead(status).end();
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    url: `http://127.0.0.1:${address.port}${path}`,
    deliveries,
    records: () =>
      deliveries
        .filter(({ status }) => status < 300)
        .flatMap(({ body }) => JSON.parse(body.toString('utf8')) as unknown),
    answer: (status) => {
      decide = typeof status === 'number' ? () => status : status;
    },
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
