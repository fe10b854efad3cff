/** A table with everything that its role depends on. */
import type { JudgedColumns } from './judge-columns.ts';
import type { TableReference } from './references.ts';
import type { ProposedPair } from './role-proposal.ts';
import { nameSays, type TableNameSense } from './table-name.ts';
import { type ColumnView, column, type TableView } from './table-view.ts';
import type { WordSense } from './vocabulary.ts';
import { anySays } from './words.ts';

export interface RoleSubject {
  readonly table: TableView;
  readonly name: TableNameSense | null;
  readonly columns: JudgedColumns;
  /** References that this table makes, and tables that refer to it. */
  readonly out: readonly TableReference[];
  readonly referredBy: readonly string[];
  readonly asDetail: ProposedPair | null;
  readonly asHeader: readonly ProposedPair[];
}

export interface RoleSurroundings {
  readonly references: readonly TableReference[];
  readonly columns: ReadonlyMap<string, JudgedColumns>;
  readonly pairs: readonly ProposedPair[];
}

export function roleSubject(table: TableView, { references, columns, pairs }: RoleSurroundings): RoleSubject {
  const own = columns.get(table.name);
  if (own === undefined) throw new Error(`columns of ${table.name} were not judged`);
  return {
    table,
    name: nameSays(table),
    columns: own,
    out: references.filter((reference) => reference.table === table.name),
    referredBy: [
      ...new Set(
        references.filter(({ to, way }) => to === table.name && way !== 'partial').map((reference) => reference.table),
      ),
    ],
    asDetail: pairs.find(({ detail }) => detail === table.name) ?? null,
    asHeader: pairs.filter(({ header }) => header === table.name),
  };
}

/** Columns of the table of one of these senses, and none of those. */
export function columnsThatSay(
  { table }: RoleSubject,
  senses: readonly WordSense[],
  not: readonly WordSense[] = [],
): ColumnView[] {
  return table.columns.filter(({ words }) => anySays(words, ...senses) && !anySays(words, ...not));
}

/** Columns of the key that name rows of other tables. */
export function keyReferences({ table, out }: RoleSubject): string[] {
  return table.key.map(({ name }) => name).filter((name) => out.some(({ columns }) => columns.includes(name)));
}

/** A key of one column that is this table's own, not another's. */
export function ownKey(subject: RoleSubject): ColumnView | null {
  const [key, ...more] = subject.table.key;
  return key === undefined || more.length > 0 || keyReferences(subject).length > 0 ? null : key;
}

/** Columns that are numbers of things: quantities by name, or decimals with three digits that are no money. */
export function quantities(subject: RoleSubject): ColumnView[] {
  const money = new Set(subject.columns.money.map(({ column: name }) => name));
  const ofBalances = subject.name === 'balance';
  return subject.table.columns.filter(({ name, type, words, inKey }) => {
    if (!['integer', 'decimal', 'float'].includes(type.class) || money.has(name)) return false;
    if (anySays(words, 'id', 'number', 'ordinal', 'kind', 'status', 'share', 'flag')) return false;
    return (
      anySays(words, 'quantity', 'running') ||
      (anySays(words, 'in', 'out', 'balance') && type.class !== 'integer') ||
      type.scale === 3 ||
      (ofBalances && !inKey && type.class !== 'integer')
    );
  });
}

/** What is left when key, references, names of people and moments are taken away. */
export function plainColumns({ table, out, columns }: RoleSubject): ColumnView[] {
  const known = new Set([
    ...out.flatMap(({ columns: names }) => names),
    ...columns.actor.map(({ column: name }) => name),
  ]);
  return table.columns.filter(
    ({ name, inKey, type, words }) =>
      !inKey &&
      !known.has(name) &&
      !['date', 'instant', 'time'].includes(type.class) &&
      !anySays(words, 'registered', 'modified'),
  );
}

export function labelColumn({ table, columns }: RoleSubject): ColumnView | null {
  const [best] = columns.label;
  return best === undefined ? null : column(table, best.column);
}
