/** Two connectors deliver the same source at once: their run ids take turns, or new places and known places alternate without a restart. */
import { millisecondsBetween } from './span.ts';
import { createWatch, remember, type Step } from './watch.ts';

interface State {
  readonly runs: readonly string[];
  readonly repeating: boolean;
  readonly turns: number;
  readonly firstTurnAt: string | null;
  readonly open: boolean;
}

const turnsNeeded = 4;
const windowMs = 600_000;

export const twoConnectors = createWatch<State>(
  'two-connectors',
  { runs: [], repeating: false, turns: 0, firstTurnAt: null, open: false },
  {
    delivery: (state, { runId, receivedAt }) => {
      if (runId === null || runId === state.runs.at(-1)) return null;
      const returned = state.runs.includes(runId);
      const runs = [...state.runs.filter((run) => run !== runId), runId].slice(-4);
      return returned
        ? alarm({ ...state, runs }, state.firstTurnAt ?? receivedAt, receivedAt)
        : remember({ ...state, runs });
    },
    change: (state, { redeliveryOf, receivedAt }) => {
      const repeating = redeliveryOf !== null;
      if (repeating === state.repeating) return null;
      if (repeating) return remember({ ...state, repeating });
      const fresh = state.firstTurnAt === null || millisecondsBetween(state.firstTurnAt, receivedAt) > windowMs;
      const firstTurnAt = fresh ? receivedAt : (state.firstTurnAt ?? receivedAt);
      const turns = fresh ? 1 : state.turns + 1;
      const next = { ...state, repeating, turns, firstTurnAt };
      return turns >= turnsNeeded ? alarm(next, firstTurnAt, receivedAt) : remember(next);
    },
    // A restart repeats too, but says so: the END of its last transaction comes without a BEGIN. It is not a turn.
    end: (state, { repeated }) =>
      repeated && state.turns > 0 && !state.repeating ? remember({ ...state, turns: state.turns - 1 }) : null,
    act: (state, { kind, receivedAt }) => {
      if (
        !state.open ||
        kind !== 'tick' ||
        state.firstTurnAt === null ||
        millisecondsBetween(state.firstTurnAt, receivedAt) < windowMs
      )
        return null;
      return {
        state: { ...state, open: false, turns: 0, firstTurnAt: null },
        effects: [{ do: 'close', kind: 'two-connectors', mark: 'two', by: 'one-again', to: receivedAt }],
      };
    },
  },
);

function alarm(state: State, from: string, to: string): Step<State> {
  return {
    state: { ...state, open: true, firstTurnAt: to },
    effects: [
      {
        do: 'open',
        kind: 'two-connectors',
        severity: 'alarm',
        mark: 'two',
        table: null,
        from,
        to,
        facts: { runs: state.runs.length },
      },
    ],
  };
}
