/** A key change arrives as delete and create; a stop of the connector in between loses the create for good (Debezium PR #7945). */
import type { ChangeSeen, EndSeen } from './observation.ts';
import { createWatch, remember, type Step } from './watch.ts';

interface Lone {
  readonly transaction: string;
  readonly leaf: number;
  readonly table: string;
  readonly key: string;
  /** `header`: the connector said that it is half of a key change. `order`: the number of the row after it is missing. */
  readonly sign: 'header' | 'order' | 'last';
}

interface State {
  /** Of the transaction that is arriving. */
  readonly lone: readonly Lone[];
  readonly open: readonly { readonly transaction: string; readonly leaf: number }[];
}

export const lostKeyHalf = createWatch<State>(
  'lost-key-half',
  { lone: [], open: [] },
  {
    change: (state, seen) => {
      const { transaction, event } = seen;
      if (transaction === null) return null;
      if (seen.completes !== null) return completed(state, seen.completes);
      const others = state.lone.filter((lone) => lone.transaction === transaction.name && lone.sign !== 'last');
      const skipped =
        seen.orderSkipped && seen.previousRow?.lone === 'delete'
          ? state.lone.filter((lone) => lone.sign === 'last').map((lone) => ({ ...lone, sign: 'order' as const }))
          : [];
      const own = event.operation === 'delete' ? [loneDelete(seen, transaction.name)] : [];
      if (own.length === 0 && skipped.length === 0 && others.length === state.lone.length) return null;
      return remember({ ...state, lone: [...others, ...skipped, ...own].slice(-100) });
    },
    end: (state, seen) => {
      const ours = state.lone.filter((lone) => lone.transaction === seen.transaction.name);
      if (ours.length === 0) return state.lone.length === 0 ? null : remember({ ...state, lone: [] });
      if (seen.transaction.received >= seen.expected) return remember({ ...state, lone: [] });
      return report(state, seen, ours);
    },
  },
);

function loneDelete({ event, leaf, table, keyChangeHalf }: ChangeSeen, transaction: string): Lone {
  return {
    transaction,
    leaf,
    table,
    key: JSON.stringify(event.key ?? {}),
    sign: keyChangeHalf === 'delete' ? 'header' : 'last',
  };
}

function report(state: State, { transaction, expected, at }: EndSeen, ours: readonly Lone[]): Step<State> {
  const missing = expected - transaction.received;
  const likely = ours.filter((lone) => lone.sign !== 'last' || missing > 0).slice(-missing);
  const opened = likely.map(({ leaf }) => ({ transaction: transaction.name, leaf }));
  return {
    state: { lone: [], open: [...state.open, ...opened].slice(-200) },
    effects: likely.map(({ leaf, table, key, sign }) => ({
      do: 'open',
      kind: 'lost-key-half',
      severity: 'gap',
      mark: String(leaf),
      table,
      from: at,
      to: at,
      facts: { table, key, transaction: transaction.name, sign, leaf },
    })),
  };
}

function completed(state: State, leaf: number): Step<State> | null {
  const known = state.open.some((open) => open.leaf === leaf);
  const lone = state.lone.filter((other) => other.leaf !== leaf);
  if (!known) return lone.length === state.lone.length ? null : remember({ ...state, lone });
  return {
    state: { lone, open: state.open.filter((open) => open.leaf !== leaf) },
    effects: [{ do: 'close', kind: 'lost-key-half', mark: String(leaf), by: 'filled', severity: 'notice' }],
  };
}
