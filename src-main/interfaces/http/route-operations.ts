/** One route per operation, in a plain loop: query or body and path parameters in, the handler's answer out. */
import type { FastifyInstance } from 'fastify';
import { type OperationHandlers, type OperationName, operations } from '#shared/operations.ts';
import { callOperation } from '../../operations/call-operation.ts';

// Object.keys widens to string; the literal's own keys are the names.
export const operationNames = Object.keys(operations) as readonly OperationName[];

export function routeOperations(app: FastifyInstance, handlers: OperationHandlers): void {
  app.addHook('onSend', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });
  for (const name of operationNames) {
    const { method, path } = operations[name];
    app.route({
      method,
      url: path,
      handler: async (request) => {
        const given = method === 'GET' ? request.query : (request.body ?? {});
        return callOperation(handlers, name, { ...asRecord(given), ...asRecord(request.params) });
      },
    });
  }
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : { body: value };
}
