/** From what is proposed of a database to a pack that can be applied to it, and corrected by hand. Pure. */
import { stringify } from 'yaml';
import { type Pack, type PackWords, packSchema, type TableRole } from '#shared/pack.ts';
import type { ProposedTable, RoleProposal } from '../role-proposal.ts';
import { anySays, wordsOf } from '../words.ts';
import { changedBeside, member } from './cel.ts';
import { documentRegistered, linesChanged } from './document-rules.ts';
import { linkChanged } from './link-rules.ts';
import { logAltered } from './log-rules.ts';
import { balanceChanged, movementAltered, movementRegistered } from './movement-rules.ts';
import type { NoiseDraft, PackDraft, RuleMaker } from './pack-draft.ts';
import { numberingSetBack, recordChanged, recordCreated, recordRemoved, statusChanged } from './record-rules.ts';
import { draftTable, signInColumns, touchedColumns } from './table-draft.ts';
import { nameTables, type TableNames } from './table-names.ts';

export interface PackSetting {
  /** Name of the pack: lower case letters, digits and hyphens. */
  readonly pack: string;
  readonly title: PackWords;
  readonly zone: string;
  /** ISO 4217. */
  readonly currency: string;
}

/** The rules that a table of each role gets. */
const rulesOf = {
  master: [recordCreated, recordChanged, statusChanged, recordRemoved],
  transaction: [documentRegistered, recordChanged, statusChanged, recordRemoved],
  detail: [linesChanged],
  ledger: [movementRegistered, movementAltered],
  balance: [balanceChanged],
  log: [logAltered],
  configuration: [recordCreated, recordChanged, statusChanged, numberingSetBack, recordRemoved],
  link: [linkChanged],
  scratch: [],
} satisfies Record<TableRole, readonly RuleMaker[]>;

export function proposePack(proposal: RoleProposal, setting: PackSetting): Pack {
  return packSchema.parse(draftPack(proposal, setting));
}

/** The same as text, without what is left at its default. */
export function proposePackText(proposal: RoleProposal, setting: PackSetting): string {
  return stringify(draftPack(proposal, setting), { lineWidth: 0 });
}

function draftPack(proposal: RoleProposal, { pack, title, zone, currency }: PackSetting): PackDraft {
  const names = nameTables(proposal);
  const namesOf = (table: string): TableNames => {
    const found = names.get(table);
    if (found === undefined) throw new Error(`${table} has no names`);
    return found;
  };
  const inputs = proposal.tables.map((table) => ({ table, names: namesOf(table.table), proposal, namesOf }));
  const lasting = proposal.tables.filter(({ role }) => role !== 'scratch').map(({ table }) => table);
  const log = logOf(proposal);
  return {
    pack,
    version: '0.1.0',
    title,
    mapping: 'heuristic',
    ...(lasting.length === 0 ? {} : { fits: { tables: lasting, share: 0.8 } }),
    uses: ['generic'],
    currency,
    zone,
    ...(log === null ? {} : { log }),
    tables: Object.fromEntries(inputs.map((input) => [input.table.table, draftTable(input)])),
    noise: proposal.tables.flatMap((table) => [...numberingAdvanced(table), ...signedIn(table)]),
    rules: inputs.flatMap((input) => rulesOf[input.table.role].flatMap((make: RuleMaker) => make(input))),
  };
}

/** The log that names table and key of what it notes: its notes belong to the events of those rows. */
function logOf({ tables }: RoleProposal): PackDraft['log'] | null {
  for (const { table, role, actor, columns } of tables) {
    const [who] = actor;
    if (role !== 'log' || who === undefined) continue;
    const texts = columns
      .filter(({ name, type }) => name !== who.column && /char|text|int/.test(type))
      .map(({ name }) => name);
    const of = texts.find((name) =>
      wordsOf(name).some(({ meanings }) => meanings.some(({ en, senses }) => en === 'table' && senses.has('machine'))),
    );
    const key = texts.find(
      (name) =>
        name !== of &&
        /^(pk|key|llave|registro|record)/.test(name.toLowerCase()) &&
        anySays(wordsOf(name), 'id', 'settingName', 'registered'),
    );
    if (of !== undefined && key !== undefined) return { table, actor: who.column, names: { table: of, key } };
  }
  return null;
}

function signedIn(table: ProposedTable): NoiseDraft[] {
  const columns = signInColumns(table);
  if (columns.length === 0) return [];
  const where = `size(changed) > 0 && !(${changedBeside([...columns, ...touchedColumns(table)].sort())})`;
  return [{ table: table.table, on: 'update', where, what: { es: 'acceso de usuario', en: 'user sign-in' } }];
}

function numberingAdvanced({ table, counter }: ProposedTable): NoiseDraft[] {
  if (counter === null) return [];
  const [before, after] = [member('before', counter.column), member('after', counter.column)];
  return [
    {
      table,
      on: 'update',
      where: `dec(${after}) > dec(${before})`,
      what: { es: 'avance de numeración', en: 'numbering advanced' },
    },
  ];
}
