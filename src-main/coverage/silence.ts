/** Nothing from a source for longer than it can explain while we were on: an idle MySQL or MariaDB still sends a heartbeat every 48 seconds. */
import { laterOf, millisecondsBetween, minutesBetween } from './span.ts';
import { createWatch, remember } from './watch.ts';

/** Three heartbeats of 48 s and a little: measured on idle servers, whatever interval was configured. */
export const silenceAfterMs = 150_000;

interface State {
  readonly heartbeats: boolean;
  /** Since when we have been on without a break. */
  readonly onSince: string | null;
  readonly open: boolean;
}

export const silence = createWatch<State>(
  'silence',
  { heartbeats: false, onSince: null, open: false },
  {
    heartbeat: (state) => (state.heartbeats ? null : remember({ ...state, heartbeats: true })),
    act: (state, { kind, receivedAt, lastReceivedAt }) => {
      if (kind === 'start' || kind === 'resume') return remember({ ...state, onSince: receivedAt });
      if (kind !== 'tick' || lastReceivedAt === null || !state.heartbeats) return null;
      const base = laterOf(lastReceivedAt, state.onSince) ?? lastReceivedAt;
      if (millisecondsBetween(base, receivedAt) <= silenceAfterMs) return null;
      return {
        state: { ...state, open: true },
        effects: [
          {
            do: 'open',
            kind: 'silence',
            severity: 'alarm',
            mark: 'silence',
            table: null,
            from: lastReceivedAt,
            to: null,
            facts: { since: lastReceivedAt, minutes: minutesBetween(lastReceivedAt, receivedAt) },
          },
        ],
      };
    },
    delivery: (state, { receivedAt, previousReceivedAt }) => {
      if (!state.open) return null;
      const minutes = minutesBetween(previousReceivedAt ?? receivedAt, receivedAt);
      return {
        state: { ...state, open: false },
        effects: [
          {
            do: 'close',
            kind: 'silence',
            mark: 'silence',
            by: 'delivery',
            to: receivedAt,
            severity: 'notice',
            facts: { minutes },
          },
        ],
      };
    },
  },
);
