/** Operations, problem codes and settings: documented where they are declared, used where they are documented. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cliWords } from '#shared/messages/cli.ts';
import { operations } from '#shared/operations.ts';
import { problems } from '#shared/problem.ts';
import { configSchema } from '../../src-main/config.ts';
import { createProgram } from '../../src-main/interfaces/cli/run-auditctl.ts';
import { createApi } from '../../src-main/interfaces/http/api.ts';
import { createLiveFeed } from '../../src-main/live-feed.ts';
import { actOperations } from '../../src-main/operations/act-operations.ts';
import { readOperations } from '../../src-main/operations/read-operations.ts';
import { filesUnder } from './files-under.ts';

const root = join(import.meta.dirname, '../..');
const map = readFileSync(join(root, 'src-main/README.md'), 'utf8');
const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Rows of the table under a heading: cells without their code marks. */
function tableUnder(heading: string): string[][] {
  const section = map.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('| '));
  return rows.slice(1).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.replaceAll('`', '').trim()),
  );
}

const nothing = () => {};
const program = createProgram({
  language: 'en',
  words: cliWords('en'),
  print: nothing,
  remark: nothing,
  progress: nothing,
  exit: nothing,
  stop: new AbortController().signal,
});

describe('every operation', () => {
  it('stands in the map with its method and path', () => {
    const declared = Object.entries(operations).map(([name, { method, path }]) => [name, `${method} ${path}`]);
    expect(tableUnder('Operations on every face').map(([name, http]) => [name, http])).toEqual(declared);
  });

  it('is on exactly one list of handlers, in a file of its own', () => {
    const listed = [...Object.keys(readOperations), ...Object.keys(actOperations)];
    expect([...listed].sort()).toEqual(Object.keys(operations).sort());
    const files = readdirSync(join(root, 'src-main/operations'));
    expect(Object.keys(operations).filter((name) => !files.includes(`${kebab(name)}.ts`))).toEqual([]);
  });

  it('has an HTTP route', async () => {
    const handlers = new Proxy({}, { get: () => async () => ({}) }) as Parameters<typeof createApi>[0]['handlers']; // never called
    const app = await createApi({ handlers, live: createLiveFeed(), screenFolder: '/nonexistent' });
    for (const { method, path } of Object.values(operations))
      expect(app.hasRoute({ method, url: `/api/v1${path}` }), path).toBe(true);
    await app.close();
  });

  it('has the auditctl face that the map says', () => {
    for (const [name, , face = ''] of tableUnder('Operations on every face')) {
      if (face === '–') continue;
      const [first, second] = face.split(' ');
      const command = program.commands.find((child) => child.name() === first);
      const found =
        second === undefined ||
        command?.commands.some((child) => child.name() === second) ||
        command?.options.some(({ long }) => long === second);
      expect(command !== undefined && found, `${name}: ${face}`).toBe(true);
    }
  });
});

describe('every problem code', () => {
  const sources = filesUnder(join(root, 'src-main'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');

  it('stands in the map with its HTTP status and exit code', () => {
    const declared = Object.entries(problems).map(([code, { status, exitCode }]) => [
      code,
      String(status),
      String(exitCode),
    ]);
    expect(
      tableUnder('What is refused or fails on purpose')
        .map((row) => row.slice(0, 3))
        .sort(),
    ).toEqual(declared.sort());
  });

  it.each(Object.keys(problems))('%s is used', (code) => {
    expect(sources).toMatch(new RegExp(`['"]${code}['"]`));
  });

  it('is the only kind that is thrown by name', () => {
    const thrown = [...sources.matchAll(/new AuditError\(\s*'([a-z-]+)'/g)].map(([, code = '']) => code);
    expect(thrown.filter((code) => !Object.hasOwn(problems, code))).toEqual([]);
  });
});

describe('every setting', () => {
  it('stands in the map, and is an option of serve', () => {
    const serve = program.commands.find((child) => child.name() === 'serve');
    const options = [...(serve?.options ?? []), ...program.options].map(({ long }) => long);
    const rows = tableUnder('Configuration');
    expect(rows.map(([setting]) => setting)).toEqual(Object.keys(configSchema.shape));
    expect(rows.map(([, option]) => option).filter((option) => !options.includes(option))).toEqual([]);
  });
});
