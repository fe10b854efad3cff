/** A known place came back with other content: the source's log was begun anew. A new epoch, and what lies between is not known. */
import { createWatch } from './watch.ts';

export const unknownHistory = createWatch<{ open: readonly string[] }>(
  'unknown-history',
  { open: [] },
  {
    epoch: (state, { epoch, at, previousAt, place, knownLeaf }) => {
      const mark = String(epoch);
      const first = Date.parse(previousAt) <= Date.parse(at) ? previousAt : at;
      return {
        state: { open: [...state.open, mark].slice(-100) },
        effects: [
          {
            do: 'open',
            kind: 'unknown-history',
            severity: 'gap',
            mark,
            table: null,
            from: first,
            to: at,
            facts: { epoch, place, knownLeaf },
          },
        ],
      };
    },
    snapshot: (state, { phase }) => {
      if (phase !== 'end' || state.open.length === 0) return null;
      return {
        state: { open: [] },
        effects: state.open.map((mark) => ({ do: 'close', kind: 'unknown-history', mark, by: 'new-baseline' })),
      };
    },
  },
);
