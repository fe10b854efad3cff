/** The connector now reads another server: file names differ, the transactions go on. Not a loss by itself. */
import { createWatch } from './watch.ts';

export const failover = createWatch<{ open: string | null }>(
  'failover',
  { open: null },
  {
    place: (state, { move, from, to, gtid, at, leaf }) => {
      if (move === 'other-server') {
        const mark = String(leaf);
        return {
          state: { open: mark },
          effects: [
            {
              do: 'open',
              kind: 'failover',
              severity: 'notice',
              mark,
              table: null,
              from: at,
              to: at,
              facts: { from, to, gtid: gtid ?? '–' },
            },
          ],
        };
      }
      if (state.open === null || move !== 'forward') return null;
      return {
        state: { open: null },
        effects: [{ do: 'close', kind: 'failover', mark: state.open, by: 'stream-goes-on' }],
      };
    },
  },
);
