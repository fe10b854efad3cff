/** A pack while it is put together: what `packSchema` takes, with its defaults left out. */
import type { z } from 'zod';
import type { packSchema } from '#shared/pack.ts';
import type { ProposedTable, RoleProposal } from '../role-proposal.ts';
import type { TableNames } from './table-names.ts';

export type PackDraft = z.input<typeof packSchema>;
export type RuleDraft = NonNullable<PackDraft['rules']>[number];
export type TableDraft = NonNullable<PackDraft['tables']>[string];
export type NoiseDraft = NonNullable<PackDraft['noise']>[number];

/** What the rules of a table are made from. */
export interface RuleInput {
  readonly table: ProposedTable;
  readonly names: TableNames;
  readonly proposal: RoleProposal;
  readonly namesOf: (table: string) => TableNames;
}

export type RuleMaker = (input: RuleInput) => readonly RuleDraft[];
