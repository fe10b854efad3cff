/** Inference over one database of a source: the packs that speak of it, what it has kept, and the insight file it writes to. */
import type { CanonicalChangeEvent } from '#shared/canonical-change-event.ts';
import type { CompiledPack } from '../infer/compiled-pack.ts';
import type { Mistakes } from '../infer/facts.ts';
import { type Inference, openInference } from '../infer/inference.ts';
import type { BulkRows, InferredRow } from '../infer/inferred-row.ts';
import { createTeaching, type Teaching } from '../infer/teaching.ts';
import type { TableSchema } from '../normalize/table-schema.ts';
import type { PacksInForce } from '../packs/packs-in-force.ts';
import type { SourceRecord } from '../store/insight/source-store.ts';
import type { TableRecord } from '../store/insight/table-store.ts';
import { keptInference, storingPorts } from './inference-storage.ts';
import { createPackProposer } from './proposed-pack.ts';
import type { ReadingBase } from './reading.ts';
import { createRowFinder } from './row-finder.ts';

export type NotedRow = Pick<CanonicalChangeEvent, 'leaf' | 'key' | 'before' | 'after'>;

export interface DatabaseInference {
  take(rows: readonly InferredRow[], bulk: readonly BulkRows[]): void;
  /** A row is to be found by lookups from now on. */
  known(table: TableRecord, row: NotedRow): void;
  flush(): void;
}

/** A rule's expression that failed on some row, and how often. */
export interface Mistake {
  readonly rule: string;
  readonly expression: string;
  readonly problem: string;
  times: number;
}

export interface InferredDatabase {
  readonly source: SourceRecord;
  readonly database: string;
  readonly packs: PacksInForce;
}

/** Packs that hold for every database. */
const everywhere = 'generic';

export function openDatabaseInference(
  reading: ReadingBase,
  { source, database, packs }: InferredDatabase,
): DatabaseInference {
  const kept = reading.insight.inference.of(source.id, database);
  let teaching: Teaching = createTeaching([]);
  let inference: Inference | null = null;
  let seen: { readonly catalog: ReadingBase['catalog']; readonly version: number; readonly packs: unknown } | null =
    null;
  const { mistakes } = noteMistakes();
  const proposer = createPackProposer();
  const finder = createRowFinder(reading, source, database, () => teaching);

  /** Which packs fit can change with every table that becomes known, and with what the ledger puts in force. */
  const current = (leaf: number): Inference => {
    const { catalog } = reading;
    const inForce = packs.at(leaf);
    const isSame = seen?.catalog === catalog && seen.version === catalog.version && seen.packs === inForce;
    if (inference !== null && isSame) return inference;
    seen = { catalog, version: catalog.version, packs: inForce };
    const fitting = withProposed(fittingPacks(inForce, tablesOf(reading, source, database)), () =>
      proposer.of(definitionsOf(reading, source, database)),
    );
    if (inference !== null && sameList(fitting, teaching.packs)) return inference;
    inference?.flush();
    teaching = createTeaching(fitting);
    reading.insight.inference.keepPacks(kept.id, fitting.map(({ id }) => id).join());
    const storage = { reading, source, database, teaching, finder, mistakes };
    inference = openInference(teaching, storingPorts(storage), keptInference(storage));
    return inference;
  };

  const note = (tableId: number, { leaf, key, before, after }: NotedRow) => {
    const table = reading.insight.tables.byId(tableId);
    if (table !== null && (before !== null || after !== null)) finder.note(table, { leaf, key, before, after });
  };

  return {
    take(rows, bulk) {
      const first = rows[0] ?? bulk[0]?.first;
      if (first === undefined) return;
      current(first.leaf).take(rows, bulk);
      // From the next transaction on: within one, a lookup finds what was there before it.
      for (const row of rows) note(row.tableId, row);
    },
    known(table, row) {
      current(row.leaf);
      note(table.id, row);
    },
    flush: () => inference?.flush(),
  };
}

/** Those whose tables are there, and what they use, and what holds everywhere. */
function fittingPacks(packs: readonly CompiledPack[], tables: ReadonlySet<string>): CompiledPack[] {
  const fitting = packs.filter(({ pack }) => {
    if (pack.fits === undefined) return pack.pack === everywhere;
    const found = pack.fits.tables.filter((table) => tables.has(table)).length;
    return found >= pack.fits.share * pack.fits.tables.length;
  });
  const used = packs.filter(
    (pack) => !fitting.includes(pack) && fitting.some((by) => by.pack.uses.includes(pack.pack.pack)),
  );
  const all = [...fitting, ...used];
  // What speaks of this very application has the first word.
  return [...all.filter(({ pack }) => pack.fits !== undefined), ...all.filter(({ pack }) => pack.fits === undefined)];
}

/** Where nobody has described the application, its own definitions are all there is to go by. */
function withProposed(fitting: CompiledPack[], propose: () => CompiledPack | null): CompiledPack[] {
  if (fitting.some(({ pack }) => pack.fits !== undefined)) return fitting;
  const proposed = propose();
  return proposed === null ? fitting : [proposed, ...fitting];
}

function definitionsOf({ catalog }: ReadingBase, source: SourceRecord, database: string): TableSchema[] {
  return catalog.all().filter((table) => table.source === source.name && table.database === database);
}

function sameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at]);
}

function tablesOf({ catalog, insight }: ReadingBase, source: SourceRecord, database: string): Set<string> {
  const declared = catalog.all().filter((table) => table.source === source.name && table.database === database);
  const seen = insight.tables.ofSource(source.id).filter((table) => table.database === database);
  return new Set([...declared.map(({ table }) => table), ...seen.map(({ name }) => name)]);
}

/** Mistakes of packs, told where packs are shown; they stop nothing. */
function noteMistakes(): { readonly mistakes: Mistakes; readonly noted: ReadonlyMap<string, Mistake> } {
  const noted = new Map<string, Mistake>();
  const note: Mistakes['note'] = (rule, { text }, problem) => {
    const key = `${rule.id}|${text}`;
    const known = noted.get(key);
    if (known) known.times += 1;
    else noted.set(key, { rule: rule.id, expression: text, problem, times: 1 });
  };
  return { mistakes: { note }, noted };
}
