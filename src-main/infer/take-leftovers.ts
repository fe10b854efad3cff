/** Rows that no rule claims: noise by what the pack says, bulk where there are very many, else kept as unclassified. Nothing is dropped. */
import type { CompiledRule } from './compiled-pack.ts';
import { type Draft, groupPart, newDraft } from './draft.ts';
import type { Facts } from './expressions.ts';
import { isTrue, rowFacts, withLookups } from './facts.ts';
import { shortWords } from './gather.ts';
import type { NoiseReason } from './inference-ports.ts';
import { type Held, hold, type InferenceState, nearMiss } from './inference-state.ts';
import type { BulkRows, InferredRow } from './inferred-row.ts';
import type { Work } from './work.ts';

export function takeLeftovers(state: InferenceState, work: Work): void {
  const left: InferredRow[] = [];
  for (const row of work.rows) {
    if (work.isClaimed(row.leaf)) continue;
    const noise = noiseOf(state, row);
    if (noise === null) left.push(row);
    else {
      state.ports.noise(row.leaf, noise);
      remember(state, row, null);
    }
  }
  const rest = takeBulk(state, left);
  const [first] = rest;
  const rule = state.teaching.unclassified;
  if (first === undefined || rule === null) return;
  const held = openCollection(state, rule, rest);
  held.nearMisses.push(...shortOfBulk(state, rest));
  for (const row of rest) {
    for (const { rule: missed, pattern, why } of state.teaching.nearMisses(row))
      if (isTrue(missed, pattern.where, missFacts(state, missed, row), state.ports.mistakes))
        held.nearMisses.push(nearMiss(missed, why));
    remember(state, row, held.draft.id);
  }
}

function missFacts(state: InferenceState, rule: CompiledRule, row: InferredRow): Facts {
  return withLookups(rule, rowFacts(row, rule.pack.pack.zone), state.ports);
}

function noiseOf(state: InferenceState, row: InferredRow): NoiseReason | null {
  const taught = state.teaching.table(row.table);
  const role = taught?.table.role;
  if (role === 'scratch' || (role === 'log' && row.operation === 'create')) return { is: role };
  if (taught === null) return null;
  const facts = rowFacts(row, taught.pack.pack.zone);
  for (const { pattern, what } of state.teaching.noise(row)) {
    if (pattern.where === null) return { is: 'noise', what };
    try {
      if (pattern.where.evaluate(facts) === true) return { is: 'noise', what };
    } catch {
      // A comparison with nothing is no match.
    }
  }
  return null;
}

/** Many rows of one table and operation in one transaction are one event. */
function takeBulk(state: InferenceState, rows: readonly InferredRow[]): InferredRow[] {
  const groups = new Map<string, InferredRow[]>();
  for (const row of rows) {
    const place = `${row.tableId}|${row.operation}`;
    groups.set(place, [...(groups.get(place) ?? []), row]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const rule = first === undefined ? null : state.teaching.bulk(first.table, first.operation, group.length);
    if (rule === null) return group;
    openCollection(state, rule, group);
    return [];
  });
}

/** Groups that would be bulk with at most as many rows again. */
function shortOfBulk(state: InferenceState, rows: readonly InferredRow[]): Held['nearMisses'] {
  const counts = new Map<string, { first: InferredRow; count: number }>();
  for (const row of rows) {
    const place = `${row.tableId}|${row.operation}`;
    const known = counts.get(place);
    if (known) known.count += 1;
    else counts.set(place, { first: row, count: 1 });
  }
  return [...counts.values()].flatMap(({ first, count }) => {
    const rule = state.teaching.bulk(first.table, first.operation, 2 * count);
    return rule === null ? [] : [nearMiss(rule, shortWords(count, rule.bulk?.atLeast ?? 0))];
  });
}

export function takeBulkRows(state: InferenceState, { first, sample, count, lastLeaf }: BulkRows): void {
  const noise = noiseOf(state, first);
  const rule = state.teaching.bulk(first.table, first.operation, count);
  if (noise !== null || rule === null) return;
  const draft: Draft = { ...newDraft(rule, first, null), bulk: { count, lastLeaf } };
  draft.rows.set(groupPart, [...sample]);
  hold(state, draft);
}

/** An event that is nothing but these rows. */
export function openCollection(state: InferenceState, rule: CompiledRule, rows: readonly InferredRow[]): Held {
  const [first] = rows;
  if (first === undefined) throw new Error('no rows');
  const draft = newDraft(rule, first, null);
  draft.rows.set(groupPart, [...rows]);
  return hold(state, draft);
}

function remember(state: InferenceState, row: InferredRow, holder: string | null): void {
  if (row.operation !== 'truncate')
    state.waiting.remember({ row, untilMs: state.nowMs + state.teaching.lookBackMs, holder });
}
