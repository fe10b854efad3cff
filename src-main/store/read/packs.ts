/** Which packs are in force where, and how many events each of their rules has told. */
import type { Sqlite } from '../sqlite.ts';

export interface PackUse {
  /** `name@version` → `source/database`. */
  readonly inForce: ReadonlyMap<string, readonly string[]>;
  /** `pack@version|pack/rule` → events. */
  readonly events: ReadonlyMap<string, number>;
}

export function packUse(db: Sqlite): PackUse {
  const inForce = new Map<string, string[]>();
  const places = db
    .prepare<[], { name: string; database: string; packs: string }>(
      'SELECT source.name, inference.database, inference.packs FROM inference JOIN source ON source.id = inference.source ORDER BY inference.id',
    )
    .all();
  for (const { name, database, packs } of places)
    for (const pack of packs.split(',').filter((id) => id !== ''))
      inForce.set(pack, [...(inForce.get(pack) ?? []), `${name}/${database}`]);
  const counts = db
    .prepare<[], { pack: string; name: string; n: number }>(
      'SELECT rule.pack, rule.name, count(*) AS n FROM business_event JOIN rule ON rule.id = business_event.rule GROUP BY rule.id',
    )
    .all();
  return { inForce, events: new Map(counts.map(({ pack, name, n }) => [`${pack}|${name}`, n])) };
}
