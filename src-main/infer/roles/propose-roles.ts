/** Proposes what the tables of a database are that nobody described. Pure, and independent of the order in which tables and columns come. */
import type { TableRole } from '#shared/pack.ts';
import { type Judgement, judged, type Reason, sumOf, weigh } from './evidence.ts';
import { judgeColumns } from './judge-columns.ts';
import { numberingOf } from './numbering.ts';
import { findPairs } from './pairs.ts';
import { findReferences } from './references.ts';
import type { ProposedPair, ProposedTable, RoleProposal } from './role-proposal.ts';
import { roleSigns } from './role-signs.ts';
import { type RoleSubject, type RoleSurroundings, roleSubject } from './role-subject.ts';
import type { ObservedSchema, SchemaFacts } from './schema-facts.ts';
import { viewSchema } from './table-view.ts';

export function proposeRoles(facts: SchemaFacts, observed: ObservedSchema | null = null): RoleProposal {
  const schema = viewSchema(facts, observed);
  const references = findReferences(schema);
  const columns = judgeColumns(schema, references);
  const surroundings = { references, columns, pairs: findPairs(schema, references, columns) };
  const tables = schema.tables.map((table) => proposeTable(roleSubject(table, surroundings)));
  return { tables, pairs: heldPairs(surroundings, tables), references };
}

interface JudgedRole extends Judgement {
  readonly role: TableRole;
}

function proposeTable(subject: RoleSubject): ProposedTable {
  const { table, columns } = subject;
  const [best, next] = judgeRoles(subject);
  if (best === undefined) throw new Error('no roles');
  const { role } = best;
  const dated = role === 'transaction' || role === 'ledger' || role === 'log';
  return {
    table: table.name,
    role,
    ...contested(best, next),
    next: next === undefined || sumOf(next) <= 0 ? null : next,
    key: table.facts.primaryKey,
    status: role === 'log' || role === 'scratch' ? [] : columns.status,
    actor: role === 'scratch' ? [] : columns.actor,
    money: role === 'scratch' ? [] : columns.money,
    numbering: role === 'transaction' ? numberingOf(table, columns.numbering) : null,
    counter: role === 'configuration' ? (columns.counter[0] ?? null) : null,
    label: columns.label[0] ?? null,
    businessTime: dated ? (columns.businessTime[0] ?? null) : null,
    personal: columns.personal,
    columns: table.columns.map(({ name, facts: { type } }) => ({ name, type })),
  };
}

/** By what speaks for them; equals in the order of the list of signs. */
function judgeRoles(subject: RoleSubject): JudgedRole[] {
  return Object.entries(roleSigns)
    .map(([role, signs]) => ({ role: role as TableRole, ...weigh(signs, subject) })) // keys of a Record<TableRole, …>
    .sort((a, b) => sumOf(b) - sumOf(a));
}

/** A rival that is nearly as likely takes from the confidence, and is named among the reasons. */
function contested(best: JudgedRole, next: JudgedRole | undefined): Judgement {
  const rival = next === undefined ? 0 : sumOf(next);
  if (next === undefined || rival <= 0) return { confidence: best.confidence, reasons: best.reasons };
  const against: Reason = { sign: 'roles.sign.rival', facts: { role: next.role }, weight: -Math.round(rival / 4) };
  return judged([...best.reasons, against]);
}

/** A pair stands where the detail's role says so too. */
function heldPairs({ pairs }: RoleSurroundings, tables: readonly ProposedTable[]): ProposedPair[] {
  const details = new Set(tables.filter(({ role }) => role === 'detail').map(({ table }) => table));
  return pairs.filter(({ detail }) => details.has(detail));
}
