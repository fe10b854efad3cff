/** What inference remembers of one database between two transactions. */
import type { PackWords } from '#shared/pack.ts';
import type { CompiledRule } from './compiled-pack.ts';
import { anchorPart, type Draft, newDraft, rowsOf } from './draft.ts';
import { type Evaluated, evaluateDraft, type Knowledge } from './evaluate.ts';
import { type Cluster, evaluateGathered, joinCluster } from './gather.ts';
import type { InferencePorts, KeptState } from './inference-ports.ts';
import type { InferredRow } from './inferred-row.ts';
import type { Teaching } from './teaching.ts';
import { type Awaited, createWaiting, type RecentRow, type Waiting } from './waiting.ts';

/** A rule that nearly told the rows, and why it did not. */
export interface NearMiss {
  readonly rule: string;
  readonly type: string;
  readonly why: PackWords;
}

export function nearMiss({ id, rule }: CompiledRule, why: PackWords): NearMiss {
  return { rule: id, type: rule.type, why };
}

/** A draft with what was found of it at its last change. */
export interface Held {
  readonly draft: Draft;
  evaluated: Evaluated | null;
  /** It was offered to those who gather its kind. */
  offered: boolean;
  /** To be written. */
  dirty: boolean;
  /** It was written before. */
  stored: boolean;
  readonly nearMisses: NearMiss[];
}

export interface InferenceState {
  readonly teaching: Teaching;
  readonly ports: InferencePorts;
  readonly knowledge: Knowledge;
  readonly held: Map<string, Held>;
  /** Open groups: rule and values → draft. */
  readonly groups: Map<string, string>;
  readonly waiting: Waiting;
  readonly clusters: Map<string, Cluster>;
  readonly changedClusters: Set<Cluster>;
  readonly endedClusters: Set<string>;
  /** Gathering events to be evaluated anew. */
  readonly gathered: Map<string, CompiledRule>;
  /** Events that a gathering one takes from now on. */
  readonly absorbed: { readonly ids: readonly string[]; readonly into: string }[];
  nowMs: number;
}

export interface Kept {
  readonly state: KeptState | null;
  readonly awaited: readonly Awaited[];
  readonly clusters: readonly Cluster[];
}

export function openState(teaching: Teaching, ports: InferencePorts, kept: Kept): InferenceState {
  const waiting = createWaiting(kept.awaited);
  for (const [leaf, untilMs, holder] of kept.state?.recent ?? []) {
    const row = ports.row(leaf);
    if (row !== null) waiting.remember({ row, untilMs, holder });
  }
  const state: InferenceState = {
    teaching,
    ports,
    knowledge: { teaching, finder: ports.finder, mistakes: ports.mistakes },
    held: new Map(),
    groups: new Map(kept.state?.groups ?? []),
    waiting,
    clusters: new Map(kept.clusters.map((cluster) => [cluster.key, cluster])),
    changedClusters: new Set(),
    endedClusters: new Set(),
    gathered: new Map(),
    absorbed: [],
    nowMs: kept.state?.nowMs ?? Number.NEGATIVE_INFINITY,
  };
  for (const [rule, evidence] of kept.state?.unheld ?? []) holdAgain(state, rule, evidence);
  return state;
}

/** A draft that was no event when the state was kept. */
function holdAgain(state: InferenceState, ruleId: string, evidence: Readonly<Record<string, readonly number[]>>): void {
  const rule = state.teaching.rule(ruleId);
  const rows = new Map<string, InferredRow[]>();
  for (const [part, leaves] of Object.entries(evidence))
    rows.set(
      part,
      leaves.map((leaf) => state.ports.row(leaf)).filter((row) => row !== null),
    );
  const anchor = rows.get(anchorPart)?.[0];
  if (rule === null || anchor === undefined) return;
  const lastMs = Math.max(...[...rows.values()].flat().map(({ atMs }) => atMs));
  const held = hold(state, { ...newDraft(rule, anchor, null), rows, lastMs, touched: false });
  held.dirty = false;
}

export function hold(state: InferenceState, draft: Draft): Held {
  const held: Held = { draft, evaluated: null, offered: false, dirty: true, stored: false, nearMisses: [] };
  state.held.set(draft.id, held);
  return held;
}

/** In memory, or as it was kept. */
export function heldOf(state: InferenceState, id: string): Held | null {
  const known = state.held.get(id);
  if (known) return known;
  const kept = state.ports.draft(id);
  if (kept === null) return null;
  const held = hold(state, kept.draft);
  held.nearMisses.push(...kept.nearMisses);
  Object.assign(held, { offered: true, dirty: false, stored: true });
  return held;
}

/** Evaluates what was touched, now, with what is known now: later would depend on how the batches were cut. */
export function settle(state: InferenceState): void {
  for (const held of state.held.values()) {
    if (!held.draft.touched) continue;
    held.draft.touched = false;
    held.dirty = true;
    const found = evaluateDraft(held.draft, state.knowledge);
    held.evaluated = held.nearMisses.length === 0 ? found : withNearMisses(found, held);
    if (held.evaluated.holds && !held.offered) offer(state, held, held.evaluated);
  }
}

function withNearMisses(found: Evaluated, { nearMisses }: Held): Evaluated {
  return { ...found, payload: { ...found.payload, nearMisses } };
}

/** To the rules that gather its kind, once. */
function offer(state: InferenceState, held: Held, found: Evaluated): void {
  held.offered = true;
  for (const rule of state.teaching.gatherers(found.rule.id)) {
    const joined = joinCluster(rule, found, state.clusters, state.ports.mistakes);
    if (joined === null) continue;
    state.changedClusters.add(joined.cluster);
    const { event } = joined.cluster;
    if (event === null) continue;
    state.gathered.set(event, rule);
    state.absorbed.push({ ids: joined.absorbed, into: event });
  }
}

/** Writes what has changed, then the events that gather others, from what was written; lets go of what nothing can change any more. */
export function flushState(state: InferenceState): void {
  const { ports, waiting } = state;
  for (const held of state.held.values()) if (held.dirty) write(state, held);
  for (const { ids, into } of state.absorbed) ports.absorb(ids, into);
  state.absorbed.length = 0;
  for (const [id, rule] of state.gathered) {
    const found = evaluateGathered(rule, ports.members(id), ports.mistakes);
    if (found?.holds === true) ports.save({ ...found, id }, []);
  }
  state.gathered.clear();
  ports.keepAwaited(waiting.takeChanges());
  ports.keepClusters([...state.changedClusters], [...state.endedClusters]);
  state.changedClusters.clear();
  state.endedClusters.clear();
  const recent = waiting.recentRows();
  letGo(state, recent);
  const unheld = [...state.held.values()].filter(({ evaluated, stored }) => !stored && evaluated?.holds !== true);
  ports.keepState({
    unheld: unheld.map(({ draft }) => [draft.rule.id, leavesOf(draft)] as const),
    nowMs: state.nowMs,
    recent: recent.map(({ row, untilMs, holder }) => [row.leaf, untilMs, holder] as const),
    groups: [...state.groups],
  });
}

/** What nothing can change any more. */
function letGo(state: InferenceState, recent: readonly RecentRow[]): void {
  const holders = recent.flatMap(({ holder }) => (holder === null ? [] : [holder]));
  const needed = new Set([...state.groups.values(), ...holders]);
  for (const id of state.held.keys()) if (!needed.has(id) && !state.waiting.isOpen(id)) state.held.delete(id);
}

function leavesOf({ rows }: Draft): Record<string, number[]> {
  return Object.fromEntries([...rows].map(([part, list]) => [part, list.map(({ leaf }) => leaf)]));
}

function write(state: InferenceState, held: Held): void {
  const { ports } = state;
  const { draft, evaluated } = held;
  held.dirty = false;
  if (evaluated?.holds === true) {
    const rows = rowsOf(draft).map(({ part, row }) => ({ part, leaf: row.leaf }));
    const { absorbedBy } = ports.save(evaluated, rows);
    held.stored = true;
    const rule = absorbedBy === null ? null : state.teaching.rule(absorbedBy.rule);
    if (absorbedBy !== null && rule !== null) state.gathered.set(absorbedBy.event, rule);
    return;
  }
  if (held.stored) ports.remove(draft.id);
  held.stored = false;
  for (const { row } of rowsOf(draft)) if (!ports.isClaimed(row.leaf)) ports.noise(row.leaf, { is: 'netted' });
}
