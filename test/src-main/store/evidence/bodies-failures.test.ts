import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openBodiesReader } from '../../../../src-main/store/evidence/bodies-reader.ts';
import { openBodiesWriter } from '../../../../src-main/store/evidence/bodies-writer.ts';
import { incoming, newWorkspace } from './evidence-fixture.ts';

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
    const { folder, release } = newWorkspace();
    release();
    // The limit on the size of files stands in for a full disk: writes beyond it fail half way.
    const child = join(import.meta.dirname, 'fill-disk.ts');
    const output = execFileSync('bash', [
      '-c',
      `ulimit -S -f 600; exec "${process.execPath}" "${child}" "${folder}"`,
    ]).toString();
    const { stored, code, afterwards } = JSON.parse(output);
    expect(code).toBe('cannot-store');
    expect(stored).toBeGreaterThan(0);
    expect(afterwards).toEqual([stored + 1, stored + 2, stored + 3]);
    const reader = openBodiesReader(folder);
    const kept = reader.after(0, 10_000);
    expect(kept.map((delivery) => delivery.id)).toEqual(Array.from({ length: stored + 3 }, (_, i) => i + 1));
    expect(kept.every((delivery) => delivery.wire().length === delivery.size)).toBe(true);
    reader.close();
  },
);
