/** Captures what the company does: a real MySQL and a real Debezium Server on the company's clock, everything they post kept. */
import type { Commit, Desk, Interruption } from '../../../../src-main/demo/company/desk.ts';
import { openCompanyDesk } from '../../../../src-main/sources/company-desk.ts';
import { type Database, startDebezium, startMysql, startReceiver, temporaryFolder, waitFor } from '../lab.ts';
import { createDayClock } from './clock.ts';
import type { RecordedDelivery } from './framing.ts';

const dropped = new Set(['connection', 'content-length', 'host', 'http2-settings', 'upgrade']);
/** Commits within so much of the company's time may be under way before one of them has to be delivered. */
const windowMs = 45_000;
const patienceMs = 60_000;

export interface Recorder extends Desk {
  readonly deliveries: readonly RecordedDelivery[];
  /** Rows of each table, as the database counts them. */
  countRows(): Promise<Map<string, number>>;
  /** Everything delivered, everything stopped. */
  finish(): Promise<void>;
}

export interface RecorderOptions {
  /** When the recording begins: the database is founded and the first snapshot taken. */
  readonly startedAtMs: number;
  readonly founding: readonly string[];
}

export async function startRecorder(options: RecorderOptions): Promise<Recorder> {
  const servers = await startServers(options);
  const { clock, arrivals, deliveries, database, desk, debezium, receiver } = servers;
  let firstMs: number | null = null;
  let awaitedMs: number | null = null;
  let stopped = false;

  async function settle(): Promise<void> {
    if (awaitedMs !== null && !stopped) await arrivals.of(awaitedMs);
    firstMs = null;
    awaitedMs = null;
  }

  return {
    deliveries,
    async perform(commit: Commit) {
      if (firstMs !== null && commit.atMs > firstMs + windowMs) await settle();
      firstMs ??= commit.atMs;
      clock.moveTo(commit.atMs);
      if ((await desk.perform(commit)) > 0) awaitedMs = commit.atMs;
    },
    async interrupt({ kind, atMs }: Interruption) {
      await settle();
      clock.moveTo(atMs);
      stopped = kind === 'capture-stops';
      if (stopped) await debezium.stop({ keep: true });
      else await returnTooLate(servers);
    },
    countRows: () => countRows(database),
    async finish() {
      await settle();
      await desk.close();
      await debezium.stop();
      await database.stop();
      await receiver.stop();
      clock.close();
    },
  };
}

type Servers = Awaited<ReturnType<typeof startServers>>;

/** Until the first snapshot has arrived. */
async function startServers({ startedAtMs, founding }: RecorderOptions) {
  const clock = createDayClock(temporaryFolder('clock'), startedAtMs);
  const deliveries: RecordedDelivery[] = [];
  const arrivals = createArrivals();
  const receiver = await startReceiver({ path: '/ingest/botica' });
  receiver.answer(({ rawHeaders, body }) => {
    deliveries.push({ offsetMs: Math.round(clock.nowMs() - startedAtMs), headers: keptHeaders(rawHeaders), body });
    arrivals.note(body);
    return 200;
  });
  const database = await startMysql({ env: clock.env });
  const desk = openCompanyDesk({ connection: database.connectionOptions, stampCommits: true });
  await desk.found(founding);
  const debezium = await startDebezium({
    kind: 'mysql',
    port: database.port,
    sinkUrl: receiver.url,
    schemas: false,
    properties: captureProperties,
    env: clock.env,
  });
  await waitFor(() => arrivals.snapshots() === 1, { what: 'the end of the snapshot', timeoutMs: patienceMs });
  return { clock, arrivals, deliveries, receiver, database, desk, debezium };
}

/** The log that was not read is thrown away, then the capture comes back and takes another snapshot. */
async function returnTooLate({ database, debezium, arrivals }: Servers): Promise<void> {
  await database.exec('FLUSH BINARY LOGS');
  const logs = await database.query('SHOW BINARY LOGS');
  await database.exec(`PURGE BINARY LOGS TO '${logs.at(-1)?.Log_name}'`);
  await debezium.restart();
  await waitFor(() => arrivals.snapshots() === 2, { what: 'the second snapshot', timeoutMs: patienceMs });
}

async function countRows(database: Database): Promise<Map<string, number>> {
  const tables = await database.query(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'bd_botica'",
  );
  const counts = new Map<string, number>();
  for (const { name } of tables) {
    const [row] = await database.query(`SELECT COUNT(*) AS rows_of FROM bd_botica.${name}`);
    counts.set(String(name), Number(row?.rows_of));
  }
  return counts;
}

const captureProperties = {
  'debezium.source.topic.prefix': 'botica',
  'debezium.source.database.include.list': 'bd_botica',
  // The server's certificate is not valid yet on the recorded days.
  'debezium.source.database.ssl.mode': 'disabled',
  'debezium.source.driver.allowPublicKeyRetrieval': 'true',
  'debezium.source.snapshot.mode': 'when_needed',
  // Days pass in seconds: a clock that jumps is not a connection that was lost.
  'debezium.source.connect.keep.alive.interval.ms': '36000000',
  'debezium.source.poll.interval.ms': '5',
};

interface Told {
  readonly status?: string;
  readonly ts_ms?: number;
  readonly transaction?: unknown;
  readonly source?: { readonly ts_ms?: number; readonly snapshot?: string };
}

/** Which commit times have arrived whole: told by END, or by a record that is in no transaction (DDL, TRUNCATE, XA). */
function createArrivals() {
  const finished = new Set<number>();
  let snapshots = 0;
  let waiting: { readonly ms: number; readonly go: () => void } | null = null;
  return {
    snapshots: () => snapshots,
    note(body: Buffer) {
      for (const { status, ts_ms, transaction, source } of JSON.parse(body.toString('utf8')) as Told[]) {
        // An array is what the sink sends in batch mode.
        if (source?.snapshot === 'last') snapshots += 1;
        if (status === 'END' && ts_ms !== undefined) finished.add(ts_ms);
        else if (!transaction && source?.ts_ms !== undefined) finished.add(source.ts_ms);
      }
      if (waiting && finished.has(waiting.ms)) waiting.go();
    },
    async of(ms: number): Promise<void> {
      if (!finished.has(ms)) {
        await new Promise<void>((go, fail) => {
          const what = new Date(ms).toISOString();
          const patience = setTimeout(() => fail(new Error(`waited in vain for the delivery of ${what}`)), patienceMs);
          waiting = {
            ms,
            go: () => {
              clearTimeout(patience);
              go();
            },
          };
        });
      }
      waiting = null;
      finished.clear();
    },
  };
}

function keptHeaders(raw: readonly string[]): [string, string][] {
  const pairs = raw.flatMap((name, index): [string, string][] =>
    index % 2 === 0 ? [[name, raw[index + 1] ?? '']] : [],
  );
  return pairs.filter(([name]) => !dropped.has(name.toLowerCase()));
}
