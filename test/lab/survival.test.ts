/** Killed anywhere, again and again: nothing acknowledged is lost, nothing stands twice, the tree is whole. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { openConnection } from '../support/capture/raw-post.ts';
import { readBackHashes, sealedDeliveries, sha256, verifyWhole } from '../support/capture/read-back.ts';
import { type CaptureChild, startCapture } from '../support/capture/start-capture.ts';
import { removeFolder, temporaryFolder } from '../support/lab/lab.ts';
import { seededRandom } from '../support/mirror/random.ts';

const kills = Number(process.env.TESTIGO_KILLS ?? 50);
const fixtures = join(import.meta.dirname, '../fixtures/live');
const bodies = readdirSync(fixtures)
  .filter((name) => name.endsWith('.batch.json'))
  .map((name) => readFileSync(join(fixtures, name)));
const folder = temporaryFolder('survival');
afterAll(() => removeFolder(folder));

test(`${kills} kills under load: nothing acknowledged lost, nothing twice, the tree whole`, {
  timeout: 3_600_000,
}, async () => {
  const random = seededRandom(20_261_125);
  const acknowledged = new Map<number, string>();
  for (let kill = 0; kill < kills; kill += 1) {
    const capture = await startCapture(folder);
    const load = postUntilGone(capture, acknowledged);
    await sleep(5 + random.integer(120));
    await capture.kill9();
    await load;
  }
  const capture = await startCapture(folder);
  const last = (await capture.state()).lastDelivery;
  await capture.untilSealed(last);
  await capture.stop();

  const kept = readBackHashes(folder);
  const lost = [...acknowledged].filter(([delivery, hash]) => kept.get(delivery) !== hash);
  expect(acknowledged.size).toBeGreaterThan(kills);
  expect(lost).toEqual([]);
  // A body that was durable when the answer was cut off: at most the one in flight of each life.
  expect(kept.size - acknowledged.size).toBeLessThanOrEqual(kills);
  const sealed = sealedDeliveries(folder).map(({ delivery }) => delivery);
  expect(sealed).toEqual([...kept.keys()]);
  expect(verifyWhole(folder).faults).toEqual([]);
});

/** One body in flight, as a connector sends, each noted only when it was answered. */
async function postUntilGone(capture: CaptureChild, acknowledged: Map<number, string>): Promise<void> {
  try {
    const connection = await openConnection(capture.address);
    for (let i = acknowledged.size; ; i += 1) {
      const body = bodies[i % bodies.length] ?? Buffer.from('{}');
      const answer = await connection.post('/ingest/lab', body);
      if (answer.status === 200) acknowledged.set(Number(JSON.parse(answer.body).delivery), sha256(body));
    }
  } catch (error) {
    // The process was killed: the connection is gone.
    if (!(error instanceof Error)) throw error;
  }
}
