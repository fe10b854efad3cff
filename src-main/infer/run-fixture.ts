/** Runs one fixture of a pack and tells in what it differs from what it should become. */

import type { Row } from '#shared/canonical-change-event.ts';
import type { Fixture, FixtureChange } from '#shared/pack-fixture.ts';
import type { CompiledPack } from './compiled-pack.ts';
import { openInference } from './inference.ts';
import type { ColumnTypes, InferredRow, RowOperation } from './inferred-row.ts';
import { type KeptEvent, memoryPorts } from './memory-ports.ts';
import { keyTextOf } from './netting.ts';
import { createTeaching, type Teaching, unclassifiedType } from './teaching.ts';
import { tellEvent } from './tell-event.ts';

export interface FixtureResult {
  readonly events: readonly KeptEvent[];
  readonly misses: readonly { readonly type: string; readonly why: string }[];
  readonly mistakes: readonly string[];
}

/** How the application commits: as the fixture says, or row by row. */
export type Commits = 'transactions' | 'autocommit';

const betweenRowsMs = 20;

export function runFixture(packs: readonly CompiledPack[], fixture: Fixture, commits: Commits): FixtureResult {
  const memory = memoryPorts();
  const teaching = createTeaching(packs);
  const inference = openInference(teaching, memory.ports, { state: null, awaited: [], clusters: [] });
  let leaf = 1;
  let tx = 1;
  for (const [table, rows] of Object.entries(fixture.given))
    for (const row of rows)
      memory.know(
        inferred({ create: table, row }, teaching, { leaf: leaf++, tx: null, atMs: 0, thread: null, statement: null }),
      );
  for (const { at, thread = null, statement = null, times = 1, rows } of fixture.transactions) {
    const atMs = Date.parse(`${at.replace(' ', 'T')}-05:00`);
    const changes = Array.from({ length: times }, (_, time) => rows.map((change) => numbered(change, time + 1))).flat();
    const placed = changes.map((change, index) =>
      inferred(change, teaching, {
        leaf: leaf++,
        tx: commits === 'transactions' ? tx : tx + index,
        atMs: commits === 'transactions' ? atMs : atMs + index * betweenRowsMs,
        thread,
        statement,
      }),
    );
    tx += changes.length;
    for (const unit of commits === 'transactions' ? [placed] : placed.map((row) => [row])) {
      inference.take(unit);
      for (const row of unit) memory.know(row);
    }
    inference.flush();
  }
  return resultOf(memory.events, memory.mistakes);
}

function resultOf(kept: ReadonlyMap<string, KeptEvent>, mistakes: ReadonlySet<string>): FixtureResult {
  const all = [...kept.values()].sort((a, b) => a.event.anchorLeaf - b.event.anchorLeaf);
  const isUnclassified = ({ event }: KeptEvent) => event.rule.rule.type === unclassifiedType;
  return {
    events: all.filter((found) => found.absorbedBy === null && !isUnclassified(found)),
    misses: all.flatMap(({ event }) => missesOf(event.payload['nearMisses'])),
    mistakes: [...mistakes],
  };
}

function missesOf(noted: unknown): { type: string; why: string }[] {
  // Written by inference in this very form.
  const misses = Array.isArray(noted) ? (noted as { type: string; why: { es: string } }[]) : [];
  return misses.map(({ type, why }) => ({ type, why: why.es }));
}

interface Placing {
  readonly leaf: number;
  readonly tx: number | null;
  readonly atMs: number;
  readonly thread: string | null;
  readonly statement: string | null;
}

function inferred(
  change: FixtureChange,
  teaching: Teaching,
  { leaf, tx, atMs, thread, statement }: Placing,
): InferredRow {
  const { operation, table, before, after, ddl } = partsOf(change);
  const image = after ?? before ?? {};
  const key = keyOf(image, teaching.table(table)?.words.key);
  return {
    leaf,
    table,
    tableId: tableNumber(table),
    database: 'fixture',
    key,
    keyText: keyTextOf(key),
    operation,
    before,
    after,
    changed:
      before === null || after === null ? [] : Object.keys(after).filter((column) => before[column] !== after[column]),
    atMs,
    tx,
    thread,
    statement,
    ddl,
    types: typesOf(image, before),
  };
}

interface ChangeParts {
  readonly operation: RowOperation;
  readonly table: string;
  readonly before: Row | null;
  readonly after: Row | null;
  readonly ddl: string | null;
}

function partsOf(change: FixtureChange): ChangeParts {
  if ('create' in change)
    return { operation: 'create', table: change.create, before: null, after: change.row, ddl: null };
  if ('delete' in change)
    return { operation: 'delete', table: change.delete, before: change.row, after: null, ddl: null };
  if ('truncate' in change)
    return { operation: 'truncate', table: change.truncate, before: null, after: null, ddl: null };
  if ('define' in change)
    return { operation: 'schema-change', table: change.define, before: null, after: null, ddl: change.ddl };
  return {
    operation: 'update',
    table: change.update,
    before: change.from,
    after: { ...change.from, ...change.to },
    ddl: null,
  };
}

/** As the pack says, else the first column. */
function keyOf(image: Row, columns: readonly string[] | undefined): Row | null {
  const names = columns ?? Object.keys(image).slice(0, 1);
  return names.length === 0 ? null : Object.fromEntries(names.map((column) => [column, image[column] ?? null]));
}

/** What is written with a point is a decimal. */
function typesOf(...images: readonly (Row | null)[]): ColumnTypes {
  const types = new Map<string, 'decimal' | 'integer' | 'text'>();
  for (const image of images)
    for (const [column, value] of Object.entries(image ?? {})) {
      if (typeof value === 'number') types.set(column, 'integer');
      else if (typeof value === 'string' && /^-?\d+\.\d+$/.test(value)) types.set(column, 'decimal');
    }
  return types;
}

/** Tables are told apart by name; the number only has to differ. */
function tableNumber(table: string): number {
  return [...table].reduce((number, letter) => (number * 31 + letter.charCodeAt(0)) % 1_000_003, 7);
}

function numbered(change: FixtureChange, time: number): FixtureChange {
  const fill = (row: Row): Row =>
    Object.fromEntries(
      Object.entries(row).map(([column, value]) => [
        column,
        typeof value !== 'string' || !value.includes('#')
          ? value
          : value === '#' // a number, not a text
            ? time
            : value.replaceAll('#', String(time)),
      ]),
    );
  if ('update' in change) return { ...change, from: fill(change.from), to: fill(change.to) };
  return 'row' in change ? { ...change, row: fill(change.row) } : change;
}

/** One line for each thing that is not as expected; none: it is right. */
export function judgeFixture(fixture: Fixture, { events, misses, mistakes }: FixtureResult): string[] {
  const found = events.map(({ event }) => event.rule.rule.type);
  const expected = fixture.expect.map(({ type }) => type);
  const differing =
    [...found].sort().join() === [...expected].sort().join()
      ? []
      : [`events: ${found.join(', ') || '—'}; expected: ${expected.join(', ') || '—'}`];
  const details = fixture.expect.flatMap((wanted) => {
    const same = events.filter(({ event }) => event.rule.rule.type === wanted.type);
    const reasons = same.map((kept) => differences(wanted, kept));
    return reasons.length === 0 || reasons.some((list) => list.length === 0) ? [] : (reasons[0] ?? []);
  });
  const absent = fixture.misses
    .filter(({ type, why }) => !misses.some((miss) => miss.type === type && miss.why.includes(why)))
    .map(({ type, why }) => `no near miss of ${type}: ${why}`);
  return [...differing, ...details, ...absent, ...mistakes];
}

function differences(wanted: Fixture['expect'][number], { event }: KeptEvent): string[] {
  const facts = {
    ...event,
    actor: event.actor.value,
    entity: event.entity?.label ?? null,
    at: '',
    currency: event.rule.pack.pack.currency,
  };
  const said = tellEvent(event.rule.rule.sentence.es, facts, 'es').replaceAll('\u00a0', ' ');
  const pairs: [string, unknown, unknown][] = [
    ['amount', wanted.amount, event.amount],
    ['actor', wanted.actor, event.actor.value],
    ['origin', wanted.origin, event.actor.origin],
    ['branch', wanted.branch, event.branch],
    ['entity', wanted.entity, event.entity?.id ?? null],
    ['confidence', wanted.confidence, event.confidence],
    ['gaps', wanted.gaps, event.gaps.map(({ es }) => es)],
    ['says', wanted.says, said],
    ...Object.entries(wanted.payload ?? {}).map(([name, value]): [string, unknown, unknown] => [
      name,
      value,
      event.payload[name],
    ]),
  ];
  return pairs
    .filter(([, value, is]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(is))
    .map(([name, value, is]) => `${wanted.type} ${name}: ${JSON.stringify(is)}; expected ${JSON.stringify(value)}`);
}
