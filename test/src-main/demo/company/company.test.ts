import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { type CompanyOptions, createCompany, defaultSeed, live } from '../../../../src-main/demo/company/company.ts';
import type { Commit, Desk, Interruption } from '../../../../src-main/demo/company/desk.ts';
import type { Fact } from '../../../../src-main/demo/company/journal.ts';

/** A desk that needs no database: it writes down what would be said. */
function createNotebook(): Desk & { readonly said: (Commit | Interruption)[] } {
  const said: (Commit | Interruption)[] = [];
  const write = async (what: Commit | Interruption) => void said.push(what);
  return { said, perform: write, interrupt: write };
}

async function lifeOf(options: Partial<CompanyOptions>) {
  const company = createCompany({ seed: defaultSeed, days: 3, commits: 'transactions', ...options });
  const desk = createNotebook();
  await live(company, desk);
  const commits = desk.said.flatMap((said) => ('session' in said ? [said] : []));
  return { founding: company.founding, said: desk.said, commits, facts: company.facts(), labels: company.labels() };
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

test('the same seed says the same statements, tells the same facts and plants the same labels', async () => {
  expect(digest(await lifeOf({}))).toBe(digest(await lifeOf({})));
});

test('another seed is another company from the first statement on', async () => {
  const [one, other] = [await lifeOf({}), await lifeOf({ seed: 7 })];
  expect(digest(one.founding)).not.toBe(digest(other.founding));
  expect(digest(one.said)).not.toBe(digest(other.said));
});

test('commits come in the order of their times, no two at the same', async () => {
  const { commits } = await lifeOf({});
  expect(commits.filter(({ atMs }, index) => atMs <= (commits[index - 1]?.atMs ?? 0))).toEqual([]);
});

test('fewer days are the beginning of more days', async () => {
  const [two, three] = [await lifeOf({ days: 2 }), await lifeOf({ days: 3 })];
  expect(three.commits.slice(0, two.commits.length)).toEqual(two.commits);
});

test('with autocommit the application does the same business, one statement a commit, within a moment', async () => {
  const [whole, apart] = [await lifeOf({}), await lifeOf({ commits: 'autocommit' })];
  const business = (facts: readonly Fact[]) =>
    facts.map(({ type, document, amount, actor }) => [type, document, amount, actor].join(' ')).sort();
  expect(business(apart.facts)).toEqual(business(whole.facts));
  expect(apart.commits.filter(({ statements }) => statements.length > 1)).toEqual([]);
  const sales = apart.facts.filter(({ type }) => type === 'Sale');
  const seconds = sales.map(({ commitsMs }) => ((commitsMs.at(-1) ?? 0) - (commitsMs[0] ?? 0)) / 1000);
  expect([sales.length > 300, Math.min(...seconds) > 0.05, Math.max(...seconds) < 4]).toEqual([true, true, true]);
});

test('a session of the pool serves many people, and whoever works past the program has one of their own', async () => {
  const { commits } = await lifeOf({ days: 60 });
  const logins = new Map<string, Set<string>>();
  for (const { session, statements } of commits)
    for (const [, login] of statements.flatMap(({ sql }) => [...sql.matchAll(/^\/\* app=\w+ v=4.2 usr=(\w+)/g)]))
      logins.set(session, (logins.get(session) ?? new Set()).add(login ?? ''));
  const pool = Array.from({ length: 8 }, (_, index) => `pool-${index + 1}`);
  expect([...logins.keys()].sort()).toEqual(pool);
  expect(Math.min(...[...logins.values()].map(({ size }) => size))).toBeGreaterThan(10);
  const sessions = new Set(commits.map(({ session }) => session));
  expect([...sessions].filter((name) => !pool.includes(name)).sort()).toEqual([
    'direct-compras02',
    'direct-sistemas02',
    'direct-super01',
    'direct-sysadmin',
    'etl',
    'see',
  ]);
});
