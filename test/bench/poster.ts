/** One kept-alive connection, one POST in flight, as Debezium posts; as little of its own work as possible. */
import { once } from 'node:events';
import { connect } from 'node:net';

export interface Poster {
  /** Resolves with the status, once the whole answer is there. */
  post(body: Buffer): Promise<number>;
  close(): void;
}

export async function openPoster(address: string, path = '/ingest/bench'): Promise<Poster> {
  const { hostname, port } = new URL(address);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await once(socket, 'connect');
  let answered: (status: number) => void = () => {};
  let failed: (error: unknown) => void = () => {};
  let received = '';
  socket.setEncoding('latin1');
  socket.on('data', (text: string) => {
    received += text;
    const bodyAt = received.indexOf('\r\n\r\n');
    if (bodyAt < 0) return;
    const length = Number(/content-length: (\d+)/i.exec(received)?.[1] ?? 0);
    if (received.length < bodyAt + 4 + length) return;
    const status = Number(received.slice(9, 12));
    received = '';
    answered(status);
  });
  socket.on('error', (error) => failed(error));
  socket.on('close', () => failed(new Error('connection closed')));
  return {
    post: (body) =>
      new Promise((resolve, reject) => {
        answered = resolve;
        failed = reject;
        socket.cork();
        socket.write(
          `POST ${path} HTTP/1.1\r\nHost: bench\r\nUser-Agent: Java-http-client/25.0.3\r\ncontent-type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`,
          'latin1',
        );
        socket.write(body);
        socket.uncork();
      }),
    close: () => socket.destroy(),
  };
}
