/** A delivery that a web page sent from a browser: no connector does that. Its rows may be made up; a signature would keep such pages out. */
import { createWatch } from './watch.ts';

export const crossSite = createWatch<{ open: boolean }>(
  'cross-site',
  { open: false },
  {
    delivery: (state, { origin, signed, receivedAt }) => {
      if (origin !== null && !signed)
        return {
          state: { open: true },
          effects: [
            {
              do: 'open',
              kind: 'cross-site',
              severity: 'alarm',
              mark: 'cross-site',
              table: null,
              from: receivedAt,
              to: receivedAt,
              facts: { origin },
            },
          ],
        };
      if (!state.open || !signed) return null;
      return {
        state: { open: false },
        effects: [{ do: 'close', kind: 'cross-site', mark: 'cross-site', by: 'signed', severity: 'notice' }],
      };
    },
  },
);
