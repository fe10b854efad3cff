/**
 * Records the demo traffic: a day of an invented pharmacy chain, written to a real MySQL, captured by a real Debezium Server.
 *
 *   node test/support/lab/record-demo.ts      (needs the lab and a C compiler)
 *
 * The day's clock is moved, not the data: MySQL and Debezium read it through a preloaded library, each commit names its exact time,
 * and no statement is sent before the one before it has been delivered, so that capture follows commit as on a real day.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDayClock, limaTime } from './demo/clock.ts';
import { type Register, registers } from './demo/company.ts';
import { type Cast, ordinaryDay } from './demo/day.ts';
import { type Desk, openDesk } from './demo/desk.ts';
import { type RecordedDelivery, readRecording, writeRecording } from './demo/framing.ts';
import { createRandom } from '../../../src-main/demo/company/random.ts';
import { seedCompany } from './demo/seed.ts';
import { type StoryId, seededStories, storyTitles } from './demo/stories.ts';
import { createTurns } from './demo/turns.ts';
import { startDebezium, startMysql, startReceiver, temporaryFolder, waitFor } from './lab.ts';

const output = join(import.meta.dirname, '.../../resources/demo');
const dropped = new Set(['connection', 'content-length', 'host', 'http2-settings', 'upgrade']);

await record();

async function record(): Promise<void> {
  const startedAtMs = limaTime('06:30');
  const clock = createDayClock(temporaryFolder('clock'), startedAtMs);
  const deliveries: RecordedDelivery[] = [];
  const finished = new Set<number>();
  const receiver = await startReceiver({ path: '/ingest/botica' });
  receiver.answer(({ rawHeaders, body }) => {
    deliveries.push({ offsetMs: Math.round(clock.nowMs() - startedAtMs), headers: keptHeaders(rawHeaders), body });
    for (const ms of finishedAt(body)) finished.add(ms);
    return 200;
  });

  const database = await startMysql({ env: clock.env });
  await seedCompany(database);
  say('seeded; snapshot');
  const debezium = await startDebezium({
    kind: 'mysql',
    port: database.port,
    sinkUrl: receiver.url,
    schemas: false,
    properties: {
      'debezium.source.topic.prefix': 'botica',
      'debezium.source.database.include.list': 'bd_botica',
      // The server's certificate is not valid yet on the recorded day.
      'debezium.source.database.ssl.mode': 'disabled',
      'debezium.source.driver.allowPublicKeyRetrieval': 'true',
    },
    env: clock.env,
  });
  await waitFor(() => deliveries.some(({ body }) => body.includes('"snapshot":"last"')), {
    what: 'the end of the snapshot',
  });

  const turns = createTurns();
  const stories = new Map<string, number[]>();
  const settle = async (committedMs: number) => {
    const story = turns.story();
    if (story !== undefined) stories.set(story, [...(stories.get(story) ?? []), committedMs]);
    const what = `the delivery of ${new Date(committedMs).toISOString()}`;
    await waitFor(() => finished.has(committedMs), { everyMs: 5, timeoutMs: 20_000, what });
  };
  const open = () => openDesk({ database, clock, turns, settle });
  const desks = new Map<number, Desk>();
  for (const { id } of registers) desks.set(id, await open());
  const deskOf = ({ id }: Register) => desks.get(id) ?? fail(`no desk for register ${id}`);
  const cast: Cast = {
    office: await open(),
    direct: await open(),
    random: createRandom(20261117),
    deskOf,
    tills: new Map(),
  };
  const actions = [...ordinaryDay(cast), ...seededStories(cast)];
  say(`${actions.length} actions`);
  await turns.play(actions);
  say('the day is over');

  for (const desk of [...desks.values(), cast.office, cast.direct]) await desk.end();
  await debezium.stop();
  await database.stop();
  await receiver.stop();
  clock.close();
  save(startedAtMs, deliveries, stories);
}

function save(
  startedAtMs: number,
  deliveries: readonly RecordedDelivery[],
  stories: ReadonlyMap<string, readonly number[]>,
): void {
  const records = deliveries.reduce((sum, { body }) => sum + recordsOf(body).length, 0);
  const source = {
    connector: 'mysql',
    server: 'MySQL 9.7',
    debezium: '3.6.1.Final',
    topicPrefix: 'botica',
    database: 'bd_botica',
    zone: 'America/Lima',
  };
  const file = writeRecording({ startedAtMs, records, batch: true, schemas: false, source }, deliveries);
  mkdirSync(output, { recursive: true });
  writeFileSync(join(output, 'botica.deliveries.zst'), file);
  const told = Object.keys(storyTitles).map((id) => ({
    id,
    title: storyTitles[id as StoryId],
    committedMs: stories.get(id) ?? [],
  })); // keys of a literal
  writeFileSync(join(output, 'botica.stories.json'), `${JSON.stringify(told, null, 2)}\n`);
  const again = readRecording(file).deliveries;
  if (!again.every(({ body }, index) => body.equals(deliveries[index]?.body ?? Buffer.alloc(0))))
    throw new Error('the file does not read back');
  say(`${deliveries.length} deliveries, ${records} records, ${file.length} bytes`);
}

interface Told {
  readonly status?: string;
  readonly ts_ms?: number;
  readonly transaction?: unknown;
  readonly source?: { readonly ts_ms?: number };
}

/** Commit times whose transaction has arrived whole: told by END, or by a record that is in no transaction (DDL, TRUNCATE, XA). */
function finishedAt(body: Buffer): number[] {
  return recordsOf(body).flatMap(({ status, ts_ms, transaction, source }) => {
    if (status === 'END' && ts_ms !== undefined) return [ts_ms];
    return !transaction && source?.ts_ms !== undefined ? [source.ts_ms] : [];
  });
}

function recordsOf(body: Buffer): Told[] {
  const value = JSON.parse(body.toString('utf8')) as Told | Told[]; // what Debezium sends; only read for waiting and counting
  return Array.isArray(value) ? value : [value];
}

function keptHeaders(raw: readonly string[]): [string, string][] {
  const pairs = raw.flatMap((name, index): [string, string][] =>
    index % 2 === 0 ? [[name, raw[index + 1] ?? '']] : [],
  );
  return pairs.filter(([name]) => !dropped.has(name.toLowerCase()));
}

function say(text: string): void {
  process.stderr.write(`${Math.round(performance.now() / 1000)} s: ${text}\n`);
}

function fail(why: string): never {
  throw new Error(why);
}
