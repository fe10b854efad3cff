/** Pairs that are made and undone: roles granted and revoked; what is saved by deleting all and inserting again counts as what it differs in. */
import { anySays, wordsOf } from '../words.ts';
import { member } from './cel.ts';
import type { RuleDraft, RuleInput } from './pack-draft.ts';

export function linkChanged(input: RuleInput): readonly RuleDraft[] {
  const { table, names } = input;
  const [owner, other] = sidesOf(input);
  if (owner === undefined || other === undefined) return [];
  const { es, en } = names.words;
  const side = (operation: string) => `net.filter(n, n.operation == "${operation}").map(n, ${member('n.row', other)})`;
  return [
    {
      id: `${names.rule}-changed`,
      type: `${names.type}Changed`,
      kind: 'T',
      anchor: { table: table.table, on: ['create', 'update', 'delete'] },
      group: [member('row', owner)],
      holds: 'size(net) > 0',
      payload: {
        owner: member('row', owner),
        granted: side('create'),
        revoked: side('delete'),
        changed: side('update'),
      },
      sensitive: true,
      sentence: {
        es: `Vínculos, ${es} de {owner}: otorgados {granted}, retirados {revoked}[, por {actor}]`,
        en: `Links, ${en} of {owner}: granted {granted}, revoked {revoked}[, by {actor}]`,
      },
    },
  ];
}

/** Whose pairs they are: people before things, else the first of the key. */
function sidesOf({ table, proposal }: RuleInput): string[] {
  const named = proposal.references
    .filter((reference) => reference.table === table.table && reference.columns.length === 1)
    .flatMap(({ columns }) => columns);
  const sides = table.key.length >= 2 ? [...table.key] : [...new Set(named)].sort();
  return sides.sort((a, b) => Number(isPerson(b)) - Number(isPerson(a)));
}

function isPerson(column: string): boolean {
  return anySays(wordsOf(column), 'person', 'user');
}
