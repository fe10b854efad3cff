/** Very many rows of one kind in one transaction are one event, even where each by itself would be one: a migration is no day of work. */
import { isTrue, rowFacts, withLookups } from './facts.ts';
import type { InferenceState } from './inference-state.ts';
import type { InferredRow } from './inferred-row.ts';
import { openCollection } from './take-leftovers.ts';

/** Part under which lines stand whose headers are the bulk. */
const linesPart = 'lines';

/** The rows that are still to be looked at one by one. */
export function splitBulk(state: InferenceState, rows: readonly InferredRow[]): readonly InferredRow[] {
  const places = new Map<string, InferredRow[]>();
  for (const row of rows) {
    const place = `${row.table}|${row.operation}`;
    const known = places.get(place);
    if (known) known.push(row);
    else places.set(place, [row]);
  }
  const taken = new Set<InferredRow>();
  for (const group of places.values()) {
    const [first] = group;
    const rule = first === undefined ? null : state.teaching.bulk(first.table, first.operation, group.length);
    if (first === undefined || rule === null || !isOneByOne(state, first)) continue;
    const held = openCollection(state, rule, group);
    const lines = [...places.values()].flat().filter((row) => isLineOf(state, row, first));
    if (lines.length > 0) held.draft.rows.set(linesPart, lines);
    for (const row of [...group, ...lines]) taken.add(row);
  }
  return taken.size === 0 ? rows : rows.filter((row) => !taken.has(row));
}

/** It anchors an event, and only events that nothing gathers: a campaign tells its many prices better than "many rows". */
function isOneByOne(state: InferenceState, row: InferredRow): boolean {
  if (state.teaching.table(row.table)?.table.role === 'detail') return false;
  const anchored = state.teaching.anchors(row).filter(({ rule, pattern }) => {
    const facts = withLookups(rule, rowFacts(row, rule.pack.pack.zone), state.ports);
    return isTrue(rule, pattern.where, facts, state.ports.mistakes);
  });
  return (
    anchored.length > 0 &&
    anchored.every(({ rule }) => rule.group === null && state.teaching.gatherers(rule.id).length === 0)
  );
}

function isLineOf(state: InferenceState, row: InferredRow, header: InferredRow): boolean {
  return row.operation === header.operation && state.teaching.table(row.table)?.words.header?.table === header.table;
}
