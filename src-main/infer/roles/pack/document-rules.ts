/** Documents with their lines, in one event; and lines that change without their document. */
import type { PackWords } from '#shared/pack.ts';
import type { ProposedPair, ProposedTable } from '../role-proposal.ts';
import type { WordSense } from '../vocabulary.ts';
import { anySays, wordsOf } from '../words.ts';
import { literal, member } from './cel.ts';
import type { RuleDraft, RuleInput } from './pack-draft.ts';
import { columnsOf } from './table-draft.ts';

export function documentRegistered({ table, names, proposal, namesOf }: RuleInput): readonly RuleDraft[] {
  const { es, en } = names.words;
  const pairs = proposal.pairs.filter(({ header }) => header === table.table);
  const parts = pairs.map((pair, at) => [`lines${at + 1}`, pair] as const);
  const total = totalOf(table);
  const lines =
    parts.length === 0
      ? { es: '', en: '' }
      : { es: ', {lines} {lines|línea|líneas}', en: ', {lines} {lines|line|lines}' };
  const [first] = parts;
  return [
    {
      id: `${names.rule}-registered`,
      type: `${names.type}Registered`,
      kind: parts.length === 0 ? 'R' : 'T',
      anchor: { table: table.table, on: 'create' },
      ...(parts.length === 0
        ? {}
        : {
            parts: Object.fromEntries(
              parts.map(([name, pair], at) => [name, linePart(pair, at === 0, namesOf(pair.detail).words)]),
            ),
          }),
      ...agreement(table, proposal.tables, parts, total),
      ...(first === undefined ? {} : { payload: { lines: `size(${first[0]})` } }),
      ...(total === null ? {} : { amount: member('anchor', total) }),
      sentence: {
        es: `Registro, ${es} {entity}${total === null ? '' : '[ por {amount}]'}${lines.es}[, {actor}]`,
        en: `Registered, ${en} {entity}${total === null ? '' : '[ for {amount}]'}${lines.en}[, {actor}]`,
      },
    },
  ];
}

/** What no document's event has taken. */
export function linesChanged({ table, names, proposal }: RuleInput): readonly RuleDraft[] {
  const pair = proposal.pairs.find(({ detail }) => detail === table.table);
  const keys = pair === undefined ? table.key : Object.keys(pair.by);
  if (keys.length === 0) return [];
  const of = keys.map((name) => `text(${member('row', name)})`).join(` + ${literal('-')} + `);
  const { es, en } = names.words;
  return [
    {
      id: `${names.rule}-changed`,
      type: `${names.type}Changed`,
      kind: 'T',
      anchor: { table: table.table, on: ['create', 'update', 'delete'] },
      free: true,
      group: keys.map((name) => member('row', name)),
      holds: 'size(net) > 0',
      payload: { of, changes: 'size(net)' },
      sentence: {
        es: `Cambio, ${es} ({of}): {changes} {changes|fila|filas}[, por {actor}]`,
        en: `Change, ${en} ({of}): {changes} {changes|row|rows}[, by {actor}]`,
      },
    },
  ];
}

/** The first of the details must be there; a document without payments may be unpaid. */
function linePart({ detail, by }: ProposedPair, first: boolean, words: PackWords) {
  return {
    table: detail,
    on: 'create' as const,
    by: Object.fromEntries(Object.entries(by).map(([own, other]) => [own, member('anchor', other)])),
    need: first ? ('obligatory' as const) : ('optional' as const),
    ...(first ? { missing: { es: `sin ${words.es}`, en: `without ${words.en}` } } : {}),
  };
}

/** The lines' amounts make the document's total, or what it is before tax. */
function agreement(
  header: ProposedTable,
  tables: readonly ProposedTable[],
  parts: readonly (readonly [string, ProposedPair])[],
  total: string | null,
) {
  const [first] = parts;
  const lines = first === undefined ? undefined : tables.find(({ table }) => table === first[1].detail);
  if (first === undefined || lines === undefined || total === null) return {};
  const sum = lineSum(first[0], lines);
  if (sum === null) return {};
  const amounts = [
    total,
    ...columnsOf(header.money).filter((name) =>
      wordsOf(name).some(({ meanings }) => meanings.some(({ en }) => en === 'subtotal')),
    ),
  ];
  return { agrees: [amounts.map((name) => `near(${sum}, ${member('anchor', name)}, "0.05")`).join(' || ')] };
}

function lineSum(part: string, lines: ProposedTable): string | null {
  const money = columnsOf(lines.money);
  const amount = best(money, (name) => !says(name, 'price', 'tax') && !isDiscount(name));
  if (amount !== null) return `sum(${part}, ${literal(amount)})`;
  const price = best(
    money,
    (name) => says(name, 'price') && !wordsOf(name).some(({ text }) => text.startsWith('list')),
  );
  const [quantity, ...more] = lines.columns.filter(({ name }) => says(name, 'quantity') && !money.includes(name));
  // Of two quantities, ordered and delivered, counted and booked, nobody says which one counts.
  if (price === null || quantity === undefined || more.length > 0) return null;
  return `sumProduct(${part}, ${literal(quantity.name)}, ${literal(price)})`;
}

/** "total" before "importe_total" before any amount. */
function totalOf({ money }: ProposedTable): string | null {
  const names = columnsOf(money);
  return (
    best(names, (name) => says(name, 'total')) ??
    best(
      names,
      (name) =>
        !says(name, 'price', 'tax') &&
        !isDiscount(name) &&
        wordsOf(name).some(({ meanings }) => meanings.some(({ en }) => en === 'amount' || en === 'value')),
    )
  );
}

function isDiscount(name: string): boolean {
  return wordsOf(name).some(({ meanings }) => meanings.some(({ en }) => en === 'discount' || en === 'charge'));
}

function says(name: string, ...senses: readonly WordSense[]): boolean {
  return anySays(wordsOf(name), ...senses);
}

function best(names: readonly string[], fits: (name: string) => boolean): string | null {
  const found = names.filter(fits).sort((a, b) => wordsOf(a).length - wordsOf(b).length || (a < b ? -1 : 1));
  return found[0] ?? null;
}
