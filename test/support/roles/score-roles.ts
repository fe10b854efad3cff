/** Compares what is proposed of a schema with labels made by hand: right, all, missed and extra, by kind. */
import { z } from 'zod';
import { proposeRoles } from '../../../src-main/infer/roles/propose-roles.ts';
import type { RoleProposal } from '../../../src-main/infer/roles/role-proposal.ts';
import type { SchemaFacts } from '../../../src-main/infer/roles/schema-facts.ts';

const columnLabel = z.looseObject({
  table: z.string(),
  column: z.string().optional(),
  columns: z.array(z.string()).optional(),
});

/** Members beside these are let through: labels carry notes for people. */
export const labelsSchema = z.looseObject({
  tables: z.record(z.string(), z.looseObject({ role: z.string() })),
  headerDetail: z.array(z.looseObject({ header: z.string(), detail: z.string() })).default([]),
  status: z.array(columnLabel).default([]),
  numbering: z.array(columnLabel).default([]),
  actor: z.array(columnLabel).default([]),
  money: z.array(columnLabel).default([]),
});
export type RoleLabels = z.input<typeof labelsSchema>;

const kinds = ['roles', 'headerDetail', 'status', 'numbering', 'actor', 'money'] as const;
export type ScoredKind = (typeof kinds)[number];

export interface Score {
  readonly right: number;
  /** Labelled. */
  readonly all: number;
  readonly proposed: number;
  /** right / all and right / proposed; 1 where there is nothing. */
  readonly recall: number;
  readonly precision: number;
  /** Labelled, not proposed; a role with what was proposed instead. */
  readonly missed: readonly string[];
  /** Proposed, not labelled. */
  readonly extra: readonly string[];
}

export type RoleScores = Readonly<Record<ScoredKind, Score>>;

export function scoreRoles(schema: SchemaFacts, labels: unknown): RoleScores {
  return scoreProposal(proposeRoles(schema), labels);
}

export function scoreProposal(proposal: RoleProposal, labels: unknown): RoleScores {
  const wanted = labelled(labelsSchema.parse(labels));
  const found = proposed(proposal);
  return {
    roles: scoreOfRoles(wanted.roles, found.roles),
    headerDetail: score(wanted.headerDetail, found.headerDetail),
    status: score(wanted.status, found.status),
    numbering: score(wanted.numbering, withLabelledCounters(found.numbering, found.counters, wanted.numbering)),
    actor: score(wanted.actor, found.actor),
    money: score(wanted.money, found.money),
  };
}

/** One line for each kind, for people. */
export function scoreLines(scores: RoleScores): string[] {
  return kinds.map((kind) => {
    const { right, all, recall, precision, missed, extra } = scores[kind];
    const shares = `${(recall * 100).toFixed(1)} % found, ${(precision * 100).toFixed(1)} % of the proposed right`;
    return [
      `${kind}: ${right}/${all}, ${shares}`,
      ...missed.map((miss) => `  - ${miss}`),
      ...extra.map((more) => `  + ${more}`),
    ].join('\n');
  });
}

function labelled({ tables, headerDetail, ...columns }: z.output<typeof labelsSchema>) {
  const places = (labels: readonly z.output<typeof columnLabel>[]) =>
    new Set(
      labels.flatMap(({ table, column, columns: more }) =>
        [...(column === undefined ? [] : [column]), ...(more ?? [])].map((name) => `${table}.${name}`),
      ),
    );
  return {
    roles: new Map(Object.entries(tables).map(([name, { role }]) => [name, role])),
    headerDetail: new Set(headerDetail.map(({ header, detail }) => `${header} > ${detail}`)),
    status: places(columns.status),
    numbering: places(columns.numbering),
    actor: places(columns.actor),
    money: places(columns.money),
  };
}

function proposed({ tables, pairs }: RoleProposal) {
  const places = (of: (table: RoleProposal['tables'][number]) => readonly string[]) =>
    new Set(tables.flatMap((table) => of(table).map((name) => `${table.table}.${name}`)));
  return {
    roles: new Map<string, string>(tables.map(({ table, role }) => [table, role])),
    headerDetail: new Set(pairs.map(({ header, detail }) => `${header} > ${detail}`)),
    status: places(({ status }) => status.map(({ column }) => column)),
    numbering: places(({ numbering }) => numbering?.columns ?? []),
    counters: places(({ counter }) => (counter === null ? [] : [counter.column])),
    actor: places(({ actor }) => actor.map(({ column }) => column)),
    money: places(({ money }) => money.map(({ column }) => column)),
  };
}

/** Whether counters count as numbering is for the labels to say. */
function withLabelledCounters(
  numbering: ReadonlySet<string>,
  counters: ReadonlySet<string>,
  wanted: ReadonlySet<string>,
) {
  return new Set([...numbering, ...[...counters].filter((place) => wanted.has(place))]);
}

function scoreOfRoles(wanted: ReadonlyMap<string, string>, found: ReadonlyMap<string, string>): Score {
  const missed = [...wanted].flatMap(([table, role]) =>
    found.get(table) === role ? [] : [`${table}: ${role}, proposed ${found.get(table) ?? 'nothing'}`],
  );
  return shares(wanted.size - missed.length, wanted.size, wanted.size, { missed, extra: [] });
}

function score(wanted: ReadonlySet<string>, found: ReadonlySet<string>): Score {
  const missed = [...wanted].filter((place) => !found.has(place)).sort();
  const extra = [...found].filter((place) => !wanted.has(place)).sort();
  return shares(wanted.size - missed.length, wanted.size, found.size, { missed, extra });
}

function shares(right: number, all: number, count: number, misses: Pick<Score, 'missed' | 'extra'>): Score {
  const share = (of: number) => (of === 0 ? 1 : right / of);
  return { right, all, proposed: count, recall: share(all), precision: share(count), ...misses };
}
