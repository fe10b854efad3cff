/** A row's image before a change is not the last one known: a change escaped the log (sql_log_bin=0, STATEMENT, PARTIAL_JSON, a lost event). */
import type { ChangeSeen } from './observation.ts';
import { withMark } from './span.ts';
import { createWatch } from './watch.ts';

export const continuity = createWatch<{ open: readonly string[] }>(
  'continuity',
  { open: [] },
  {
    change: (state, seen) => {
      const { history, table, at, event } = seen;
      if (seen.cascadeChild || (history.state !== 'broken' && history.state !== 'unheard-of')) return null;
      if (history.state === 'broken' && history.xa !== null) return null;
      const known =
        history.state === 'broken'
          ? { from: earlier(history.at, at), leaf: history.leaf }
          : { from: at, leaf: seen.leaf };
      return {
        state: { open: withMark(state.open, table) },
        effects: [
          {
            do: 'open',
            kind: 'continuity',
            severity: 'gap',
            mark: table,
            table,
            from: known.from,
            to: at,
            facts: breakFacts(seen, event.key ?? {}),
          },
          { do: 'raise', kind: 'gtid-hole', sinceLeaf: known.leaf, because: 'continuity' },
          { do: 'raise', kind: 'statement-format', sinceLeaf: known.leaf, because: 'continuity' },
        ],
      };
    },
    snapshot: (state, { phase }) => {
      if (phase !== 'end' || state.open.length === 0) return null;
      return {
        state: { open: [] },
        effects: state.open.map((mark) => ({ do: 'close', kind: 'continuity', mark, by: 'new-baseline' })),
      };
    },
  },
);

function breakFacts({ history, table, leaf, event: { connector } }: ChangeSeen, key: object) {
  const columns = history.state === 'broken' ? history.differing.slice(0, 20).join(', ') : '–';
  return {
    table,
    connector,
    key: JSON.stringify(key),
    columns,
    previousLeaf: history.state === 'broken' ? history.leaf : '–',
    leaf,
  };
}

function earlier(a: string, b: string): string {
  return Date.parse(a) <= Date.parse(b) ? a : b;
}
