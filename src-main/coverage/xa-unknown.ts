/** Rows delivered at XA PREPARE: the log does not say whether they were committed or rolled back; the row's next change does. */
import { withMark, withoutMark } from './span.ts';
import { createWatch, type Step } from './watch.ts';

interface State {
  readonly open: readonly string[];
}

export const xaUnknown = createWatch<State>(
  'xa-unknown',
  { open: [] },
  {
    change: (state, { event, transaction, table, at, redeliveryOf, history }) => {
      const outcome = state.open.length === 0 ? null : outcomeOf(history);
      if (outcome !== null && state.open.includes(outcome.name)) return settle(state, outcome.name, outcome.by);
      if (redeliveryOf !== null || !event.flags.includes('xa-outcome-unknown') || transaction === null) return null;
      return open(state, transaction.name, at, table);
    },
    superseded: (state, { transaction, rows, connector }) => {
      if (rows === 0 || connector !== 'mariadb') return null;
      return open(state, transaction.name, transaction.at, null);
    },
    end: (state, { transaction }) =>
      state.open.includes(transaction.name) ? settle(state, transaction.name, 'ended') : null,
  },
);

function outcomeOf(history: { state: string; xa?: string | null }): { name: string; by: string } | null {
  const name = history.xa ?? null;
  if (name === null) return null;
  return { name, by: history.state === 'kept' ? 'committed' : 'rolled-back' };
}

function open(state: State, name: string, at: string, table: string | null): Step<State> {
  return {
    state: { open: withMark(state.open, name) },
    effects: [
      {
        do: 'open',
        kind: 'xa-unknown',
        severity: 'notice',
        mark: name,
        table,
        from: at,
        to: at,
        facts: { transaction: name },
      },
    ],
  };
}

function settle(state: State, name: string, by: string): Step<State> {
  return {
    state: { open: withoutMark(state.open, name) },
    effects: [{ do: 'close', kind: 'xa-unknown', mark: name, by }],
  };
}
