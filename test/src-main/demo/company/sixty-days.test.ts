import { describe, expect, test } from 'vitest';
import { createCompany, defaultSeed } from '../../../../src-main/demo/company/company.ts';
import { type Fact, factTypes } from '../../../../src-main/demo/company/journal.ts';
import { stories } from '../../../../src-main/demo/company/stories/stories.ts';

interface Line {
  readonly scenario: string;
  readonly variant: string;
  readonly kind: string;
  readonly tx: readonly { readonly ts_ms: number }[];
  readonly t_ini: number;
  readonly t_fin: number;
}

function sixtyDays(seed: number) {
  const company = createCompany({ seed, days: 60, commits: 'transactions' });
  const statements = [...company.life()].flatMap((told) => ('session' in told ? told.statements : []));
  return { statements, facts: company.facts(), labels: company.labels() as Line[] };
}

/** Told by the program itself: no story, no accident. */
function innocent({ story, captured }: Fact): boolean {
  return (story === undefined || story.startsWith('B') || story.endsWith('gemelo')) && captured !== false;
}

describe.each([defaultSeed, 7, 4242])('sixty days of company %i', (seed) => {
  const { statements, facts, labels } = sixtyDays(seed);

  test('every kind of business fact happens at least three times in all innocence', () => {
    const counts = new Map<string, number>();
    for (const { type } of facts.filter(innocent)) counts.set(type, (counts.get(type) ?? 0) + 1);
    expect(factTypes.filter((type) => (counts.get(type) ?? 0) < 3)).toEqual([]);
  });

  test('every story, twin, look-alike and accident left its label, within the sixty days', () => {
    const planted = labels.map(({ scenario, variant }) => (variant === 'gemelo' ? `${scenario}-gemelo` : scenario));
    expect(stories.filter(({ id }) => !planted.includes(id))).toEqual([]);
    const empty = labels.filter(({ tx, t_ini, t_fin }) => tx.length === 0 && t_ini === t_fin);
    expect(empty).toEqual([]);
  });

  test('facts of a story name it, and lie within its label', () => {
    const told = new Set(facts.flatMap(({ story }) => story ?? []));
    const untold = ['F01', 'F02', 'F04', 'F05', 'F06', 'F07', 'F08', 'F10', 'F11', 'F13'].filter((id) => !told.has(id));
    expect(untold).toEqual([]);
  });

  test('voids, credit notes and counts are as rare or as common as in such a chain', () => {
    const count = (type: Fact['type']) => facts.filter((fact) => fact.type === type && innocent(fact)).length;
    const sales = count('Sale');
    const [voids, credits] = [count('SaleVoided') / sales, count('CreditNote') / sales];
    expect([voids > 0.005 && voids < 0.012, credits > 0.0015 && credits < 0.006]).toEqual([true, true]);
    expect(statements.length).toBeGreaterThan(110_000);
  });

  test('the anchor of a fact is among its commits', () => {
    expect(facts.filter(({ atMs, commitsMs }) => !commitsMs.includes(atMs))).toEqual([]);
  });
});

test('the kinds of facts are those that the product infers, under the same names', () => {
  expect(new Set(factTypes).size).toBe(54);
});
