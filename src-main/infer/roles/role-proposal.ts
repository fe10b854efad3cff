/** What is proposed of a database that nobody described: each thing with how sure it is and why. */
import type { PackTable, TableRole } from '#shared/pack.ts';
import type { Judgement } from './evidence.ts';
import type { TableReference } from './references.ts';

export type PersonalCategory = PackTable['personal'][string];

export interface ProposedColumn extends Judgement {
  readonly column: string;
}

export interface ProposedNumbering extends Judgement {
  /** Kind, series, number: as far as they are there. */
  readonly columns: readonly string[];
}

export interface ProposedTable extends Judgement {
  readonly table: string;
  readonly role: TableRole;
  /** The role that comes next, with what speaks for it; null where nothing does. */
  readonly next: (Judgement & { readonly role: TableRole }) | null;
  readonly key: readonly string[];
  /** Best first. */
  readonly status: readonly ProposedColumn[];
  readonly actor: readonly ProposedColumn[];
  readonly money: readonly ProposedColumn[];
  readonly numbering: ProposedNumbering | null;
  /** Holds the last number given, which only goes up. */
  readonly counter: ProposedColumn | null;
  /** The column that names a row to a person. */
  readonly label: ProposedColumn | null;
  readonly businessTime: ProposedColumn | null;
  readonly personal: readonly { readonly column: string; readonly category: PersonalCategory }[];
  /** Every column, with its declared type. */
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

export interface ProposedPair extends Judgement {
  readonly header: string;
  readonly detail: string;
  /** Own column of the detail: column of the header. */
  readonly by: Readonly<Record<string, string>>;
}

export interface RoleProposal {
  /** In the order of their names. */
  readonly tables: readonly ProposedTable[];
  readonly pairs: readonly ProposedPair[];
  readonly references: readonly TableReference[];
}
