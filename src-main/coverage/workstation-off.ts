/** We were off or asleep: the connector waits and sends later. Late is not lost, so this is a notice, closed by the next delivery. */
import { millisecondsBetween, minutesBetween } from './span.ts';
import { createWatch, remember } from './watch.ts';

/** A restart of the program is not worth a word. */
const worthNotingMs = 60_000;

interface State {
  readonly asleepAt: string | null;
  readonly open: boolean;
}

export const workstationOff = createWatch<State>(
  'workstation-off',
  { asleepAt: null, open: false },
  {
    act: (state, { kind, receivedAt, previousAliveAt, lastReceivedAt }) => {
      if (kind === 'sleep') return remember({ ...state, asleepAt: receivedAt });
      if ((kind !== 'start' && kind !== 'resume') || lastReceivedAt === null) return null;
      const from = (kind === 'resume' ? state.asleepAt : null) ?? previousAliveAt;
      if (from === null || millisecondsBetween(from, receivedAt) < worthNotingMs)
        return remember({ ...state, asleepAt: null });
      return {
        state: { asleepAt: null, open: true },
        effects: [
          {
            do: 'open',
            kind: 'workstation-off',
            severity: 'notice',
            mark: 'off',
            table: null,
            from,
            to: receivedAt,
            facts: { minutes: minutesBetween(from, receivedAt), how: kind === 'resume' ? 'sleep' : 'off' },
          },
        ],
      };
    },
    delivery: (state) =>
      state.open
        ? {
            state: { ...state, open: false },
            effects: [{ do: 'close', kind: 'workstation-off', mark: 'off', by: 'delivery' }],
          }
        : null,
  },
);
