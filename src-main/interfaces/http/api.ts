/** The HTTP face: guard, one route per operation, the live stream, the screen; every error mapped in one place. */
import Fastify, { type FastifyInstance } from 'fastify';
import type { OperationHandlers } from '#shared/operations.ts';
import type { LiveFeed } from '../../live-feed.ts';
import { answerProblems } from './answer-problems.ts';
import { guardLoopback } from './guard-loopback.ts';
import { streamLive } from './live-stream.ts';
import { routeOperations } from './route-operations.ts';
import { serveScreen } from './serve-screen.ts';

export interface ApiParts {
  readonly handlers: OperationHandlers;
  readonly live: LiveFeed;
  /** Where the built screen is, or would be. */
  readonly screenFolder: string;
}

export const apiPrefix = '/api/v1';
const bodyLimitBytes = 1 << 20;

export async function createApi({ handlers, live, screenFolder }: ApiParts): Promise<FastifyInstance> {
  const app = Fastify({ forceCloseConnections: true, bodyLimit: bodyLimitBytes, logger: false });
  guardLoopback(app);
  answerProblems(app);
  await app.register(
    async (api) => {
      routeOperations(api, handlers);
      streamLive(api, live, () => handlers.getStatus({}));
    },
    { prefix: apiPrefix },
  );
  await serveScreen(app, screenFolder);
  return app;
}
