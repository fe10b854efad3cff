/** Labels of the pharmacy's schema, from the pack that was written by hand for it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pack } from '#shared/pack.ts';
import { parsePack } from '../../../src-main/infer/parse-pack.ts';
import type { RoleLabels } from './score-roles.ts';

const folder = join(import.meta.dirname, '../../../resources/packs/botica-pe');

export function pharmacyPack(): Pack {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  const parsed = parsePack(files.sort().map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') })));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.value.pack;
}

export function pharmacyLabels(): RoleLabels {
  const tables = Object.entries(pharmacyPack().tables);
  return {
    tables: Object.fromEntries(tables.map(([name, { role }]) => [name, { role }])),
    headerDetail: tables.flatMap(([detail, { header }]) =>
      header === undefined ? [] : [{ header: header.table, detail }],
    ),
    status: tables.flatMap(([table, { status }]) => (status === undefined ? [] : [{ table, column: status }])),
    numbering: tables.flatMap(([table, { numbering }]) => numbering.map((column) => ({ table, column }))),
    actor: tables.flatMap(([table, { actor, refs }]) => {
      const named = [...(actor?.create ?? []), ...(actor?.update ?? []), ...(actor?.delete ?? [])];
      const users = Object.entries(refs).flatMap(([column, type]) => (type === 'user' ? [column] : []));
      return [...new Set([...named, ...users])].map((column) => ({ table, column }));
    }),
    money: tables.flatMap(([table, { money }]) => money.map((column) => ({ table, column }))),
  };
}
