/** `GET /live`: server-sent events. Every listener hears the state first; one that reads slowly gets the newest of each kind, never a growing queue. */
import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { LiveMessage } from '#shared/live-message.ts';
import type { Status } from '#shared/operations.ts';
import type { LiveFeed } from '../../live-feed.ts';

const heartbeatMs = 15_000;
const reconnectMs = 2_000;

export function streamLive(app: FastifyInstance, live: LiveFeed, status: () => Promise<Status>): void {
  app.get('/live', async (request, reply) => {
    const first = await status();
    reply.hijack();
    // Gone while the state was read: its close has been told already, and nobody would stop the listening.
    if (request.raw.socket.destroyed) return;
    const response = reply.raw;
    // A hijacked reply no longer sends its own headers: those of the guard are carried over.
    for (const [name, value] of Object.entries(reply.getHeaders()))
      if (value !== undefined) response.setHeader(name, value);
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    response.write(`retry: ${reconnectMs}\n\n`);
    const sender = createSender(response);
    sender.send({ type: 'status', status: first });
    const stop = live.subscribe(sender.send);
    const heartbeat = setInterval(sender.beat, heartbeatMs);
    request.raw.socket.once('close', () => {
      stop();
      clearInterval(heartbeat);
    });
  });
}

interface Sender {
  send(message: LiveMessage): void;
  beat(): void;
}

function createSender(response: ServerResponse): Sender {
  const waiting = new Map<string, LiveMessage>();
  const write = (message: LiveMessage) => response.write(`data: ${JSON.stringify(message)}\n\n`);
  response.on('drain', () => {
    for (const [kind, message] of waiting) {
      if (response.writableNeedDrain) return;
      waiting.delete(kind);
      write(message);
    }
  });
  return {
    send(message) {
      if (response.writableNeedDrain) waiting.set(kindOf(message), message);
      else write(message);
    },
    beat() {
      if (!response.writableNeedDrain) response.write(': \n\n');
    },
  };
}

/** Findings are kept one by one; of the rest the newest says it all. */
function kindOf(message: LiveMessage): string {
  return message.type === 'finding' ? `finding:${message.finding.id}` : message.type;
}
