/** Business events against what really happened: each fact is told by at most one event, and each event tells at most one fact. */
import type { Sqlite } from '../../../src-main/store/sqlite.ts';
import type { Fact } from './read-journal.ts';

export interface TypeScore {
  readonly type: string;
  readonly facts: number;
  readonly events: number;
  readonly right: number;
  readonly precision: number;
  readonly recall: number;
  /** The first facts that nothing tells, and the first events that tell nothing. */
  readonly missed: readonly Fact[];
  readonly invented: readonly ToldEvent[];
}

export interface ToldEvent {
  readonly id: number;
  readonly type: string;
  readonly leaf: number;
  readonly atMs: number;
  readonly table: string;
  readonly key: Readonly<Record<string, unknown>>;
}

/** Told beside what the journal holds: kinds of which it says nothing. */
const beside = new Set(['UnclassifiedChange', 'PurchaseRequested']);
/** A fact with a key is told at its own commit; one of many rows somewhere in its course. */
const keyedMs = 2_000;
const keylessMs = 12 * 3_600_000;
const shown = 5;

export function scoreEvents(db: Sqlite, facts: readonly Fact[]): TypeScore[] {
  const events = readEvents(db);
  const types = new Set([...facts, ...events].map(({ type }) => type).filter((type) => !beside.has(type)));
  return [...types].sort().map((type) =>
    scoreType(
      type,
      facts.filter((fact) => fact.type === type),
      events.filter((event) => event.type === type),
    ),
  );
}

export function together(scores: readonly TypeScore[]): { precision: number; recall: number } {
  const sum = (what: 'facts' | 'events' | 'right') => scores.reduce((total, score) => total + score[what], 0);
  return { precision: ratio(sum('right'), sum('events')), recall: ratio(sum('right'), sum('facts')) };
}

function scoreType(type: string, facts: readonly Fact[], events: readonly ToldEvent[]): TypeScore {
  const free = new Set(events);
  const missed = facts.filter((fact) => {
    const found = bestOf(fact, free);
    if (found !== null) free.delete(found);
    return found === null;
  });
  const right = facts.length - missed.length;
  return {
    type,
    facts: facts.length,
    events: events.length,
    right,
    precision: ratio(right, events.length),
    recall: ratio(right, facts.length),
    missed: missed.slice(0, shown),
    invented: [...free].slice(0, shown),
  };
}

/** The nearest in time that tells of the same row. */
function bestOf(fact: Fact, events: ReadonlySet<ToldEvent>): ToldEvent | null {
  let best: ToldEvent | null = null;
  for (const event of events) {
    const distance = Math.abs(event.atMs - fact.atMs);
    if (distance > (fact.key === null ? keylessMs : keyedMs) || !sameRow(fact, event)) continue;
    if (best === null || distance < Math.abs(best.atMs - fact.atMs)) best = event;
  }
  return best;
}

/** A fact may name a part of the key: the user of a role. */
function sameRow({ key, table }: Fact, event: ToldEvent): boolean {
  if (table !== event.table) return false;
  return key === null || Object.entries(key).every(([column, value]) => String(event.key[column]) === value);
}

interface EventRow {
  id: number;
  type: string;
  leaf: number;
  at_ms: number;
  table: string;
  key_json: string | null;
}

function readEvents(db: Sqlite): ToldEvent[] {
  return db
    .prepare<[], EventRow>(
      `SELECT told.id, rule.type, told.leaf, told.at_ms, source_table.name AS "table", change_event.key_json
       FROM business_event AS told JOIN rule ON rule.id = told.rule JOIN change_event ON change_event.leaf = told.leaf
       JOIN source_table ON source_table.id = change_event.table_id WHERE told.absorbed_by IS NULL ORDER BY told.id`,
    )
    .all()
    .map(({ id, type, leaf, at_ms, table, key_json }) => ({
      id,
      type,
      leaf,
      atMs: at_ms,
      table,
      // Written by the change event store in this very form.
      key: key_json === null ? {} : (JSON.parse(key_json) as Record<string, unknown>),
    }));
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}
