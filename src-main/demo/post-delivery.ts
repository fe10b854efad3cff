/** Posts to the workstation's own ingest listener, over one connection; what is not stored yet is sent again, as a source would. */
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { DemoDelivery } from './play-recording.ts';

const againAfterMs = 500;

export interface DeliveryPoster {
  post(delivery: DemoDelivery): Promise<void>;
  close(): void;
}

export function createDeliveryPoster(url: string, signal: AbortSignal): DeliveryPoster {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return {
    close: () => agent.destroy(),
    async post(delivery) {
      for (;;) {
        const status = await send(url, agent, delivery).catch(() => 503);
        if (status >= 200 && status < 300) return;
        if (status !== 503) throw new Error(`the sample data was answered with ${status}`);
        await pause(againAfterMs, undefined, { signal });
      }
    },
  };
}

function send(url: string, agent: Agent, { headers, body }: DemoDelivery): Promise<number> {
  return new Promise((done, fail) => {
    const call = request(
      url,
      { method: 'POST', agent, headers: { ...headers, 'content-length': body.length } },
      (answer) => {
        answer.resume();
        answer.once('end', () => done(answer.statusCode ?? 0));
        answer.once('error', fail);
      },
    );
    call.once('error', fail);
    call.end(body);
  });
}
