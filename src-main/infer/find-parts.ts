/** Finds the rows that a draft's parts ask for: in its own transaction, among recent rows, or some time later. */
import type { CompiledPart } from './compiled-pack.ts';
import { addRow, anchorPart, type Draft, groupPart } from './draft.ts';
import { type Facts, valueText } from './expressions.ts';
import { evaluated, imagesOf, isTrue, rowFacts, withLookups } from './facts.ts';
import { type Held, heldOf, type InferenceState } from './inference-state.ts';
import { type InferredRow, imageOf, typed } from './inferred-row.ts';
import { keyInRow, keyOf } from './waiting.ts';
import type { Work } from './work.ts';

/** Windows beyond this join rows of whatever session: a day's paperwork is not done over one connection. */
const sameSessionMs = 60_000;

/** In the same transaction: what is found here is not looked for elsewhere. */
export function findLocalParts(state: InferenceState, work: Work, { draft }: Held): void {
  for (const part of draft.rule.parts)
    for (const key of keysOf(state, draft, part))
      for (const row of work.withKey(draft.rule, part, key)) {
        if (row.leaf === draft.anchor.leaf && part.name !== groupPart) continue;
        addRow(draft, part.name, row);
        work.claim(row.leaf);
      }
}

/** What its transaction did not hold: rows that came shortly before, and from now on those that come after. */
export function findFurtherParts(state: InferenceState, work: Work, held: Held): void {
  const { draft } = held;
  for (const part of draft.rule.parts) {
    // One part for several rows of another (`each`) may be there for some of them only.
    const found = new Set((draft.rows.get(part.name) ?? []).map((row) => keyInRow(part, row)));
    for (const key of keysOf(state, draft, part)) if (!found.has(key)) seek(state, work, { draft, part, key });
  }
}

interface Sought {
  readonly draft: Draft;
  readonly part: CompiledPart;
  readonly key: string;
}

function seek(state: InferenceState, work: Work, { draft, part, key }: Sought): void {
  const { waiting } = state;
  for (const recent of waiting.recent(part.pattern.table)) {
    const { row } = recent;
    const fits =
      Math.abs(draft.anchor.atMs - row.atMs) <= part.withinMs &&
      sameSession(part, draft.anchor.thread, row.thread) &&
      matches(state, draft, part, row) &&
      keyInRow(part, row) === key;
    if (!fits) continue;
    addRow(draft, part.name, row);
    takeFromHolder(state, recent.holder, row);
    state.ports.notNoise(row.leaf);
    waiting.forget(row.leaf);
    work.claim(row.leaf);
  }
  if (part.withinMs > 0)
    waiting.add({
      part: part.id,
      key,
      event: draft.id,
      untilMs: state.nowMs + part.withinMs,
      thread: part.need === 'optional' || part.withinMs > sameSessionMs ? null : draft.anchor.thread,
    });
}

/** Rows of this transaction that an earlier event waits for. */
export function joinAwaited(state: InferenceState, work: Work): void {
  for (const row of work.rows) {
    const claimed = work.isClaimed(row.leaf);
    for (const { rule, part } of state.teaching.parts(row)) {
      // A row that is something by itself can still be what a longer story waits for.
      if (claimed && part.withinMs <= sameSessionMs) continue;
      const key = keyInRow(part, row);
      const waits = key === null ? [] : state.waiting.for(part.id, key);
      if (waits.length === 0) continue;
      const awaited =
        waits.find(({ thread }) => thread !== null && thread === row.thread) ??
        waits.find(({ thread }) => thread === null || row.thread === null);
      const held = awaited === undefined ? null : heldOf(state, awaited.event);
      if (held === null || !isTrue(rule, part.pattern.where, rowFacts(row, rule.pack.pack.zone), state.ports.mistakes))
        continue;
      if (!addRow(held.draft, part.name, row)) continue;
      work.claim(row.leaf);
      findDependents(state, work, held, part, row);
    }
  }
}

/** Parts that are looked for once for each row of this one. */
function findDependents(state: InferenceState, work: Work, { draft }: Held, of: CompiledPart, row: InferredRow): void {
  const facts = anchorFacts(state, draft);
  for (const part of draft.rule.parts) {
    if (part.each !== of.name) continue;
    facts.each = typed(imageOf(row), row.types);
    const key = keyFor(state, draft, part, facts);
    if (key === null) continue;
    const local = work.withKey(draft.rule, part, key);
    for (const found of local) {
      addRow(draft, part.name, found);
      work.claim(found.leaf);
    }
    if (local.length === 0) seek(state, work, { draft, part, key });
  }
}

/** The keys under which rows of the part are looked for; none while one of its values is missing. */
function keysOf(state: InferenceState, draft: Draft, part: CompiledPart): ReadonlySet<string> {
  const facts = anchorFacts(state, draft);
  if (part.each === null) {
    const key = keyFor(state, draft, part, facts);
    return new Set(key === null ? [] : [key]);
  }
  const keys = new Set<string>();
  for (const each of imagesOf(draft.rows.get(part.each) ?? [])) {
    facts.each = each;
    const key = keyFor(state, draft, part, facts);
    if (key !== null) keys.add(key);
  }
  return keys;
}

function keyFor(state: InferenceState, { rule }: Draft, part: CompiledPart, facts: Facts): string | null {
  return keyOf(part.values.map((value) => valueText(evaluated(rule, value, facts, state.ports.mistakes))));
}

function anchorFacts(state: InferenceState, { rule, anchor }: Draft): Facts {
  return withLookups(rule, rowFacts(anchor, rule.pack.pack.zone), state.ports);
}

function matches(state: InferenceState, { rule }: Draft, part: CompiledPart, row: InferredRow): boolean {
  const { operations, where } = part.pattern;
  if (!operations.has(row.operation)) return false;
  return where === null || isTrue(rule, where, rowFacts(row, rule.pack.pack.zone), state.ports.mistakes);
}

/** Two sessions at the same moment do two things, unless one of them is not known. */
function sameSession(part: CompiledPart, a: string | null, b: string | null): boolean {
  return part.need === 'optional' || part.withinMs > sameSessionMs || a === null || b === null || a === b;
}

export function takeFromHolder(state: InferenceState, holder: string | null, row: InferredRow): void {
  const held = holder === null ? null : heldOf(state, holder);
  if (held === null) return;
  for (const name of [groupPart, anchorPart]) {
    const rows = held.draft.rows.get(name);
    if (rows !== undefined)
      held.draft.rows.set(
        name,
        rows.filter(({ leaf }) => leaf !== row.leaf),
      );
  }
  held.draft.touched = true;
}
