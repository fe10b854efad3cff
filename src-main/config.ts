/** The configuration of one workstation: everything that can be chosen at start, with its default; nothing is read from elsewhere. */
import { isIP } from 'node:net';
import { z } from 'zod';
import { AuditError } from './errors.ts';

export const defaultPort = 4810;

const portSchema = z.coerce.number().int().min(0).max(65_535);

export const configSchema = z.object({
  workspace: z.string().min(1).describe('folder of the workspace; made when it does not exist'),
  port: portSchema.default(defaultPort).describe('port of screen and API on loopback; 0 takes a free one'),
  ingestListen: z
    .string()
    .optional()
    .describe('HOST:PORT where deliveries arrive; default: loopback, the port after --port'),
  demo: z.boolean().default(false).describe('a new workspace plays the embedded sample data'),
});
export type ConfigInput = z.input<typeof configSchema>;

export interface ListenAddress {
  readonly host: string;
  readonly port: number;
}

export interface Config {
  readonly workspace: string;
  readonly api: ListenAddress;
  readonly ingest: ListenAddress;
  readonly demo: boolean;
}

export function readConfig(input: ConfigInput): Config {
  const parsed = configSchema.safeParse(input);
  if (!parsed.success) throw new AuditError('bad-request', z.prettifyError(parsed.error));
  const { workspace, port, ingestListen, demo } = parsed.data;
  const ingest =
    ingestListen === undefined ? { host: loopback, port: port === 0 ? 0 : port + 1 } : parseListen(ingestListen);
  return { workspace, api: { host: loopback, port }, ingest, demo };
}

const loopback = '127.0.0.1';

/** `127.0.0.1:4811`, `0.0.0.0:4811`, `[::]:4811`, `testigo.lan:4811` */
export function parseListen(text: string): ListenAddress {
  const [, bracketed, plain, port] = /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/.exec(text) ?? [];
  const host = bracketed ?? plain;
  if (host === undefined || Number(port) > 65_535) throw new AuditError('bad-request', `HOST:PORT, ${text}`);
  if (bracketed !== undefined && isIP(bracketed) !== 6) throw new AuditError('bad-request', `HOST:PORT, ${text}`);
  return { host, port: Number(port) };
}

/** Names of this machine that never leave it. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}
