/** Every kind of finding has words in both languages, and asks for no fact that its watch does not give. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type FindingKind, findingKindSchema } from '#shared/coverage.ts';
import { closedByTexts, findingTexts } from '#shared/messages/findings.ts';

const folder = join(import.meta.dirname, '../../../src-main/coverage');
const sources = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));

/** Members of object literals in the file that opens findings of this kind: a superset of its facts. */
function factsOf(kind: FindingKind): Set<string> {
  const opens = new RegExp(`do: 'open',\\s*kind: '${kind}'|watchMark\\('${kind}'`);
  const owner = sources.find((text) => opens.test(text)) ?? '';
  const text = owner.includes('watchMark(')
    ? `${owner}${sources.find((other) => other.includes('export function watchMark'))}`
    : owner;
  return new Set([...text.matchAll(/\b(\w+)\b/g)].map(([, name = '']) => name));
}

test.each(findingKindSchema.options)(
  '%s says what happened, what to do and what closes it, in both languages, from facts that it has',
  (kind) => {
    const { es, en } = findingTexts[kind];
    const facts = factsOf(kind);
    expect(facts.size).toBeGreaterThan(0);
    for (const text of [es, en]) {
      expect(Object.keys(text)).toEqual(['title', 'what', 'action', 'closes']);
      for (const [, name = ''] of `${text.title}${text.what}${text.action}${text.closes}`.matchAll(/\{(\w+)\}/g))
        expect(facts).toContain(name);
    }
    const named = (text: typeof es | typeof en) =>
      [
        ...Object.values(text)
          .join(' ')
          .matchAll(/\{(\w+)\}/g),
      ]
        .map(([, name]) => name)
        .sort();
    expect(named(en)).toEqual(named(es));
  },
);

test('every way in which a finding closes has words', () => {
  const used = sources.flatMap((text) => [...text.matchAll(/by: '([a-z-]+)'/g)].map(([, by = '']) => by));
  expect(used.length).toBeGreaterThan(10);
  expect(used.filter((by) => !(by in closedByTexts))).toEqual([]);
});
