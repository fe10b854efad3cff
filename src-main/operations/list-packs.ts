/** The packs that are installed, where each is in force and what its rules have told. */
import { packUse } from '../store/read/packs.ts';
import type { ReadOperation } from './operation-kinds.ts';

export const listPacks: ReadOperation<'listPacks'> = (view) => {
  const { inForce, events } = packUse(view.insight().db);
  return {
    items: view.packs().map(({ id, pack, rules }) => ({
      id: pack.pack,
      version: pack.version,
      title: pack.title,
      mapping: pack.mapping,
      inForce: [...(inForce.get(id) ?? [])],
      tables: Object.entries(pack.tables).map(([table, { role, name, entity }]) => ({
        table,
        role,
        name,
        entity: entity?.type ?? null,
      })),
      rules: rules.map(({ id: ruleId, rule }) => ({
        id: rule.id,
        type: rule.type,
        kind: rule.kind,
        sensitive: rule.sensitive,
        events: events.get(`${id}|${ruleId}`) ?? 0,
      })),
    })),
  };
};
