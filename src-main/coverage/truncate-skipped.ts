/** A row was created although it was known and never deleted: the table was emptied while the connector drops TRUNCATE, or a delete escaped the log. */
import { withMark } from './span.ts';
import { createWatch } from './watch.ts';

export const truncateSkipped = createWatch<{ open: readonly string[] }>(
  'truncate-skipped',
  { open: [] },
  {
    change: (state, { history, table, at, event, cascadeChild, leaf }) => {
      if (cascadeChild || history.state !== 'revived' || history.xa !== null) return null;
      const from = Date.parse(history.at) <= Date.parse(at) ? history.at : at;
      const facts = { table, key: JSON.stringify(event.key ?? {}), previousLeaf: history.leaf, leaf };
      return {
        state: { open: withMark(state.open, table) },
        effects: [
          { do: 'open', kind: 'truncate-skipped', severity: 'gap', mark: table, table, from, to: at, facts },
          { do: 'raise', kind: 'gtid-hole', sinceLeaf: history.leaf, because: 'truncate-skipped' },
        ],
      };
    },
    snapshot: (state, { phase }) => {
      if (phase !== 'end' || state.open.length === 0) return null;
      return {
        state: { open: [] },
        effects: state.open.map((mark) => ({ do: 'close', kind: 'truncate-skipped', mark, by: 'new-baseline' })),
      };
    },
  },
);
