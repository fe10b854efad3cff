/** The README pages name commands, options and scripts that exist, and every command stands in a README. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cliWords } from '#shared/messages/cli.ts';
import { commands } from '../../src-main/interfaces/cli/commands.ts';
import { createProgram } from '../../src-main/interfaces/cli/run-auditctl.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const pages = [
  'README.md',
  'src-main/README.md',
  'debezium/README.md',
  'debezium/application.properties',
  'debezium/compose.yaml',
  'debezium/systemd/testigo.service',
];

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

/** `auditctl …` up to the end of the line, the code span, a pipe, a redirection or a comment. */
function invocations(text: string): string[] {
  return [...text.matchAll(/auditctl(?:\.js)? +([a-z][^`\n#>|)·;]*)/g)].map(([, rest = '']) => rest.trim());
}

function unknownParts(invocation: string): string[] {
  const words = invocation.split(/\s+/);
  let command = program;
  for (const word of words) {
    const next = command.commands.find((child) => child.name() === word);
    if (next === undefined) break;
    command = next;
  }
  const options = new Set([...command.options, ...program.options].flatMap(({ long, short }) => [long, short]));
  options.add('--help');
  const unknown = words
    .filter((word) => word.startsWith('--'))
    .map((word) => word.replace(/[.,].*$/, ''))
    .filter((word) => !options.has(word));
  return command === program ? [words[0] ?? '', ...unknown] : unknown;
}

describe('the README pages', () => {
  it.each(pages)('%s names only commands and options that auditctl has', (page) => {
    const wrong = invocations(read(page))
      .filter((invocation) => !invocation.startsWith('X '))
      .flatMap((invocation) => unknownParts(invocation).map((part) => `${part} in "auditctl ${invocation}"`));
    expect(wrong).toEqual([]);
  });

  it('name every command', () => {
    const text = read('README.md') + read('src-main/README.md');
    const absent = commands.map(({ name }) => name).filter((name) => !new RegExp(`\`${name}\\b`).test(text));
    expect(absent).toEqual([]);
  });

  it('name only npm scripts that exist', () => {
    const scripts = Object.keys(JSON.parse(read('package.json')).scripts);
    const named = pages.flatMap((page) =>
      [...read(page).matchAll(/npm (?:run (?:-s )?)([a-z][\w:-]*)/g)].map(([, name = '']) => name),
    );
    expect(named.filter((name) => !scripts.includes(name))).toEqual([]);
  });

  it('stay short where a newcomer reads', () => {
    expect(read('README.md').split('\n').length).toBeLessThanOrEqual(121);
  });
});
