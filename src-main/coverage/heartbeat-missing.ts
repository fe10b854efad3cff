/** A source that never sent a heartbeat: when it falls silent, nobody can tell a quiet night from a dead connector. */
import { millisecondsBetween } from './span.ts';
import { createWatch, remember } from './watch.ts';

const graceMs = 600_000;

interface State {
  readonly firstAt: string | null;
  readonly seen: boolean;
  readonly open: boolean;
}

export const heartbeatMissing = createWatch<State>(
  'heartbeat-missing',
  { firstAt: null, seen: false, open: false },
  {
    delivery: (state, { receivedAt }) => (state.firstAt === null ? remember({ ...state, firstAt: receivedAt }) : null),
    act: (state, { kind, receivedAt }) => {
      if (kind !== 'tick' || state.seen || state.open || state.firstAt === null) return null;
      if (millisecondsBetween(state.firstAt, receivedAt) < graceMs) return null;
      return {
        state: { ...state, open: true },
        effects: [
          {
            do: 'open',
            kind: 'heartbeat-missing',
            severity: 'notice',
            mark: 'heartbeat',
            table: null,
            from: state.firstAt,
            to: null,
            facts: { since: state.firstAt },
          },
        ],
      };
    },
    heartbeat: (state, { receivedAt }) => {
      if (state.seen) return null;
      const next = { ...state, seen: true, open: false };
      return state.open
        ? {
            state: next,
            effects: [{ do: 'close', kind: 'heartbeat-missing', mark: 'heartbeat', by: 'heartbeat', to: receivedAt }],
          }
        : remember(next);
    },
  },
);
