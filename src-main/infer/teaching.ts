/** All that the packs in force say of one database, indexed by the rows that it concerns. */
import type { PackTable, PackWords } from '#shared/pack.ts';
import type {
  CompiledLookup,
  CompiledPack,
  CompiledPart,
  CompiledRule,
  CompiledTable,
  RowPattern,
} from './compiled-pack.ts';
import type { InferredRow, RowOperation } from './inferred-row.ts';

export interface RulePart {
  readonly rule: CompiledRule;
  readonly part: CompiledPart;
}

export interface TaughtTable {
  readonly pack: CompiledPack;
  readonly table: CompiledTable;
  readonly words: PackTable;
}

export interface Teaching {
  readonly packs: readonly CompiledPack[];
  anchors(row: InferredRow): readonly { readonly rule: CompiledRule; readonly pattern: RowPattern }[];
  parts(row: InferredRow): readonly RulePart[];
  noise(row: InferredRow): readonly { readonly pattern: RowPattern; readonly what: PackWords }[];
  nearMisses(
    row: InferredRow,
  ): readonly { readonly rule: CompiledRule; readonly pattern: RowPattern; readonly why: PackWords }[];
  bulk(table: string, operation: RowOperation, rows: number): CompiledRule | null;
  /** Rules that gather the events of this one. */
  gatherers(ruleId: string): readonly CompiledRule[];
  rule(id: string): CompiledRule | null;
  table(name: string): TaughtTable | null;
  /** The rule for what no rule claims. */
  readonly unclassified: CompiledRule | null;
  /** Column lists by which rows of the table are looked for. */
  lookupColumns(table: string): readonly (readonly string[])[];
  /** Longest that a row may come before the anchor that it belongs to. */
  readonly lookBackMs: number;
}

/** How far back a row is sought that came before its anchor, whatever the part's window. */
const longestLookBackMs = 10_000;

const anyTable = '*';

/** What no rule claims. */
export const unclassifiedType = 'UnclassifiedChange';

export function createTeaching(packs: readonly CompiledPack[]): Teaching {
  const rules = packs.flatMap((pack) => pack.rules);
  const parts = rules.flatMap((rule) => rule.parts.map((part) => ({ rule, part })));
  const anchors = indexed(rules.flatMap((rule) => rule.anchors.map((pattern) => ({ rule, pattern }))));
  const partsOf = indexed(parts.map(({ rule, part }) => ({ rule, part, pattern: part.pattern })));
  const noise = indexed(packs.flatMap((pack) => pack.noise));
  const nearMisses = indexed(rules.flatMap((rule) => rule.nearMisses.map((miss) => ({ rule, ...miss }))));
  const tables = new Map<string, TaughtTable>();
  for (const pack of packs)
    for (const [name, table] of pack.tables) {
      const words = pack.pack.tables[name];
      if (words !== undefined && !tables.has(name)) tables.set(name, { pack, table, words });
    }
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const lookups = columnsByTable(rules.flatMap((rule) => rule.lookups));
  return {
    packs,
    anchors: (row) => {
      const own = anchors.get(placeOf(row)) ?? [];
      const any = anchors.get(placeOf({ table: anyTable, operation: row.operation })) ?? [];
      return any.length === 0 || tables.get(row.table)?.table.role === 'scratch' ? own : [...own, ...any];
    },
    parts: (row) => partsOf.get(placeOf(row)) ?? [],
    noise: (row) => noise.get(placeOf(row)) ?? [],
    nearMisses: (row) => nearMisses.get(placeOf(row)) ?? [],
    bulk: (table, operation, count) =>
      rules.find(
        ({ bulk }) =>
          bulk?.operations.has(operation) === true && count >= bulk.atLeast && (bulk.tables?.has(table) ?? true),
      ) ?? null,
    gatherers: (ruleId) => rules.filter(({ gather }) => gather?.of.has(ruleId) === true),
    rule: (id) => byId.get(id) ?? null,
    unclassified: rules.find(({ rule }) => rule.type === unclassifiedType) ?? null,
    table: (name) => tables.get(name) ?? null,
    lookupColumns: (table) => lookups.get(table) ?? [],
    lookBackMs: Math.min(longestLookBackMs, Math.max(0, ...parts.map(({ part }) => part.withinMs))),
  };
}

function placeOf({ table, operation }: Pick<InferredRow, 'table' | 'operation'>): string {
  return `${table}|${operation}`;
}

function indexed<T extends { readonly pattern: RowPattern }>(items: readonly T[]): Map<string, T[]> {
  const index = new Map<string, T[]>();
  for (const item of items)
    for (const operation of item.pattern.operations) {
      const place = placeOf({ table: item.pattern.table, operation });
      index.set(place, [...(index.get(place) ?? []), item]);
    }
  return index;
}

function columnsByTable(lookups: readonly CompiledLookup[]): Map<string, string[][]> {
  const found = new Map<string, Map<string, string[]>>();
  for (const { table, columns } of lookups) {
    const known = found.get(table) ?? new Map<string, string[]>();
    known.set([...columns].sort().join('\0'), [...columns].sort());
    found.set(table, known);
  }
  return new Map([...found].map(([table, columns]) => [table, [...columns.values()]]));
}
