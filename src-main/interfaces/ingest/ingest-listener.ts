/** The ingest listener: takes any body at /ingest and answers 2xx as soon as it is durable, 401 for a wrong signature, 503 when it can't store. */
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerOptions,
  type ServerResponse,
} from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { isLoopback, type ListenAddress } from '../../config.ts';
import { AuditError } from '../../errors.ts';
import { beginSignatureCheck } from '../../ingest/signature.ts';
import type { CaptureLoad } from '../../threads/capture-load.ts';
import { bodyEncoding, deliveryHead, signatureHeaders } from './delivery-head.ts';
import { createGroupCommit, type GroupCommit } from './group-commit.ts';
import { routeOf } from './ingest-route.ts';
import type { IngestSource, IngestStore, ReceivedDelivery } from './ingest-store.ts';
import { createMemoryBudget, type MemoryBudget, type ReceivedBody, receiveBody } from './receive-body.ts';

export interface IngestTls {
  readonly key: string;
  readonly cert: string;
}

export interface IngestListenerOptions {
  readonly listen: ListenAddress;
  readonly tls: IngestTls | null;
  readonly sources: readonly IngestSource[];
  readonly store: IngestStore;
  readonly spoolFolder: string;
  readonly load: Pick<CaptureLoad, 'enter' | 'leave'>;
  readonly now: () => Date;
  readonly onRefused: (source: string) => void;
  /** A delivery that could not be stored was answered 503. */
  readonly onTrouble: (error: unknown) => void;
}

export interface IngestListener {
  /** `http://127.0.0.1:4811` */
  readonly address: string;
  setSources(sources: readonly IngestSource[]): void;
  close(): Promise<void>;
}

/** What one request needs of the listener. */
interface Desk {
  readonly options: IngestListenerOptions;
  readonly commit: GroupCommit;
  readonly budget: MemoryBudget;
  /** Beyond this machine nothing is taken unsigned. */
  readonly signedOnly: boolean;
  sources: readonly IngestSource[];
}

const BODIES_IN_MEMORY = 64 * 1024 * 1024;
/** Long enough that a connector that only sends a heartbeat now and then never meets a closing connection. */
const KEEP_ALIVE_MS = 10 * 60_000;
/** The key of a changed row travels in a header. */
const MAX_HEADER_BYTES = 512 * 1024;

/** Throws `listen-insecure`, `port-taken`. */
export async function openIngestListener(options: IngestListenerOptions): Promise<IngestListener> {
  const { listen, tls } = options;
  const signedOnly = !isLoopback(listen.host);
  if (signedOnly && (tls === null || options.sources.every(({ secrets }) => secrets.length === 0))) {
    throw new AuditError('listen-insecure', listen.host);
  }
  const budget = createMemoryBudget(BODIES_IN_MEMORY);
  let connections = 0;
  const desk: Desk = {
    options,
    commit: createGroupCommit(options.store, () => connections === 1),
    budget,
    signedOnly,
    sources: options.sources,
  };
  const server = createHttpServer(tls, (request, response) => void answer(desk, request, response));
  server.on('connection', (socket) => {
    connections++;
    socket.once('close', () => connections--);
  });
  await listenOn(server, listen);
  const { port } = server.address() as AddressInfo; // a TCP listener that is open has one
  const host = listen.host.includes(':') ? `[${listen.host}]` : listen.host;
  return {
    address: `${tls === null ? 'http' : 'https'}://${host}:${port}`,
    setSources(sources) {
      desk.sources = sources;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), 2_000).unref();
      }),
  };
}

function createHttpServer(tls: IngestTls | null, listener: RequestListener): Server {
  const options: ServerOptions = {
    maxHeaderSize: MAX_HEADER_BYTES,
    keepAliveTimeout: KEEP_ALIVE_MS,
    // A slow sender is not refused: its body costs bounded memory.
    requestTimeout: 0,
    headersTimeout: 0,
    requireHostHeader: false,
    noDelay: true,
  };
  const server = tls === null ? createServer(options, listener) : createTlsServer({ ...options, ...tls }, listener);
  // `Expect` of any kind is answered by the delivery's own answer; what is not HTTP gets none.
  server.on('checkExpectation', listener);
  server.on('clientError', (_error, socket) => socket.destroy());
  return server;
}

async function listenOn(server: Server, { host, port }: ListenAddress): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const taken = cause.code === 'EADDRINUSE' || cause.code === 'EACCES';
      reject(taken ? new AuditError('port-taken', `${host}:${port}`, { cause }) : cause);
    });
    server.listen({ host, port, backlog: 1024 }, resolve);
  });
}

async function answer(desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  request.on('error', () => {});
  response.on('error', () => {});
  const url = request.url ?? '/';
  const only = desk.sources.length === 1 ? (desk.sources[0]?.id ?? null) : null;
  const route = routeOf(request.method ?? '', url, only);
  if (route.type === 'delivery') {
    desk.options.load.enter();
    try {
      await takeDelivery(desk, request, response, route.source);
    } finally {
      desk.options.load.leave();
    }
    return;
  }
  request.resume();
  if (route.type === 'health') reply(response, 200, '{"status":"ok"}');
  else if (route.type === 'unknown') reply(response, 404, '{"error":"not-found"}');
  else reply(response.setHeader('allow', 'POST'), 405, '{"error":"method-not-allowed"}');
}

async function takeDelivery(
  desk: Desk,
  request: IncomingMessage,
  response: ServerResponse,
  source: string,
): Promise<void> {
  const { options } = desk;
  const secrets = desk.sources.find(({ id }) => id === source)?.secrets ?? [];
  const check = beginSignatureCheck(signatureHeaders(request.headers), secrets);
  try {
    const body = await receiveBody(request, options.spoolFolder, desk.budget, check.update);
    if (body === null) return;
    const now = options.now();
    const signature = check.verdict(now.getTime());
    if (!signature.ok && (signature.checked || desk.signedOnly)) {
      body.release();
      options.onRefused(source);
      reply(response, 401, '{"error":"signature-missing"}');
      return;
    }
    const head = deliveryHead({ method: 'POST', path: request.url ?? '', headers: request.headers, signature });
    const id = await store(
      desk,
      { source, receivedAt: now.toISOString(), head, encoding: bodyEncoding(request.headers) },
      body,
    );
    reply(response, 200, `{"delivery":${id}}`);
  } catch (error) {
    options.onTrouble(error);
    request.resume();
    reply(response, 503, '{"error":"cannot-store"}');
  }
}

async function store({ commit, options }: Desk, delivery: ReceivedDelivery, body: ReceivedBody): Promise<number> {
  try {
    if (body.type === 'memory') return await commit.store({ ...delivery, bytes: body.bytes });
    return await options.store.appendSpooled({ ...delivery, file: body.file, size: body.size });
  } finally {
    body.release();
  }
}

function reply(response: ServerResponse, status: number, body: string): void {
  if (response.destroyed || response.headersSent) return;
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
