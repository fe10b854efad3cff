/** A table without a key: a row is known only by its whole content, and equal rows can't be told apart. */
import { withMark, withoutMark } from './span.ts';
import { createWatch } from './watch.ts';

export const keylessTable = createWatch<{ open: readonly string[] }>(
  'keyless-table',
  { open: [] },
  {
    change: (state, { event, table, at }) => {
      const keyless = event.flags.includes('no-key');
      if (keyless === state.open.includes(table)) return null;
      if (keyless) {
        return {
          state: { open: withMark(state.open, table, 1000) },
          effects: [
            {
              do: 'open',
              kind: 'keyless-table',
              severity: 'notice',
              mark: table,
              table,
              from: at,
              to: null,
              facts: { table },
            },
          ],
        };
      }
      return {
        state: { open: withoutMark(state.open, table) },
        effects: [{ do: 'close', kind: 'keyless-table', mark: table, by: 'key-known', to: at }],
      };
    },
  },
);
