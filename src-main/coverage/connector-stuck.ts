/** The connector starts again and again and brings nothing new: it dies of an event that it cannot read (partial row image, versioned table, sequence). */
import { createWatch, remember, type Step } from './watch.ts';

interface State {
  readonly starts: number;
  readonly since: string | null;
  readonly sinceLeaf: number;
  readonly lastBegin: string | null;
  readonly open: boolean;
}

const startsNeeded = 3;
const calm: State = { starts: 0, since: null, sinceLeaf: 0, lastBegin: null, open: false };

export const connectorStuck = createWatch<State>('connector-stuck', calm, {
  begin: (state, { name, repeated }) =>
    repeated || state.starts === 0
      ? remember({ ...state, lastBegin: name })
      : remember({ ...calm, lastBegin: name, open: state.open, sinceLeaf: state.sinceLeaf }),
  end: (state, { repeated, transaction, receivedAt, leaf }) => {
    if (state.lastBegin === transaction.name) return remember({ ...state, lastBegin: null });
    return !repeated ? null : started(state, receivedAt, leaf);
  },
  place: (state) => {
    if (state.starts === 0 && !state.open) return null;
    const next = { ...calm, lastBegin: state.lastBegin };
    if (!state.open) return remember(next);
    return {
      state: next,
      effects: [
        // Whatever let it go on (an excluded table, a skipped transaction) left something out.
        { do: 'close', kind: 'connector-stuck', mark: 'stuck', by: 'stream-goes-on', severity: 'gap' },
        { do: 'raise', kind: 'gtid-hole', sinceLeaf: state.sinceLeaf, because: 'connector-stuck' },
        { do: 'raise', kind: 'statement-format', sinceLeaf: state.sinceLeaf, because: 'connector-stuck' },
      ],
    };
  },
});

function started(state: State, at: string, leaf: number): Step<State> {
  const next = {
    ...state,
    starts: state.starts + 1,
    since: state.since ?? at,
    sinceLeaf: state.starts === 0 ? leaf : state.sinceLeaf,
  };
  if (next.starts < startsNeeded) return remember(next);
  return {
    state: { ...next, open: true },
    effects: [
      {
        do: 'open',
        kind: 'connector-stuck',
        severity: 'alarm',
        mark: 'stuck',
        table: null,
        from: next.since,
        to: at,
        facts: { starts: next.starts },
      },
    ],
  };
}
