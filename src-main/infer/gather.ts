/** Events that belong together by what they have in common and by time: so many of them are told as one. */
import type { Actor } from '#shared/business-event.ts';
import type { PackWords } from '#shared/pack.ts';
import type { CompiledRule } from './compiled-pack.ts';
import { confidenceOf, shareOf } from './confidence.ts';
import { decimalText, plus, toDecimal, zero } from './decimal.ts';
import { eventIdOf } from './draft.ts';
import type { Evaluated } from './evaluate.ts';
import { payloadOf } from './evaluate.ts';
import { type Facts, valueText } from './expressions.ts';
import { evaluated, isTrue, type Mistakes, withLets } from './facts.ts';
import { keyOf } from './waiting.ts';
import { wallTimeOf } from './wall-time.ts';

/** Events of one kind that may become one, from the first of them on. */
export interface Cluster {
  /** Rule and what its events have in common. */
  readonly key: string;
  readonly ruleId: string;
  readonly firstMs: number;
  readonly firstLeaf: number;
  counted: number;
  /** Until there are enough of them. */
  members: string[];
  /** The event that gathers them, once there is one. */
  event: string | null;
}

/** One gathered event, as its gatherer sees it. */
export interface Member {
  readonly id: string;
  readonly anchorLeaf: number;
  readonly atMs: number;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly actor: Actor;
  readonly branch: string | null;
  readonly amount: string | null;
  readonly confidence: number;
}

export interface Joined {
  readonly cluster: Cluster;
  /** Events that are absorbed from now on. */
  readonly absorbed: readonly string[];
}

/** The event joins the cluster of its kind, or begins one; null where the rule does not want it. */
export function joinCluster(
  rule: CompiledRule,
  event: Evaluated,
  clusters: Map<string, Cluster>,
  mistakes: Mistakes,
): Joined | null {
  const { gather } = rule;
  if (gather === null) return null;
  const facts = memberFacts(event, rule);
  if (!isTrue(rule, gather.where, facts, mistakes)) return null;
  const common = keyOf(gather.by.map((expression) => valueText(evaluated(rule, expression, facts, mistakes))));
  if (common === null) return null;
  const counts =
    gather.counting === null ? 1 : Number(valueText(evaluated(rule, gather.counting, facts, mistakes)) ?? 0);
  const cluster = openCluster(rule, `${rule.id}|${common}`, event, clusters);
  cluster.counted += counts;
  if (cluster.event === null) cluster.members.push(event.id);
  if (cluster.event !== null) return { cluster, absorbed: [event.id] };
  if (cluster.counted < gather.atLeast) return { cluster, absorbed: [] };
  cluster.event = eventIdOf(cluster.firstLeaf, rule.rule.type);
  const absorbed = cluster.members;
  cluster.members = [];
  return { cluster, absorbed };
}

/** So many, where more are needed. */
export function shortWords(count: number, needed: number): PackWords {
  return { es: `${count} de ${needed}`, en: `${count} of ${needed}` };
}

/** A cluster that ends with at least this share of what it needs was nearly one. */
const nearlyShare = 0.25;

export function isNearMiss({ gather }: CompiledRule, { event, counted }: Cluster): boolean {
  return gather !== null && event === null && counted >= nearlyShare * gather.atLeast;
}

function openCluster(rule: CompiledRule, key: string, event: Evaluated, clusters: Map<string, Cluster>): Cluster {
  const known = clusters.get(key);
  if (known && event.atMs - known.firstMs <= (rule.gather?.withinMs ?? 0)) return known;
  const cluster: Cluster = {
    key,
    ruleId: rule.id,
    firstMs: event.atMs,
    firstLeaf: event.anchorLeaf,
    counted: 0,
    members: [],
    event: null,
  };
  clusters.set(key, cluster);
  return cluster;
}

/** The event that tells its members together; null where there are none. */
export function evaluateGathered(rule: CompiledRule, members: readonly Member[], mistakes: Mistakes): Evaluated | null {
  const [first] = members;
  if (first === undefined) return null;
  const total = members.reduce((sum, { amount }) => plus(sum, toDecimal(amount ?? '') ?? zero), zero);
  const facts: Facts = {
    ...memberFacts(first, rule),
    events: members.map((member) => memberFacts(member, rule)),
    count: BigInt(members.length),
    total,
    first: wallTimeOf(first.atMs, rule.pack.pack.zone),
    last: wallTimeOf(members.at(-1)?.atMs ?? first.atMs, rule.pack.pack.zone),
  };
  withLets(rule, facts, mistakes);
  const answers = (expressions: CompiledRule['agrees']) =>
    expressions.map((expression) => isTrue(rule, expression, facts, mistakes));
  const entity = rule.entity;
  return {
    id: eventIdOf(first.anchorLeaf, rule.rule.type),
    rule,
    anchorLeaf: first.anchorLeaf,
    atMs: first.atMs,
    businessAt: null,
    entity:
      entity === null
        ? null
        : {
            type: entity.type,
            id: valueText(evaluated(rule, entity.id, facts, mistakes)) ?? '',
            label: valueText(evaluated(rule, entity.label, facts, mistakes)) ?? '',
          },
    actor: first.actor,
    branch: rule.branch === null ? commonBranch(members) : valueText(evaluated(rule, rule.branch, facts, mistakes)),
    amount: rule.amount === null ? null : valueText(evaluated(rule, rule.amount, facts, mistakes)),
    confidence: confidenceOf(rule, {
      obligatory: shareOf(rule.elements.map(({ when }) => isTrue(rule, when, facts, mistakes))),
      arithmetic: shareOf(answers(rule.agrees)),
      actor: first.actor.value === null ? 0 : 1,
      coherent: shareOf(answers(rule.coherent)),
    }),
    gaps: rule.elements.flatMap(({ when, missing }) => (isTrue(rule, when, facts, mistakes) ? [] : [missing])),
    payload: {
      count: members.length,
      ...(members.some(({ amount }) => amount !== null) ? { total: decimalText(total) } : {}),
      ...payloadOf(rule, rule.payload, facts, mistakes),
    },
    holds: isTrue(rule, rule.holds, facts, mistakes),
  };
}

function commonBranch(members: readonly Member[]): string | null {
  const branches = new Set(members.map(({ branch }) => branch));
  return branches.size === 1 ? ([...branches][0] ?? null) : null;
}

/** Numbers of a payload are text where they are exact: here they count again. */
function memberFacts(member: Omit<Member, 'id'>, { pack }: CompiledRule): Facts {
  const { payload, actor, branch, amount, atMs } = member;
  return {
    payload: Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, counted(value)])),
    actor: actor.value,
    branch,
    amount: amount === null ? null : (toDecimal(amount) ?? amount),
    at: wallTimeOf(atMs, pack.pack.zone),
    leaf: BigInt(member.anchorLeaf),
  };
}

function counted(value: unknown): unknown {
  if (typeof value === 'number' && Number.isInteger(value)) return BigInt(value);
  if (typeof value === 'string' && /^-?\d+\.\d+$/.test(value)) return toDecimal(value);
  return value;
}
