/** A table as the pack describes it: role, words, entity, header, references, who, when, how much. */
import type { ProposedColumn, ProposedTable, RoleProposal } from '../role-proposal.ts';
import { anySays, wordsOf } from '../words.ts';
import { literal, member } from './cel.ts';
import type { TableDraft } from './pack-draft.ts';
import type { TableNames } from './table-names.ts';

export interface TableInput {
  readonly table: ProposedTable;
  readonly names: TableNames;
  readonly proposal: RoleProposal;
  readonly namesOf: (table: string) => TableNames;
}

export function draftTable(input: TableInput): TableDraft {
  const { table, names, proposal } = input;
  const pair = proposal.pairs.find(({ detail }) => detail === table.table);
  const refs = referencesOf(input);
  const branch = Object.entries(refs).find(([, entity]) => entity === 'branch')?.[0];
  const actor = actorsOf(table);
  return {
    role: table.role,
    name: names.words,
    ...(hasEntity(table) ? { entity: entityOf(input) } : {}),
    ...(pair === undefined ? {} : { header: { table: pair.header, by: { ...pair.by } } }),
    ...(Object.keys(refs).length === 0 ? {} : { refs }),
    ...(actor === null ? {} : { actor }),
    ...(branch === undefined ? {} : { branch }),
    ...(table.money.length === 0 ? {} : { money: columnsOf(table.money) }),
    ...(table.businessTime === null ? {} : { businessTime: table.businessTime.column }),
    ...(table.status[0] === undefined ? {} : { status: table.status[0].column }),
    ...(table.numbering === null ? {} : { numbering: [...table.numbering.columns] }),
    ...(table.personal.length === 0
      ? {}
      : { personal: Object.fromEntries(table.personal.map(({ column, category }) => [column, category])) }),
  };
}

export function columnsOf(columns: readonly ProposedColumn[]): string[] {
  return columns.map(({ column }) => column);
}

/** Things and documents have a name and a story; settings where they have a key. */
export function hasEntity({ role, key }: ProposedTable): boolean {
  return (role === 'master' || role === 'transaction' || role === 'configuration') && key.length > 0;
}

/** Columns that are written with every change: they say nothing of what has changed. */
export function touchedColumns({ columns, actor }: ProposedTable): string[] {
  const dates = columns.filter(({ name, type }) => /^(date|time)/.test(type) && anySays(wordsOf(name), 'modified'));
  const people = columnsOf(actor).filter((name) => anySays(wordsOf(name), 'modified'));
  return [...dates.map(({ name }) => name), ...people].sort();
}

/** What only signing in writes, where users are: the last time, the attempts. */
export function signInColumns({ columns, personal }: ProposedTable): string[] {
  if (!personal.some(({ category }) => category === 'credential')) return [];
  const written = columns.filter(({ name, type }) => {
    const words = wordsOf(name);
    return anySays(words, 'signIn') && (/int/.test(type) || (/^(date|time)/.test(type) && anySays(words, 'counter')));
  });
  return written.map(({ name }) => name).sort();
}

function entityOf({ table, names }: TableInput) {
  const login = names.entity === 'user' && table.label !== null && anySays(wordsOf(table.label.column), 'user');
  return {
    type: names.entity,
    ...(login && table.label !== null ? { id: `text(${member('row', table.label.column)})` } : {}),
    label: labelOf(table),
  };
}

/** A document by series and number, anything else by its name, or by its key. */
function labelOf(table: ProposedTable): string {
  const numbered = table.numbering?.columns.filter((name) => !anySays(wordsOf(name), 'kind')) ?? [];
  const columns = numbered.length > 0 ? numbered : table.label === null ? table.key : [table.label.column];
  return columns.map((name) => `text(${member('row', name)})`).join(` + ${literal('-')} + `);
}

/** Columns that name a row of an entity, by its key; who acted, by the users' table. */
function referencesOf({ table, proposal, namesOf }: TableInput): Record<string, string> {
  const withEntity = new Map(
    proposal.tables.filter(hasEntity).map((other) => [other.table, namesOf(other.table).entity]),
  );
  const refs: Record<string, string> = {};
  for (const { table: name, columns, to } of proposal.references) {
    const [column, ...more] = columns;
    const entity = withEntity.get(to);
    if (name === table.table && column !== undefined && more.length === 0 && entity !== undefined)
      refs[column] = entity;
  }
  if ([...withEntity.values()].includes('user')) for (const column of columnsOf(table.actor)) refs[column] ??= 'user';
  return refs;
}

/** Who made a row stands in a column of its making, or in one that says nothing more; who changed it, in the others. */
function actorsOf(table: ProposedTable): TableDraft['actor'] | null {
  const columns = columnsOf(table.actor);
  const of = (...senses: readonly ('registered' | 'modified' | 'act' | 'status')[]) =>
    columns.filter((name) => anySays(wordsOf(name), ...senses));
  const [made, modified, acts] = [of('registered'), of('modified'), of('act', 'status')];
  const opened = acts.filter((name) =>
    wordsOf(name).some(({ meanings }) => meanings.some(({ en }) => ['open', 'assigned', 'sent'].includes(en))),
  );
  const bare = columns.filter((name) => !acts.includes(name) && !made.includes(name) && !modified.includes(name));
  const create = [...bare, ...made.filter((name) => !modified.includes(name)), ...opened];
  const update = [
    ...modified,
    ...acts.filter((name) => !made.includes(name) && !modified.includes(name) && !opened.includes(name)),
  ];
  const touched = touchedColumns(table).filter((name) => !columns.includes(name));
  if (columns.length === 0 && touched.length === 0) return null;
  return {
    ...(create.length === 0 ? {} : { create }),
    ...(update.length === 0 ? {} : { update }),
    ...(touched.length === 0 ? {} : { touched }),
  };
}
