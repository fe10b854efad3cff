/** Every kind of finding has words in both languages, and asks for no fact that its watch does not give. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type FindingKind, findingKindSchema } from '#shared/coverage.ts';
import { findingWords } from '#shared/messages/finding-words.ts';
import { closedByTexts, findingTexts } from '#shared/messages/findings.ts';

const folder = join(import.meta.dirname, '../../../src-main/coverage');
const sources = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));

/** Members of object literals in the file that opens findings of this kind: a superset of its facts. */
function factsOf(kind: FindingKind): Set<string> {
  const opens = new RegExp(`(do: 'open',\\s*|return \\{\\s*)kind: '${kind}'|watchMark\\('${kind}'`);
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

test('facts are read as people read them: the clock of the company, durations, keys', () => {
  const finding = {
    id: 'G-1',
    kind: 'silence',
    severity: 'alarm',
    source: 'caja',
    table: null,
    from: '2026-11-25T02:00:00.000Z',
    to: null,
    leaf: 1,
    closedLeaf: null,
    closedBy: null,
    facts: { since: '2026-11-25T02:00:00.000Z', minutes: 150 },
    count: 1,
  } as const;
  expect(findingWords(finding, 'es', 'America/Lima').what).toMatch(/24\/11\/2026 21:00:00 \(2\sh\s30\smin\)/);
  const kept = {
    ...finding,
    kind: 'continuity',
    facts: { table: 'a', key: '{"id_suc":5,"id":"x"}', columns: 'c' },
  } as const;
  expect(findingWords(kept, 'en', 'America/Lima').what).toContain('id_suc 5, id x');
});
