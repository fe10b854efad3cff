/** We could not write (disk full, folder read-only) and answered 503: the connector repeats, so nothing is lost while it and the log last. */
import { numberIn, textIn } from './act-content.ts';
import { createWatch } from './watch.ts';

export const cannotStore = createWatch<{ open: boolean }>(
  'cannot-store',
  { open: false },
  {
    act: (_state, { act, receivedAt }) => {
      const refusals = numberIn(act, 'unstored') ?? 0;
      if (refusals === 0) return null;
      const from = textIn(act, 'unstoredFrom') ?? receivedAt;
      return {
        state: { open: true },
        effects: [
          {
            do: 'open',
            kind: 'cannot-store',
            severity: 'alarm',
            mark: 'store',
            table: null,
            from,
            to: receivedAt,
            facts: { deliveries: refusals },
          },
        ],
      };
    },
    delivery: (state, { receivedAt }) =>
      state.open
        ? {
            state: { open: false },
            effects: [
              { do: 'close', kind: 'cannot-store', mark: 'store', by: 'delivery', to: receivedAt, severity: 'notice' },
            ],
          }
        : null,
  },
);
