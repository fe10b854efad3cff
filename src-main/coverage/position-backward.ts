/** The place in the log went back while the transactions went on: RESET, or a restored server; what was written between is lost without a word. */
import { createWatch } from './watch.ts';

export const positionBackward = createWatch<{ open: readonly string[] }>(
  'position-backward',
  { open: [] },
  {
    place: (state, { move, from, to, gtid, at, previousAt, leaf }) => {
      if (move !== 'backward') return null;
      const mark = String(leaf);
      const first = Date.parse(previousAt) <= Date.parse(at) ? previousAt : at;
      return {
        state: { open: [...state.open, mark].slice(-100) },
        effects: [
          {
            do: 'open',
            kind: 'position-backward',
            severity: 'gap',
            mark,
            table: null,
            from: first,
            to: at,
            facts: { from, to, gtid: gtid ?? '–' },
          },
          { do: 'raise', kind: 'gtid-hole', sinceLeaf: leaf, because: 'position-backward' },
        ],
      };
    },
    snapshot: (state, { phase }) => {
      if (phase !== 'end' || state.open.length === 0) return null;
      return {
        state: { open: [] },
        effects: state.open.map((mark) => ({ do: 'close', kind: 'position-backward', mark, by: 'new-baseline' })),
      };
    },
  },
);
