/** Starts a real Debezium Server with the HTTP sink and the audit settings (fixed here, so that tests say only what they change). */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { requirePart } from './availability.ts';
import { freePort, removeFolder, startDaemon, temporaryFolder } from './daemon.ts';

export interface DebeziumOptions {
  readonly kind: 'mysql' | 'mariadb';
  /** Port of the database. */
  readonly port: number;
  readonly sinkUrl: string;
  /** `{"schema", "payload"}` bodies. Default true. */
  readonly schemas?: boolean;
  /** One POST per batch, a JSON array, instead of one per record. Default true. */
  readonly batch?: boolean;
  /** Full property names; they win over those here: `{ 'debezium.source.database.include.list': 'lab' }`. */
  readonly properties?: Readonly<Record<string, string>>;
  /** Folder of configuration, offsets and history; an existing one goes on where it stopped and is not removed by `stop`. */
  readonly dir?: string;
  /** Heap and the like. Default `-Xmx256m`. */
  readonly javaOptions?: readonly string[];
  /** Environment of the process, on top of this one's. */
  readonly env?: Readonly<Record<string, string>>;
  /** Wait until it streams (default), or return at once: for tests whose sink refuses, or where it is meant to fail. */
  readonly waitUntilStreaming?: boolean;
}

export interface Debezium {
  readonly dir: string;
  readonly healthUrl: string;
  pid(): number;
  isRunning(): boolean;
  /** Log since the last start. */
  log(): string;
  waitForLog(pattern: RegExp, timeoutMs?: number): Promise<string>;
  /** SIGTERM if it still runs, then a start with the same folder: offsets and history are kept. */
  restart(options?: { readonly waitUntilStreaming?: boolean }): Promise<void>;
  kill9(): Promise<void>;
  /** SIGTERM; removes the folder unless it was given by the caller or is to be kept for `restart`. */
  stop(how?: { readonly keep?: boolean }): Promise<void>;
}

/** The exit code of Debezium Server says nothing (0 when the engine dies): "Connector completed" in the log does. */
export async function startDebezium(options: DebeziumOptions): Promise<Debezium> {
  const java = requirePart('java');
  const server = requirePart('debezium');
  const dir = options.dir ?? temporaryFolder('debezium');
  const healthPort = await freePort();
  mkdirSync(join(dir, 'config'), { recursive: true });
  mkdirSync(join(dir, 'data'), { recursive: true });
  writeFileSync(
    join(dir, 'config', 'application.properties'),
    propertiesFile({ ...auditProperties(options, healthPort), ...options.properties }),
  );
  const args = [
    ...(options.javaOptions ?? ['-Xmx256m']),
    // With -cp the runner's Add-Opens is ignored and Java 24+ prints IllegalAccessError from jboss-threads.
    '--add-opens=java.base/java.lang=ALL-UNNAMED',
    '--enable-native-access=ALL-UNNAMED',
    '-cp',
    `${server}/debezium-server-dist-3.6.1.Final-runner.jar:config/lib:${server}/lib/*`,
    'io.debezium.server.Main',
  ];
  const run = () =>
    startDaemon({
      command: java,
      args,
      cwd: dir,
      logFile: join(dir, 'debezium.log'),
      ...(options.env && { env: options.env }),
    });
  let daemon = run();
  const ready = async (wanted: boolean) =>
    void (wanted && (await daemon.waitForLog(/Keepalive thread is running/, 120_000)));
  await ready(options.waitUntilStreaming ?? true);
  return {
    dir,
    healthUrl: `http://127.0.0.1:${healthPort}/q/health`,
    pid: () => daemon.pid,
    isRunning: () => daemon.isRunning(),
    log: () => daemon.log(),
    waitForLog: (pattern, timeoutMs) => daemon.waitForLog(pattern, timeoutMs),
    restart: async ({ waitUntilStreaming = true } = {}) => {
      await daemon.stop();
      daemon = run();
      await ready(waitUntilStreaming);
    },
    kill9: () => daemon.kill9(),
    stop: async ({ keep = false } = {}) => {
      await daemon.stop();
      if (options.dir === undefined && !keep) removeFolder(dir);
    },
  };
}

function auditProperties(
  { kind, port, sinkUrl, schemas = true, batch = true }: DebeziumOptions,
  healthPort: number,
): Record<string, string> {
  const connector = { mysql: 'mysql.MySqlConnector', mariadb: 'mariadb.MariaDbConnector' }[kind];
  const source: Record<string, string> = {
    'connector.class': `io.debezium.connector.${connector}`,
    'database.hostname': '127.0.0.1',
    'database.port': String(port),
    'database.user': 'dbz',
    'database.password': 'dbz',
    'database.server.id': String(5400 + (healthPort % 50_000)),
    'topic.prefix': 'lab',
    'offset.storage.file.filename': 'data/offsets.dat',
    'offset.flush.interval.ms': '0',
    'schema.history.internal': 'io.debezium.storage.file.history.FileSchemaHistory',
    'schema.history.internal.file.filename': 'data/history.dat',
    'poll.interval.ms': '100',
    'heartbeat.interval.ms': '10000',
    'decimal.handling.mode': 'string',
    'bigint.unsigned.handling.mode': 'precise',
    'binary.handling.mode': 'base64',
    'time.precision.mode': 'adaptive_time_microseconds',
    'enable.time.adjuster': 'false',
    'skipped.operations': 'none',
    'tombstones.on.delete': 'false',
    'include.schema.changes': 'true',
    'include.query': 'true',
    'provide.transaction.metadata': 'true',
  };
  return {
    'debezium.sink.type': 'http',
    'debezium.sink.http.url': sinkUrl,
    'debezium.sink.http.retries': '2147483647',
    'debezium.sink.http.batch.enabled': String(batch),
    'debezium.format.value': 'json',
    'debezium.format.schemas.enable': String(schemas),
    'debezium.format.value.replace.null.with.default': 'false',
    'quarkus.log.console.json': 'false',
    'quarkus.http.host': '127.0.0.1',
    'quarkus.http.port': String(healthPort),
    ...Object.fromEntries(Object.entries(source).map(([key, value]) => [`debezium.source.${key}`, value])),
  };
}

function propertiesFile(properties: Readonly<Record<string, string>>): string {
  const escaped = (value: string) => value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
  return Object.entries(properties)
    .map(([key, value]) => `${key}=${escaped(value)}\n`)
    .join('');
}
