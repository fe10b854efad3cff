/** The children that a cascade deletes or changes are not in MariaDB's log, nor in MySQL's before 9.6: their rows changed without a word. */
import type { Open } from './effect.ts';
import type { ChangeSeen } from './observation.ts';
import { withMark } from './span.ts';
import { createWatch } from './watch.ts';

export const cascadeUnlogged = createWatch<{ open: readonly string[] }>(
  'cascade-unlogged',
  { open: [] },
  {
    change: (state, seen) => {
      if (seen.redeliveryOf !== null) return null;
      const children =
        seen.unloggedChildren.length === 0
          ? brokenChild(seen)
          : seen.unloggedChildren.map((child) => missed(seen, child, seen.table));
      if (children.length === 0) return null;
      const marks = children.reduce((open, { mark }) => withMark(open, mark), state.open);
      return { state: { open: marks }, effects: children };
    },
    snapshot: (state, { phase }) => {
      if (phase !== 'end' || state.open.length === 0) return null;
      return {
        state: { open: [] },
        effects: state.open.map((mark) => ({ do: 'close', kind: 'cascade-unlogged', mark, by: 'new-baseline' })),
      };
    },
  },
);

function brokenChild(seen: ChangeSeen): Open[] {
  const { state } = seen.history;
  if (!seen.cascadeChild || state === 'first' || state === 'kept') return [];
  return [missed(seen, seen.table, '–')];
}

function missed({ at, event, leaf }: ChangeSeen, child: string, parent: string): Open {
  const facts = { child, parent, key: JSON.stringify(event.keyBefore ?? event.key ?? {}), leaf };
  return { do: 'open', kind: 'cascade-unlogged', severity: 'gap', mark: child, table: child, from: at, to: at, facts };
}
