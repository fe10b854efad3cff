/** A new snapshot over a stream (when_needed after a purge): it repairs the state and hides what happened in between. */
import { createWatch } from './watch.ts';

export const resnapshot = createWatch<{ open: string | null }>(
  'resnapshot',
  { open: null },
  {
    snapshot: (state, { phase, overStream, lastStreamedAt, at, leaf, differing, rows }) => {
      if (phase === 'start') {
        if (!overStream || state.open !== null) return null;
        const mark = String(leaf);
        const from = lastStreamedAt === null || Date.parse(lastStreamedAt) > Date.parse(at) ? at : lastStreamedAt;
        return {
          state: { open: mark },
          effects: [
            {
              do: 'open',
              kind: 'resnapshot',
              severity: 'gap',
              mark,
              table: null,
              from,
              to: at,
              facts: { rows: 0, differing: 0 },
            },
          ],
        };
      }
      if (state.open === null) return null;
      return {
        state: { open: null },
        effects: [
          { do: 'close', kind: 'resnapshot', mark: state.open, by: 'new-baseline', to: at, facts: { rows, differing } },
        ],
      };
    },
  },
);
