/** POSTs over raw sockets: exact control of pace, of cutting off, and no client that refuses to send what it finds odd. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface Answer {
  readonly status: number;
  readonly body: string;
}

export interface RawConnection {
  readonly socket: Socket;
  post(path: string, body: Buffer, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  close(): void;
}

export async function openConnection(address: string): Promise<RawConnection> {
  const { hostname, port } = new URL(address);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await once(socket, 'connect');
  socket.setEncoding('latin1');
  return {
    socket,
    post(path, body, headers = {}) {
      const answered = readAnswer(socket);
      socket.write(`${requestHead(path, headers)}Content-Length: ${body.length}\r\n\r\n`, 'latin1');
      socket.write(body);
      return answered;
    },
    close: () => socket.destroy(),
  };
}

export function requestHead(path: string, headers: Readonly<Record<string, string>> = {}): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `POST ${path} HTTP/1.1\r\nHost: hostile\r\n${lines.join('')}`;
}

export function readAnswer(socket: Socket): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let text = '';
    const settle = (settled: () => void) => {
      socket.off('data', onData).off('error', onError).off('close', onClose);
      settled();
    };
    const onError = (error: Error) => settle(() => reject(error));
    const onClose = () => settle(() => reject(new Error('closed without an answer')));
    const onData = (chunk: string | Buffer) => {
      text += String(chunk);
      const bodyAt = text.indexOf('\r\n\r\n') + 4;
      const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0);
      if (bodyAt >= 4 && text.length >= bodyAt + length)
        settle(() => resolve({ status: Number(text.slice(9, 12)), body: text.slice(bodyAt) }));
    };
    socket.on('data', onData).on('error', onError).on('close', onClose);
  });
}
