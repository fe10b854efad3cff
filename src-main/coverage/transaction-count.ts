/** END declares how many row changes its transaction has: any other number received is a loss (or a repetition that we did not recognise). */
import type { Open } from './effect.ts';
import type { EndSeen } from './observation.ts';
import { withMark, withoutMark } from './span.ts';
import { createWatch, report } from './watch.ts';

interface State {
  readonly open: readonly string[];
}

export const transactionCount = createWatch<State>(
  'transaction-count',
  { open: [] },
  {
    end: (state, seen) => {
      const { name, received } = seen.transaction;
      if (received !== seen.expected) {
        return { state: { open: withMark(state.open, name) }, effects: [shortOf(seen)] };
      }
      return state.open.includes(name) ? filled(state, name) : null;
    },
    change: (state, { transaction }) => {
      if (
        transaction === null ||
        !state.open.includes(transaction.name) ||
        transaction.expected !== transaction.received
      )
        return null;
      return filled(state, transaction.name);
    },
  },
);

function filled(state: State, name: string) {
  const closed = report<State>(
    { open: withoutMark(state.open, name) },
    { do: 'close', kind: 'transaction-count', mark: name, by: 'filled', severity: 'notice' },
  );
  return closed;
}

function shortOf({ transaction, expected, tables, at }: EndSeen): Open {
  const different = tables.filter((table) => table.expected !== table.received);
  const facts = {
    transaction: transaction.name,
    expected,
    received: transaction.received,
    tables: different.map(({ table, expected, received }) => `${table} ${received}/${expected}`).join(', ') || '–',
  };
  return {
    do: 'open',
    kind: 'transaction-count',
    severity: 'gap',
    mark: transaction.name,
    table: different[0]?.table ?? null,
    from: at,
    to: at,
    facts,
  };
}
