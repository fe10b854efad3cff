/**
 * From row changes to business events, transaction by transaction in ledger order: anchors open drafts, parts join them by key,
 * what nobody claims is kept as unclassified. The same whatever the batches; it knows no clock but the stream's.
 */
import { addRow } from './draft.ts';
import { findFurtherParts, findLocalParts, joinAwaited } from './find-parts.ts';
import { type Cluster, isNearMiss, shortWords } from './gather.ts';
import type { InferencePorts } from './inference-ports.ts';
import {
  flushState,
  type Held,
  heldOf,
  type InferenceState,
  type Kept,
  nearMiss,
  openState,
  settle,
} from './inference-state.ts';
import type { BulkRows, InferredRow } from './inferred-row.ts';
import { joinReinserted } from './netting.ts';
import { endGroups, openAnchors } from './open-anchors.ts';
import { splitBulk } from './split-bulk.ts';
import { takeBulkRows, takeLeftovers } from './take-leftovers.ts';
import type { Teaching } from './teaching.ts';
import { createWork } from './work.ts';

export interface Inference {
  /** Rows of one transaction, or a row outside of any, in their order. */
  take(rows: readonly InferredRow[], bulk?: readonly BulkRows[]): void;
  /** Hands over what has changed. */
  flush(): void;
}

/** Part under which the delete stands that an insert of the same row took back. */
const replacedPart = 'replaced';

export function openInference(teaching: Teaching, ports: InferencePorts, kept: Kept): Inference {
  const state = openState(teaching, ports, kept);
  return {
    take: (rows, bulk = []) => {
      takeRows(state, rows);
      if (bulk.length > 0) takeCounted(state, bulk);
    },
    flush: () => flushState(state),
  };
}

function takeRows(state: InferenceState, all: readonly InferredRow[]): void {
  passTime(state, all);
  const { rows, folded } = joinReinserted(all);
  const work = createWork(splitBulk(state, rows), state.ports.mistakes);
  const fresh = openAnchors(state, work, false);
  for (const held of fresh) findLocalParts(state, work, held);
  joinAwaited(state, work);
  const free = openAnchors(state, work, true);
  for (const held of free) findLocalParts(state, work, held);
  for (const held of new Set([...fresh, ...free])) findFurtherParts(state, work, held);
  takeLeftovers(state, work);
  keepFolded(state, all, folded, [...fresh, ...free]);
  settle(state);
}

/** Too many to be looked at one by one. */
function takeCounted(state: InferenceState, bulk: readonly BulkRows[]): void {
  passTime(
    state,
    bulk.map(({ first }) => first),
  );
  for (const rows of bulk) takeBulkRows(state, rows);
  settle(state);
}

function passTime(state: InferenceState, rows: readonly InferredRow[]): void {
  for (const { atMs } of rows) state.nowMs = Math.max(state.nowMs, atMs);
  state.waiting.expire(state.nowMs);
  endGroups(state);
  for (const [key, cluster] of state.clusters) {
    const withinMs = state.teaching.rule(cluster.ruleId)?.gather?.withinMs ?? 0;
    if (state.nowMs - cluster.firstMs <= withinMs) continue;
    state.clusters.delete(key);
    state.endedClusters.add(key);
    noteNearMiss(state, cluster);
  }
}

/** A delete that was taken back stands with the row that came again, or, where nothing is left of both, as netted. */
function keepFolded(
  state: InferenceState,
  all: readonly InferredRow[],
  folded: ReadonlyMap<number, number | null>,
  drafts: readonly Held[],
): void {
  for (const [leaf, into] of folded) {
    const row = all.find((candidate) => candidate.leaf === leaf);
    const holders = into === null ? [] : drafts.filter(({ draft }) => holds(draft.rows, into));
    if (row !== undefined) for (const { draft } of holders) addRow(draft, replacedPart, row);
    if (holders.length === 0) state.ports.noise(leaf, { is: 'netted' });
  }
}

function holds(rows: ReadonlyMap<string, readonly InferredRow[]>, leaf: number): boolean {
  return [...rows.values()].some((part) => part.some((row) => row.leaf === leaf));
}

/** Too few came: told with the first of them. */
function noteNearMiss(state: InferenceState, cluster: Cluster): void {
  const rule = state.teaching.rule(cluster.ruleId);
  const [first] = cluster.members;
  const held = rule === null || first === undefined || !isNearMiss(rule, cluster) ? null : heldOf(state, first);
  if (rule === null || held === null) return;
  held.nearMisses.push(nearMiss(rule, shortWords(cluster.counted, rule.gather?.atLeast ?? 0)));
  held.draft.touched = true;
}
