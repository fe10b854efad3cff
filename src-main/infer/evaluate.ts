/** From a draft to what is written: who, where, how much, how sure, what is missing; nothing in it but what its rows and rule say. */
import type { Actor, EntityName } from '#shared/business-event.ts';
import type { PackWords } from '#shared/pack.ts';
import { actorOf } from './actor.ts';
import type { CompiledRule, NamedExpression } from './compiled-pack.ts';
import { confidenceOf, shareOf } from './confidence.ts';
import { anchorPart, type Draft, rowsOf } from './draft.ts';
import { type Expression, type Facts, plainValue, valueText } from './expressions.ts';
import { draftFacts, evaluated, isTrue, type Mistakes, type Surroundings } from './facts.ts';
import { type InferredRow, imageOf, typed } from './inferred-row.ts';
import { type Teaching, unclassifiedType } from './teaching.ts';

export interface Evaluated {
  readonly id: string;
  readonly rule: CompiledRule;
  readonly anchorLeaf: number;
  readonly atMs: number;
  readonly businessAt: string | null;
  readonly entity: EntityName | null;
  readonly actor: Actor;
  readonly branch: string | null;
  readonly amount: string | null;
  readonly confidence: number;
  readonly gaps: readonly PackWords[];
  readonly payload: Readonly<Record<string, unknown>>;
  /** False: there is no such event after all. */
  readonly holds: boolean;
  /** Where its rows are too many to be listed. */
  readonly bulk?: Draft['bulk'];
}

export interface Knowledge extends Surroundings {
  readonly teaching: Teaching;
}

export function evaluateDraft(draft: Draft, knowledge: Knowledge): Evaluated {
  const { rule, anchor } = draft;
  const { teaching, mistakes } = knowledge;
  const facts = draftFacts(draft, knowledge);
  const actor = actorOf(draft, facts, teaching, mistakes);
  facts.actor = actor.value;
  const holds = isStillThere(draft) && isTrue(rule, rule.holds, facts, mistakes);
  const present = presence(draft, facts, mistakes);
  const answers = (expressions: readonly Expression[]) =>
    expressions.map((expression) => isTrue(rule, expression, facts, mistakes));
  return {
    id: draft.id,
    rule,
    anchorLeaf: anchor.leaf,
    atMs: anchor.atMs,
    businessAt: businessTimeOf(anchor, teaching),
    entity: entityOf(rule, anchor, facts, knowledge),
    actor,
    branch: branchOf(rule, anchor, facts, knowledge),
    amount: rule.amount === null ? null : valueText(evaluated(rule, rule.amount, facts, mistakes)),
    // What no rule claims says nothing that could be believed.
    confidence:
      rule.rule.type === unclassifiedType
        ? 0
        : confidenceOf(rule, {
            obligatory: shareOf([true, ...present.map(({ is }) => is)]),
            arithmetic: shareOf(answers(rule.agrees)),
            actor: actor.value === null ? 0 : 1,
            coherent: shareOf(answers(rule.coherent)),
          }),
    gaps: present.flatMap(({ is, missing }) => (is ? [] : [missing])),
    payload: payloadOf(rule, rule.payload, facts, mistakes),
    holds,
    ...(draft.bulk === undefined ? {} : { bulk: draft.bulk }),
  };
}

export function payloadOf(
  rule: CompiledRule,
  members: readonly NamedExpression[],
  facts: Facts,
  mistakes: Mistakes,
): Record<string, unknown> {
  return Object.fromEntries(
    members.map(({ name, expression }) => [name, plainValue(evaluated(rule, expression, facts, mistakes))]),
  );
}

/** Another event may have taken its anchor; a collection is there for as long as it has any row. */
function isStillThere(draft: Draft): boolean {
  return draft.rule.anchors.length > 0 ? (draft.rows.get(anchorPart)?.length ?? 0) > 0 : rowsOf(draft).length > 0;
}

function presence({ rule, rows }: Draft, facts: Facts, mistakes: Mistakes): { is: boolean; missing: PackWords }[] {
  const parts = rule.parts
    .filter(({ need }) => need === 'obligatory')
    .map(({ name, missing }) => ({ is: (rows.get(name)?.length ?? 0) > 0, missing }));
  const elements = rule.elements.map(({ when, missing }) => ({ is: isTrue(rule, when, facts, mistakes), missing }));
  return [...parts, ...elements];
}

function businessTimeOf(row: InferredRow, teaching: Teaching): string | null {
  const column = teaching.table(row.table)?.words.businessTime;
  return column === undefined ? null : valueText(imageOf(row)[column]);
}

function entityOf(
  rule: CompiledRule,
  row: InferredRow,
  facts: Facts,
  { teaching, mistakes }: Knowledge,
): EntityName | null {
  const own = rule.entity;
  if (own === null && row.before === null && row.after === null) return null;
  const table = teaching.table(row.table)?.table.entity ?? null;
  const type = own?.type ?? table?.type;
  if (type === undefined) return null;
  const seen = own === null ? { row: typed(imageOf(row), row.types) } : facts;
  const idExpression = own?.id ?? table?.id ?? null;
  const id = idExpression === null ? row.keyText : valueText(evaluated(rule, idExpression, seen, mistakes));
  const labelExpression = own?.label ?? table?.label;
  const label = labelExpression === undefined ? null : valueText(evaluated(rule, labelExpression, seen, mistakes));
  return id === null ? null : { type, id, label: label ?? id };
}

function branchOf(
  rule: CompiledRule,
  row: InferredRow,
  facts: Facts,
  { teaching, mistakes }: Knowledge,
): string | null {
  if (rule.branch !== null) return valueText(evaluated(rule, rule.branch, facts, mistakes));
  const column = teaching.table(row.table)?.words.branch;
  return column === undefined ? null : valueText(imageOf(row)[column]);
}
