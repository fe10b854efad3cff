/** Opens a draft for every row that anchors a rule, or joins the row to the open group that it belongs to. */
import type { CompiledRule, RowPattern } from './compiled-pack.ts';
import { addRow, type Draft, eventIdOf, groupPart, newDraft } from './draft.ts';
import { valueText } from './expressions.ts';
import { evaluated, isTrue, rowFacts, withLookups } from './facts.ts';
import { type Held, heldOf, hold, type InferenceState } from './inference-state.ts';
import type { InferredRow } from './inferred-row.ts';
import { keyOf } from './waiting.ts';
import type { Work } from './work.ts';

/** The drafts that are new or have grown by a row. `free` rules come last and take only what is left. */
export function openAnchors(state: InferenceState, work: Work, free: boolean): Held[] {
  const fresh = new Set<Held>();
  for (const row of work.rows) {
    if (free && work.isClaimed(row.leaf)) continue;
    for (const { rule, pattern } of state.teaching.anchors(row)) {
      if (rule.rule.free !== free || !anchors(state, rule, pattern, row)) continue;
      const held = rule.group === null ? open(state, rule, row, null) : joinGroup(state, rule, rule.group, row);
      if (held === null) continue;
      work.claim(row.leaf);
      fresh.add(held);
      // What only nobody else wanted goes to a rule that wants it after all.
      if (free)
        state.waiting.remember({ row, untilMs: state.nowMs + state.teaching.lookBackMs, holder: held.draft.id });
    }
  }
  return [...fresh];
}

function anchors(
  state: InferenceState,
  rule: CompiledRule,
  { where, needsLookups }: RowPattern,
  row: InferredRow,
): boolean {
  if (where === null) return true;
  const facts = rowFacts(row, rule.pack.pack.zone);
  return isTrue(rule, where, needsLookups ? withLookups(rule, facts, state.ports) : facts, state.ports.mistakes);
}

function open(state: InferenceState, rule: CompiledRule, row: InferredRow, group: string | null): Held {
  const known = state.held.get(eventIdOf(row.leaf, rule.rule.type));
  return known ?? hold(state, newDraft(rule, row, group));
}

function joinGroup(
  state: InferenceState,
  rule: CompiledRule,
  group: NonNullable<CompiledRule['group']>,
  row: InferredRow,
): Held | null {
  const facts = withLookups(rule, rowFacts(row, rule.pack.pack.zone), state.ports);
  const values = keyOf(group.map((expression) => valueText(evaluated(rule, expression, facts, state.ports.mistakes))));
  if (values === null) return null;
  const key = `${rule.id}|${values}`;
  const id = state.groups.get(key);
  const known = id === undefined ? null : heldOf(state, id);
  if (known !== null && belongs(rule, known.draft, row)) {
    addRow(known.draft, groupPart, row);
    return known;
  }
  const held = open(state, rule, row, key);
  state.groups.set(key, held.draft.id);
  return held;
}

function belongs({ groupWithinMs }: CompiledRule, { anchor, lastMs }: Draft, row: InferredRow): boolean {
  if (row.tx !== null && row.tx === anchor.tx) return true;
  const sameSession = anchor.thread === null || row.thread === null || anchor.thread === row.thread;
  return sameSession && row.atMs - lastMs <= groupWithinMs;
}

/** Groups that nothing can join any more. */
export function endGroups(state: InferenceState): void {
  for (const [key, id] of state.groups) {
    const held = heldOf(state, id);
    if (held === null || state.nowMs - held.draft.lastMs > held.draft.rule.groupWithinMs) state.groups.delete(key);
  }
}
