/** A pack for a database that no pack speaks of, from the roles that its definitions suggest: told as probable, never as confirmed by a person. */

import { compilePack } from '../infer/compile-pack.ts';
import type { CompiledPack } from '../infer/compiled-pack.ts';
import { proposePack } from '../infer/roles/pack/propose-pack.ts';
import { proposeRoles } from '../infer/roles/propose-roles.ts';
import { factsOfDefinition } from '../infer/roles/schema-facts.ts';
import type { TableSchema } from '../normalize/table-schema.ts';

/** What such a pack is called; a pack written by a person takes its place. */
export const proposedName = 'inferred';

/** Tables above which roles are not inferred by the way: it would take seconds. */
const tablesAtMost = 400;

export interface PackProposer {
  /** The same pack for as long as the definitions are the same; null where there is nothing to go by. */
  of(tables: readonly TableSchema[]): CompiledPack | null;
}

export function createPackProposer(): PackProposer {
  let known: { readonly tables: readonly TableSchema[]; readonly pack: CompiledPack | null } = {
    tables: [],
    pack: null,
  };
  return {
    of(tables) {
      const same = tables.length === known.tables.length && tables.every((table, at) => table === known.tables[at]);
      if (!same) known = { tables, pack: propose(tables) };
      return known.pack;
    },
  };
}

function propose(tables: readonly TableSchema[]): CompiledPack | null {
  if (tables.length === 0 || tables.length > tablesAtMost) return null;
  const proposal = proposeRoles({ tables: tables.map(factsOfDefinition) });
  const compiled = compilePack(
    proposePack(proposal, {
      pack: proposedName,
      title: { es: 'Inferido de las definiciones', en: 'Inferred from the definitions' },
      zone: 'America/Lima',
      currency: 'PEN',
    }),
  );
  return compiled.ok ? compiled.value : null;
}
