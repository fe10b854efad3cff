/** From a pack as written to one that can be applied, or every problem in it by the path at which it stands. */
import type { Pack, PackRule, PackWords } from '#shared/pack.ts';
import type {
  CompiledBulk,
  CompiledGather,
  CompiledLookup,
  CompiledPack,
  CompiledPart,
  CompiledRule,
  CompiledTable,
  RowPattern,
} from './compiled-pack.ts';
import { durationMs } from './duration.ts';
import { type Expression, parseExpression } from './expressions.ts';
import type { RowOperation } from './inferred-row.ts';
import { orderedParts } from './ordered-parts.ts';
import { parseSentence, type Sentence } from './sentence.ts';

export interface PackProblem {
  /** Members and indexes from the root: `['rules', 3, 'parts', 'lines', 'by', 'id_venta']`. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

export type CompiledOutcome =
  | { readonly ok: true; readonly value: CompiledPack }
  | { readonly ok: false; readonly problems: readonly PackProblem[] };

const mappings = { confirmed: 1, heuristic: 0.85, proposed: 0.7 } as const;

/** Facts that every sentence may name beside its payload. */
export const commonFacts = ['actor', 'branch', 'amount', 'at', 'entity'] as const;

export function compilePack(pack: Pack): CompiledOutcome {
  const problems: PackProblem[] = [];
  const compiler = createCompiler(problems);
  const rules: CompiledRule[] = [];
  const compiled: CompiledPack = {
    pack,
    id: `${pack.pack}@${pack.version}`,
    mapping: mappings[pack.mapping],
    rules,
    tables: compileTables(pack, compiler),
    noise: pack.noise.map(({ what, ...anchor }, index) => ({
      what,
      pattern: compiler.pattern(anchor, ['noise', index], []),
    })),
    comment: compileComment(pack, problems),
  };
  for (const [index, rule] of pack.rules.entries())
    rules.push(compileRule({ compiled, compiler, rule, index, problems }));
  checkNames(pack, problems);
  return problems.length === 0 ? { ok: true, value: compiled } : { ok: false, problems };
}

type Path = readonly (string | number)[];

interface Compiler {
  expression(text: string, path: Path): Expression;
  optional(text: string | undefined, path: Path): Expression | null;
  pattern(
    pattern: { table: string; on: RowOperation | RowOperation[]; where?: string | undefined },
    path: Path,
    lookups: readonly string[],
  ): RowPattern;
  sentence(template: string, path: Path): Sentence;
}

/** A text that can't be parsed is noted and stands as an expression that is never evaluated. */
function createCompiler(problems: PackProblem[]): Compiler {
  const expression = (text: string, path: Path): Expression => {
    const parsed = parseExpression(text);
    if (parsed.ok) return parsed.value;
    problems.push({ path, message: parsed.problem });
    return { text, evaluate: () => null };
  };
  const optional = (text: string | undefined, path: Path) => (text === undefined ? null : expression(text, path));
  return {
    expression,
    optional,
    pattern: ({ table, on, where }, path, lookups) => ({
      table,
      operations: new Set(Array.isArray(on) ? on : [on]),
      where: optional(where, [...path, 'where']),
      needsLookups: lookups.some((name) => new RegExp(`\\b${name}\\b`).test(where ?? '')),
    }),
    sentence: (template, path) => {
      const parsed = parseSentence(template);
      if (parsed.ok) return parsed.value;
      problems.push({ path, message: parsed.problem });
      return { names: [], fill: () => '' };
    },
  };
}

interface RuleInput {
  readonly compiled: CompiledPack;
  readonly compiler: Compiler;
  readonly rule: PackRule;
  readonly index: number;
  readonly problems: PackProblem[];
}

function compileRule({ compiled, compiler, rule, index, problems }: RuleInput): CompiledRule {
  const path = ['rules', index];
  const lookupNames = Object.keys(rule.lookups);
  const anchors = rule.anchor === undefined ? [] : Array.isArray(rule.anchor) ? rule.anchor : [rule.anchor];
  const named = (members: Readonly<Record<string, string>>, member: string) =>
    Object.entries(members).map(([name, text]) => ({
      name,
      expression: compiler.expression(text, [...path, member, name]),
    }));
  const list = (texts: readonly string[], member: string) =>
    texts.map((text, at) => compiler.expression(text, [...path, member, at]));
  const parts = orderedParts(compileParts(rule, compiled, compiler, path));
  if (parts === null)
    problems.push({ path: [...path, 'parts'], message: 'a part looks at one that is not there, or at itself' });
  return {
    rule,
    id: `${compiled.pack.pack}/${rule.id}`,
    pack: compiled,
    anchors: anchors.map((anchor, at) =>
      compiler.pattern(anchor, [...path, 'anchor', ...(anchors.length > 1 ? [at] : [])], lookupNames),
    ),
    gather: rule.gather === undefined ? null : compileGather(rule.gather, compiled, compiler, [...path, 'gather']),
    bulk: compileBulk(rule),
    group: rule.group === undefined ? null : list(rule.group, 'group'),
    groupWithinMs: durationMs(rule.groupWithin),
    lookups: compileLookups(rule, compiler, path),
    parts: parts ?? [],
    elements: rule.elements.map(({ when, missing }, at) => ({
      when: compiler.expression(when, [...path, 'elements', at, 'when']),
      missing,
    })),
    holds: compiler.optional(rule.holds, [...path, 'holds']),
    agrees: list(rule.agrees, 'agrees'),
    coherent: list(rule.coherent, 'coherent'),
    lets: named(rule.let, 'let'),
    payload: named(rule.payload, 'payload'),
    entity:
      rule.entity === undefined
        ? null
        : {
            type: rule.entity.type,
            id: compiler.expression(rule.entity.id, [...path, 'entity', 'id']),
            label: compiler.expression(rule.entity.label, [...path, 'entity', 'label']),
          },
    actor: compiler.optional(rule.actor, [...path, 'actor']),
    branch: compiler.optional(rule.branch, [...path, 'branch']),
    amount: compiler.optional(rule.amount, [...path, 'amount']),
    sentence: {
      es: compiler.sentence(rule.sentence.es, [...path, 'sentence', 'es']),
      en: compiler.sentence(rule.sentence.en, [...path, 'sentence', 'en']),
    },
    nearMisses: rule.nearMisses.map(({ why, ...anchor }, at) => ({
      why,
      pattern: compiler.pattern(anchor, [...path, 'nearMisses', at], lookupNames),
    })),
  };
}

function compileParts(rule: PackRule, { pack }: CompiledPack, compiler: Compiler, path: Path): CompiledPart[] {
  const log = rule.anchor === undefined ? [] : logPart(rule, pack, compiler);
  return [
    ...log,
    ...Object.entries(rule.parts).map(([name, part]) => ({
      id: `${pack.pack}/${rule.id}.${name}`,
      name,
      pattern: compiler.pattern(part, [...path, 'parts', name], []),
      each: part.each ?? null,
      columns: Object.keys(part.by),
      values: Object.entries(part.by).map(([column, text]) =>
        compiler.expression(text, [...path, 'parts', name, 'by', column]),
      ),
      need: part.need,
      withinMs: durationMs(part.within),
      missing: part.missing ?? missingWords(part.table, pack),
    })),
  ];
}

/** What the application noted about it belongs to every event: the note names table and key. */
function logPart(rule: PackRule, pack: Pack, compiler: Compiler): CompiledPart[] {
  const { log } = pack;
  if (log === undefined || rule.parts.log !== undefined) return [];
  return [
    {
      id: `${pack.pack}/${rule.id}.log`,
      name: 'log',
      pattern: compiler.pattern({ table: log.table, on: 'create' }, ['log'], []),
      each: null,
      columns: [log.names.table, log.names.key],
      values: [compiler.expression('anchorTable', ['log']), compiler.expression('anchorKey', ['log'])],
      need: 'optional',
      withinMs: durationMs(log.within),
      missing: missingWords(log.table, pack),
    },
  ];
}

function missingWords(table: string, pack: Pack): PackWords {
  const name = pack.tables[table]?.name ?? { es: table, en: table };
  return { es: `falta: ${name.es}`, en: `missing: ${name.en}` };
}

function compileLookups(rule: PackRule, compiler: Compiler, path: Path): CompiledLookup[] {
  return Object.entries(rule.lookups).map(([name, { table, by }]) => ({
    name,
    table,
    columns: Object.keys(by),
    values: Object.entries(by).map(([column, text]) =>
      compiler.expression(text, [...path, 'lookups', name, 'by', column]),
    ),
  }));
}

function compileGather(
  gather: NonNullable<PackRule['gather']>,
  { pack }: CompiledPack,
  compiler: Compiler,
  path: Path,
): CompiledGather {
  return {
    of: new Set(gather.of.map((id) => `${pack.pack}/${id}`)),
    where: compiler.optional(gather.where, [...path, 'where']),
    by: gather.by.map((text, at) => compiler.expression(text, [...path, 'by', at])),
    withinMs: durationMs(gather.within),
    atLeast: gather.atLeast,
    counting: compiler.optional(gather.counting, [...path, 'counting']),
  };
}

function compileBulk({ bulk }: PackRule): CompiledBulk | null {
  if (bulk === undefined) return null;
  return {
    operations: new Set(Array.isArray(bulk.on) ? bulk.on : [bulk.on]),
    tables: bulk.tables === undefined ? null : new Set(bulk.tables),
    atLeast: bulk.atLeast,
  };
}

function compileTables(pack: Pack, compiler: Compiler): Map<string, CompiledTable> {
  return new Map(
    Object.entries(pack.tables).map(([table, { role, entity }]) => [
      table,
      {
        role,
        entity:
          entity === undefined
            ? null
            : {
                type: entity.type,
                id: compiler.optional(entity.id, ['tables', table, 'entity', 'id']),
                label: compiler.expression(entity.label, ['tables', table, 'entity', 'label']),
              },
      },
    ]),
  );
}

function compileComment({ comment }: Pack, problems: PackProblem[]): CompiledPack['comment'] {
  if (comment === undefined) return null;
  const regular = (text: string, member: string): RegExp | null => {
    try {
      return new RegExp(text, 'u');
    } catch {
      problems.push({ path: ['comment', member], message: 'not a regular expression' });
      return null;
    }
  };
  const actor = regular(comment.actor, 'actor');
  const application = comment.application === undefined ? null : regular(comment.application, 'application');
  return actor === null ? null : { actor, application };
}

/** What one part of a pack says of another must be there. */
function checkNames(pack: Pack, problems: PackProblem[]): void {
  const ids = new Set<string>();
  for (const [index, rule] of pack.rules.entries()) {
    if (ids.has(rule.id)) problems.push({ path: ['rules', index, 'id'], message: `there is another rule ${rule.id}` });
    ids.add(rule.id);
  }
  for (const [index, rule] of pack.rules.entries()) {
    for (const id of rule.gather?.of ?? [])
      if (!ids.has(id)) problems.push({ path: ['rules', index, 'gather', 'of'], message: `there is no rule ${id}` });
    const known = new Set([
      ...Object.keys(rule.payload),
      ...commonFacts,
      ...((rule.gather ?? rule.bulk) ? ['count', 'total'] : []),
    ]);
    for (const language of ['es', 'en'] as const)
      for (const [, name = ''] of rule.sentence[language].matchAll(/\{([^{}]*)\}/g))
        if (!known.has(name.split(/[|:]/)[0]?.trim() ?? ''))
          problems.push({
            path: ['rules', index, 'sentence', language],
            message: `there is no fact ${name} in the payload`,
          });
  }
}
