import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openRecording } from '../../../src-main/demo/read-recording.ts';
import { resourcesFolder } from '../../../src-main/places.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'testigo-recording-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A recording of these bodies; the header may promise more. */
function write(bodies: string[], promised = bodies.length): string {
  const header = { format: 'testigo-deliveries/1', deliveries: promised, source: { topicPrefix: 'botica' } };
  const parts = bodies.map((body) => {
    const line = { offsetMs: 0, headers: [['content-type', 'application/json']], bodyBytes: Buffer.byteLength(body) };
    return `${JSON.stringify(line)}\n${body}\n`;
  });
  const file = join(folder, 'x.deliveries.zst');
  writeFileSync(file, zstdCompressSync(`${JSON.stringify(header)}\n${parts.join('')}`));
  return file;
}

async function bodiesOf(file: string): Promise<string[]> {
  const bodies: string[] = [];
  for await (const { body } of (await openRecording(file)).deliveries) bodies.push(String(body));
  return bodies;
}

test('bodies come back byte for byte, also with newlines inside, empty, or large', async () => {
  const bodies = ['[{"op":"c"}]', 'línea\nlínea\n', '', 'x'.repeat(300_000)];
  expect(await bodiesOf(write(bodies))).toEqual(bodies);
});

test('the header tells the source and how many there are', async () => {
  const { source, total, digest } = await openRecording(write(['a', 'b']));
  expect([source, total, digest]).toEqual(['botica', 2, expect.stringMatching(/^[0-9a-f]{64}$/)]);
});

test('a recording that is cut off fails after what it holds', async () => {
  await expect(bodiesOf(write(['a'], 2))).rejects.toThrow('cut off');
});

test.each(['botica', 'cadena'])('the recording %s holds as many deliveries as it says, of one source', async (name) => {
  const file = join(resourcesFolder, 'demo', `${name}.deliveries.zst`);
  const { total, source, deliveries } = await openRecording(file);
  let count = 0;
  let notArrays = 0;
  for await (const { body } of deliveries) {
    count += 1;
    if (body[0] !== 0x5b) notArrays += 1;
  }
  expect([count, source, notArrays]).toEqual([total, 'botica', 0]);
});
