/** Opens the API's listener on loopback and gives back its address. */
import type { AddressInfo } from 'node:net';
import type { ListenAddress } from '../../config.ts';
import { AuditError } from '../../errors.ts';
import { type ApiParts, createApi } from './api.ts';

export interface ApiServer {
  /** `http://127.0.0.1:4810` */
  readonly address: string;
  close(): Promise<void>;
}

export async function openApiServer(parts: ApiParts, listen: ListenAddress): Promise<ApiServer> {
  const app = await createApi(parts);
  await app.listen({ host: listen.host, port: listen.port }).catch(async (cause: unknown) => {
    await app.close();
    const taken = cause instanceof Error && 'code' in cause && (cause.code === 'EADDRINUSE' || cause.code === 'EACCES');
    throw taken ? new AuditError('port-taken', `${listen.host}:${listen.port}`, { cause }) : cause;
  });
  const { port } = app.server.address() as AddressInfo; // a TCP listener that is open has one
  return { address: `http://${listen.host}:${port}`, close: () => app.close() };
}
