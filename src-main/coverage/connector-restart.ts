/** A new run of the connector: it repeats the END of its last transaction without the BEGIN, or its headers carry a new run id. */
import { createWatch, remember, type Step } from './watch.ts';

interface State {
  readonly run: string | null;
  readonly lastBegin: string | null;
  readonly open: boolean;
}

export const connectorRestart = createWatch<State>(
  'connector-restart',
  { run: null, lastBegin: null, open: false },
  {
    begin: (state, { name }) => remember({ ...state, lastBegin: name }),
    end: (state, { repeated, transaction, receivedAt }) => {
      if (state.lastBegin === transaction.name) return remember({ ...state, lastBegin: null });
      if (!repeated) return null;
      return restarted({ ...state, lastBegin: null }, receivedAt, transaction.name);
    },
    delivery: (state, { runId, receivedAt }) => {
      if (runId === null || runId === state.run) return null;
      return state.run === null
        ? remember({ ...state, run: runId })
        : restarted({ ...state, run: runId }, receivedAt, '–');
    },
    place: (state) =>
      state.open
        ? {
            state: { ...state, open: false },
            effects: [{ do: 'close', kind: 'connector-restart', mark: 'restart', by: 'stream-goes-on' }],
          }
        : null,
  },
);

function restarted(state: State, at: string, transaction: string): Step<State> {
  return {
    state: { ...state, open: true },
    effects: [
      {
        do: 'open',
        kind: 'connector-restart',
        severity: 'notice',
        mark: 'restart',
        table: null,
        from: at,
        to: at,
        facts: { transaction },
      },
    ],
  };
}
