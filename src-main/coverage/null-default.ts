/** With `replace.null.with.default=true` an explicit NULL arrives as the column's default. The sign: streamed rows say `"snapshot":"false"`. */
import { createWatch } from './watch.ts';

export const nullDefault = createWatch<{ open: boolean }>(
  'null-default',
  { open: false },
  {
    delivery: (state, { snapshotText, receivedAt }) => {
      if (snapshotText === 'false' && !state.open) {
        return {
          state: { open: true },
          effects: [
            {
              do: 'open',
              kind: 'null-default',
              severity: 'notice',
              mark: 'null',
              table: null,
              from: receivedAt,
              to: null,
              facts: {},
            },
          ],
        };
      }
      if (snapshotText !== 'absent' || !state.open) return null;
      return {
        state: { open: false },
        effects: [{ do: 'close', kind: 'null-default', mark: 'null', by: 'configured', to: receivedAt }],
      };
    },
  },
);
