/** The shape of the tree: arrows between folders hold and were really looked at; files stay small and say what they are for. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesUnder } from './files-under.ts';

const root = join(import.meta.dirname, '../..');
const folders = ['src-main', 'src-renderer', 'src-shared'];
const files = folders.flatMap((folder) => filesUnder(join(root, folder)));
const lines = new Map(files.map((file) => [relative(root, file), readFileSync(file, 'utf8').split('\n').length - 1]));

describe('the import arrows', () => {
  it('hold, over more than a hundred modules', { timeout: 120_000 }, () => {
    const depcruise = join(root, 'node_modules/.bin/depcruise');
    const { stdout } = spawnSync(
      process.execPath,
      [depcruise, '--config', '.dependency-cruiser.cjs', '-T', 'json', ...folders],
      { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 },
    );
    const { summary } = JSON.parse(stdout);
    expect(
      summary.violations.map(
        ({ from, to, rule }: { from: string; to: string; rule: { name: string } }) => `${rule.name}: ${from} → ${to}`,
      ),
    ).toEqual([]);
    expect(summary.totalCruised).toBeGreaterThan(100);
  });
});

describe('files', () => {
  it('have at most 400 lines, and half of them at most 90', () => {
    const long = [...lines].filter(([, count]) => count > 400).map(([file]) => file);
    // Catalogs of words are as long as there are words.
    expect(long.filter((file) => !file.startsWith('src-shared/messages/'))).toEqual([]);
    const sorted = [...lines.values()].sort((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(90);
  });

  it('begin with a sentence that says what they are for', () => {
    const silent = files
      .filter((file) => !/^(#!.*\n)?(\/\*\*|\/\/ )/.test(readFileSync(file, 'utf8')))
      .map((file) => relative(root, file));
    expect(silent).toEqual([]);
  });

  it('export nothing by default', () => {
    const offending = files
      .filter((file) => /^export default/m.test(readFileSync(file, 'utf8')))
      .map((file) => relative(root, file));
    expect(offending).toEqual([]);
  });
});
