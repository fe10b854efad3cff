/** Movements, the balances that they move, and balances that change alone. */
import type { ProposedTable, RoleProposal } from '../role-proposal.ts';
import { anySays, wordsOf } from '../words.ts';
import { changed, literal, member } from './cel.ts';
import type { RuleDraft, RuleInput } from './pack-draft.ts';
import { columnsOf } from './table-draft.ts';

export function movementRegistered({ table, names, proposal }: RuleInput): readonly RuleDraft[] {
  const { es, en } = names.words;
  const moved = balancesOf(table, proposal).map((balance, at) => [`balance${at + 1}`, balance] as const);
  const agrees = moved.flatMap(([part, balance]) => runningAgrees(table, part, balance));
  const [amount] = columnsOf(table.money).filter((name) => !anySays(wordsOf(name), 'price'));
  const keys = table.key.map((name) => `text(${member('anchor', name)})`).join(` + ${literal('-')} + `);
  return [
    {
      id: `${names.rule}-registered`,
      type: `${names.type}Registered`,
      kind: moved.length === 0 ? 'R' : 'T',
      anchor: { table: table.table, on: 'create' },
      ...(moved.length === 0
        ? {}
        : {
            parts: Object.fromEntries(
              moved.map(([part, { balance, by }]) => [
                part,
                { table: balance.table, on: ['create' as const, 'update' as const], by },
              ]),
            ),
          }),
      ...(agrees.length === 0 ? {} : { agrees }),
      payload: { movement: keys === '' ? 'anchorKey' : keys },
      ...(amount === undefined ? {} : { amount: member('anchor', amount) }),
      sentence: {
        es: `Movimiento, ${es} {movement}${amount === undefined ? '' : '[ por {amount}]'}[, {actor}]`,
        en: `Movement, ${en} {movement}${amount === undefined ? '' : '[ for {amount}]'}[, {actor}]`,
      },
    },
  ];
}

/** A movement is written once; that it is changed or taken away is told. */
export function movementAltered({ table, names }: RuleInput): readonly RuleDraft[] {
  const { es, en } = names.words;
  return [
    {
      id: `${names.rule}-altered`,
      type: `${names.type}Altered`,
      kind: 'R',
      anchor: { table: table.table, on: ['update', 'delete'] },
      payload: { movement: 'anchorKey', fields: 'changed' },
      sensitive: true,
      sentence: {
        es: `Movimiento alterado, ${es} {movement}[: {fields}][, por {actor}]`,
        en: `Movement altered, ${en} {movement}[: {fields}][, by {actor}]`,
      },
    },
  ];
}

/** What no movement's event has taken; where movements are kept, that says something. */
export function balanceChanged({ table, names, proposal }: RuleInput): readonly RuleDraft[] {
  const { es, en } = names.words;
  const [quantity] = quantitiesOf(table);
  if (quantity === undefined) return [];
  const kept = proposal.tables.some(
    (ledger) =>
      ledger.role === 'ledger' && balancesOf(ledger, proposal).some(({ balance }) => balance.table === table.table),
  );
  const alone = kept ? { es: ' sin movimiento', en: ' without a movement' } : { es: '', en: '' };
  return [
    {
      id: `${names.rule}-changed`,
      type: `${names.type}BalanceChanged`,
      kind: 'R',
      anchor: { table: table.table, on: 'update', where: changed(quantity) },
      free: true,
      payload: { of: 'anchorKey', from: member('before', quantity), to: member('after', quantity) },
      ...(kept ? { sensitive: true } : {}),
      sentence: {
        es: `Saldo cambiado${alone.es}, ${es} {of}: {from} → {to}[, por {actor}]`,
        en: `Balance changed${alone.en}, ${en} {of}: {from} → {to}[, by {actor}]`,
      },
    },
  ];
}

interface MovedBalance {
  readonly balance: ProposedTable;
  /** Column of the balance: expression over the movement. */
  readonly by: Record<string, string>;
}

/** Balances whose whole key the movement names: by the same column, or by another that names the same rows. */
function balancesOf({ table, columns }: ProposedTable, { tables, references }: RoleProposal): MovedBalance[] {
  const namesOf = (of: string) =>
    new Map(
      references
        .filter((reference) => reference.table === of && reference.columns.length === 1)
        .map((reference) => [reference.columns[0] ?? '', reference.to]),
    );
  const own = namesOf(table);
  return tables
    .filter(({ role, key }) => role === 'balance' && key.length > 0)
    .flatMap((balance) => {
      const theirs = namesOf(balance.table);
      const pairs = balance.key.map((column) => {
        if (columns.some(({ name }) => name === column)) return [column, member('anchor', column)] as const;
        const same = [...own].find(([, to]) => to === theirs.get(column))?.[0];
        return same === undefined ? null : ([column, member('anchor', same)] as const);
      });
      const whole = pairs.filter((pair) => pair !== null);
      return whole.length === pairs.length ? [{ balance, by: Object.fromEntries(whole) }] : [];
    });
}

/** A movement that keeps the balance says what the balance then is. */
function runningAgrees({ columns }: ProposedTable, part: string, { balance }: MovedBalance): string[] {
  const running = columns.find(
    ({ name, type }) => /^(decimal|int|double|float)/.test(type) && anySays(wordsOf(name), 'running'),
  );
  const [quantity] = quantitiesOf(balance);
  if (running === undefined || quantity === undefined) return [];
  return [`size(${part}) == 0 || ${member(`${part}[0]`, quantity)} == ${member('anchor', running.name)}`];
}

/** The quantity first that is named so. */
function quantitiesOf({ columns, key, money }: ProposedTable): string[] {
  const numbers = columns.filter(
    ({ name, type }) => /^(decimal|double|float|int|bigint|smallint|mediumint)/.test(type) && !key.includes(name),
  );
  const named = numbers.filter(
    ({ name }) => anySays(wordsOf(name), 'quantity', 'running', 'balance') && !anySays(wordsOf(name), 'measure', 'id'),
  );
  return [...named, ...numbers.filter(({ name }) => !named.some((other) => other.name === name))]
    .map(({ name }) => name)
    .concat(columnsOf(money).slice(0, 1));
}
