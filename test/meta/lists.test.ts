/** Every file of a folder that has a list is on it; every text has both languages with the same parameters. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkTexts } from '#shared/messages/check-texts.ts';
import { cliTexts } from '#shared/messages/cli.ts';
import { en } from '#shared/messages/en.ts';
import { es } from '#shared/messages/es.ts';
import { fieldTextsEs } from '#shared/messages/field-texts.ts';
import { findingTexts } from '#shared/messages/findings.ts';
import { quarantineReasons } from '#shared/quarantine-reasons.ts';
import { verificationFaults } from '#shared/verification-faults.ts';
import { commands } from '../../src-main/interfaces/cli/commands.ts';
import { fieldsOf } from '../../src-main/interfaces/cli/operation-options.ts';
import { checkRules } from '../../src-main/sources/check-source.ts';

const root = join(import.meta.dirname, '../..');
const namesIn = (folder: string) => readdirSync(join(root, folder)).map((name) => name.replace(/\.ts$/, ''));

describe('lists', () => {
  it('of commands: every file of cli/commands is on it', () => {
    expect(commands.map(({ name }) => name).sort()).toEqual(namesIn('src-main/interfaces/cli/commands').sort());
  });

  it('of checks: every rule has its words, and every word its rule', () => {
    const spokenByTheCheckItself = ['connector', 'unread'];
    expect([...checkRules.map(({ id }) => id), ...spokenByTheCheckItself].sort()).toEqual(
      Object.keys(checkTexts).sort(),
    );
  });

  it('of option texts: every option made from an operation has its Spanish words', () => {
    const operations = [
      'listChangeEvents',
      'getTransaction',
      'getSource',
      'addSource',
      'checkSource',
      'getSourceConfiguration',
      'getCoverage',
      'listQuarantine',
      'getLedger',
      'getProof',
      'sealNow',
    ] as const;
    const fields = operations
      .flatMap((name) => Object.keys(fieldsOf(name)))
      .filter((field) => field !== 'id' && field !== 'password');
    expect([...new Set(fields)].filter((field) => fieldTextsEs[field] === undefined)).toEqual([]);
  });
});

/** `{name}` parameters of every text below a value, as a sorted set. */
function parametersOf(value: unknown): string[] {
  const texts: string[] = [];
  const walk = (part: unknown): void => {
    if (typeof part === 'string') texts.push(part);
    else if (typeof part === 'object' && part !== null) Object.values(part).forEach(walk);
  };
  walk(value);
  return [...new Set(texts.flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)))].sort();
}

describe('both languages', () => {
  it('have the same keys in the catalogs of the screen', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(es).sort());
  });

  it.each([
    [
      'the screen',
      Object.keys(es).map((key) => [key, { es: es[key as keyof typeof es], en: en[key as keyof typeof en] }] as const),
    ], // its own keys
    ['auditctl', Object.entries(cliTexts)],
    ['checks', Object.entries(checkTexts)],
    ['findings', Object.entries(findingTexts)],
    ['quarantine', Object.entries(quarantineReasons)],
    ['verification', Object.entries(verificationFaults)],
  ])('name the same parameters in the words of %s', (_what, entries) => {
    const differing = entries
      .filter(([, text]) => parametersOf(text.es).join() !== parametersOf(text.en).join())
      .map(([key]) => key);
    expect(differing).toEqual([]);
  });
});
