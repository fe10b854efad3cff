/** What the expressions of a rule see: the anchor's images, the rows of each part, the rows looked up. */
import type { CompiledRule } from './compiled-pack.ts';
import { type Draft, groupPart } from './draft.ts';
import { type Expression, type Facts, firstLine, isUnknownName, valueText } from './expressions.ts';
import { type InferredRow, imageOf, typed } from './inferred-row.ts';
import { netted } from './netting.ts';
import { wallTimeOf } from './wall-time.ts';

/** Rows of this database, as they were when last seen. */
export interface RowFinder {
  find(table: string, columns: readonly string[], values: readonly string[]): Facts | null;
}

/** Expressions that failed, by rule and text: a mistake of the pack, told where packs are shown. */
export interface Mistakes {
  note(rule: CompiledRule, expression: Expression, problem: string): void;
}

export interface Surroundings {
  readonly finder: RowFinder;
  readonly mistakes: Mistakes;
}

/** Of a row alone. */
export function rowFacts(row: InferredRow, zone: string): Facts {
  const before = typed(row.before, row.types);
  const after = typed(row.after, row.types);
  return {
    before,
    after,
    row: after ?? before,
    changed: row.changed,
    anchor: after ?? before,
    anchorTable: row.table,
    anchorKey: row.keyText,
    operation: row.operation,
    // Rarely asked for, and dear.
    get at() {
      return wallTimeOf(row.atMs, zone);
    },
    thread: row.thread,
    table: row.table,
    ddl: row.ddl,
  };
}

/** Adds what the rule looks up; each is looked up when an expression first asks for it. */
export function withLookups(rule: CompiledRule, facts: Facts, { finder, mistakes }: Surroundings): Facts {
  for (const { name, table, columns, values } of rule.lookups) {
    const find = () => {
      const texts: string[] = [];
      for (const value of values) {
        const text = valueText(evaluated(rule, value, facts, mistakes));
        if (text === null) return null;
        texts.push(text);
      }
      return finder.find(table, columns, texts);
    };
    const get = () => {
      const value = find();
      Object.defineProperty(facts, name, { value, enumerable: true, configurable: true, writable: true });
      return value;
    };
    Object.defineProperty(facts, name, { get, enumerable: true, configurable: true });
  }
  return facts;
}

export function draftFacts(draft: Draft, surroundings: Surroundings): Facts {
  const { rule, anchor, rows } = draft;
  const facts: Facts = rowFacts(anchor, rule.pack.pack.zone);
  for (const { name } of rule.parts) facts[name] = imagesOf(rows.get(name) ?? []);
  const grouped = rows.get(groupPart);
  if (grouped !== undefined) {
    facts.count = BigInt(draft.bulk?.count ?? grouped.length);
    facts.tables = [...new Set(grouped.map(({ table }) => table))];
    facts.rows = imagesOf(grouped);
    facts.net = (rule.group === null ? grouped : netted(grouped)).map((row) => ({
      operation: row.operation,
      before: typed(row.before, row.types),
      after: typed(row.after, row.types),
      row: typed(imageOf(row), row.types),
    }));
  }
  return withLets(rule, withLookups(rule, facts, surroundings), surroundings.mistakes);
}

export function withLets(rule: CompiledRule, facts: Facts, mistakes: Mistakes): Facts {
  for (const { name, expression } of rule.lets) facts[name] = evaluated(rule, expression, facts, mistakes);
  return facts;
}

export function imagesOf(rows: readonly InferredRow[]): (Facts | null)[] {
  return rows.map((row) => typed(imageOf(row), row.types));
}

/** Null where it can't be said: a comparison with nothing, a name that is not there (which is noted). */
export function evaluated(rule: CompiledRule, expression: Expression, facts: Facts, mistakes: Mistakes): unknown {
  try {
    return expression.evaluate(facts) ?? null;
  } catch (error) {
    if (isUnknownName(error) && !isOfNothing(expression, firstLine(error), facts))
      mistakes.note(rule, expression, firstLine(error));
    return null;
  }
}

export function isTrue(rule: CompiledRule, expression: Expression | null, facts: Facts, mistakes: Mistakes): boolean {
  return expression === null || evaluated(rule, expression, facts, mistakes) === true;
}

/** `No such key: x` is also what a member of nothing is called: a row that was looked up and is not there. */
function isOfNothing({ text }: Expression, problem: string, facts: Facts): boolean {
  const key = /^No such key: (\w+)/.exec(problem)?.[1];
  if (key === undefined) return false;
  const owners = [...text.matchAll(new RegExp(`(\\w+)\\.${key}\\b`, 'g'))].map(([, owner = '']) => owner);
  return owners.some((owner) => facts[owner] === null);
}
