import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, renameSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { openBodiesReader } from '../../../../src-main/store/evidence/bodies-reader.ts';
import { openBodiesWriter } from '../../../../src-main/store/evidence/bodies-writer.ts';
import { incoming, newWorkspace } from './evidence-fixture.ts';

const writerFile = join(import.meta.dirname, '../../../../src-main/store/evidence/bodies-writer.ts');

/** A process of its own that appends groups of three; `rest` goes on from there. */
const child = (folder: string, rest: string) => `
  import { openBodiesWriter } from ${JSON.stringify(writerFile)};
  import { execFileSync } from 'node:child_process';
  import { randomBytes } from 'node:crypto';
  const writer = openBodiesWriter(${JSON.stringify(folder)});
  const meta = { source: 'botica', receivedAt: '2026-11-25T04:36:34.513Z', head: '{}', encoding: 'identity' };
  const append = (size) => writer.append(Array.from({ length: 3 }, () => ({ ...meta, bytes: randomBytes(size) })));
  ${rest}`;

test('when the file cannot be written the delivery is refused, and the next works as soon as it can', () => {
  const { folder } = newWorkspace();
  const writer = openBodiesWriter(folder);
  onTestFinished(() => writer.close());
  const evidence = join(folder, 'evidence');
  renameSync(evidence, `${evidence}-away`);
  expect(() => writer.append([incoming('a')])).toThrow(expect.objectContaining({ code: 'cannot-store' }));
  mkdirSync(evidence);
  mkdirSync(join(evidence, 'bodies-2026-11.db'));
  expect(() => writer.append([incoming('a')])).toThrow(expect.objectContaining({ code: 'cannot-store' }));
  rmdirSync(join(evidence, 'bodies-2026-11.db'));
  expect(writer.append([incoming('a')])).toEqual([1]);
});

test.skipIf(process.platform !== 'linux')(
  'a full disk refuses whole groups, keeps nothing of them, and is over when space returns',
  () => {
    const { folder } = newWorkspace();
    // The limit on the size of files stands in for a full disk: a write beyond it fails half way.
    const script = child(
      folder,
      `
    let stored = 0, code = '';
    try { for (let n = 0; n < 1000; n++) stored = append(20_000).at(-1); } catch (error) { code = error.code; }
    execFileSync('prlimit', ['--pid', String(process.pid), '--fsize=unlimited']);
    console.log(JSON.stringify({ stored, code, afterwards: append(20_000) }));`,
    );
    const run = 'ulimit -S -f 600; exec "$0" --input-type=module -e "$1"';
    const { stored, code, afterwards } = JSON.parse(
      execFileSync('bash', ['-c', run, process.execPath, script]).toString(),
    );
    expect(code).toBe('cannot-store');
    expect(stored).toBeGreaterThan(0);
    expect(afterwards).toEqual([stored + 1, stored + 2, stored + 3]);
    expectWhole(folder, stored + 3);
  },
);

test('killed at any moment, every delivery that was acknowledged is there, and ids go on without a hole', async () => {
  const { folder } = newWorkspace();
  const script = child(folder, "for (;;) process.stdout.write(append(3_000).at(-1) + '\\n');");
  let acknowledged = 0;
  for (let round = 0; round < 5; round++) {
    const running = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const killAt = acknowledged + 30 + 17 * round;
    for await (const line of createInterface(running.stdout)) {
      acknowledged = Number(line);
      if (acknowledged >= killAt && !running.killed) running.kill('SIGKILL');
    }
    if (running.exitCode === null && running.signalCode === null) await once(running, 'exit');
    const reader = openBodiesReader(folder);
    const last = reader.lastId();
    reader.close();
    expect(last).toBeGreaterThanOrEqual(acknowledged);
    expectWhole(folder, last);
  }
});

function expectWhole(folder: string, lastId: number): void {
  const reader = openBodiesReader(folder);
  const kept = reader.after(0, 100_000);
  expect(kept.map((delivery) => delivery.id)).toEqual(Array.from({ length: lastId }, (_, i) => i + 1));
  expect(kept.every((delivery) => delivery.wire().length === delivery.size && delivery.nonce.length === 32)).toBe(true);
  reader.close();
}
