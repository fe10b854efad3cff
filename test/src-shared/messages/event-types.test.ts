/** What the installed packs name has words in both languages: types, payload members, parts, things, roles of tables. */
import { describe, expect, it } from 'vitest';
import { isMessageKey } from '#shared/messages/translate.ts';
import { installedPacks } from '../../../src-main/packs/installed-packs.ts';

const packs = installedPacks();
const rules = packs.flatMap(({ pack }) => pack.rules);
const tables = packs.flatMap(({ pack }) => Object.values(pack.tables));
const wordless = (prefix: string, names: readonly string[]) =>
  [...new Set(names)].filter((name) => !isMessageKey(`${prefix}.${name}`)).sort();

describe('the words of every installed pack', () => {
  it('name every type of event', () => {
    expect(rules.length).toBeGreaterThan(50);
    const nearTypes = rules.map(({ type }) => type);
    expect(wordless('event.type', nearTypes)).toEqual([]);
  });

  it('name every member of a payload and every part of a rule', () => {
    expect(
      wordless(
        'event.fact',
        rules.flatMap(({ payload }) => Object.keys(payload)),
      ),
    ).toEqual([]);
    expect(
      wordless('event.part', ['anchor', 'rows', 'log', ...rules.flatMap(({ parts }) => Object.keys(parts))]),
    ).toEqual([]);
  });

  it('name every thing and the role of every table', () => {
    const things = [...rules, ...tables].flatMap(({ entity }) => (entity === undefined ? [] : [entity.type]));
    expect(wordless('event.thing', things)).toEqual([]);
    expect(
      wordless(
        'pack.role',
        tables.map(({ role }) => role),
      ),
    ).toEqual([]);
  });
});
