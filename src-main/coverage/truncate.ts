/** A table was emptied at once: the log holds no row of it, and how many there were is only known from what we had seen. */
import { createWatch, report } from './watch.ts';

export const truncate = createWatch<null>('truncate', null, {
  change: (state, { event, table, at, redeliveryOf, leaf }) => {
    if (event.operation !== 'truncate' || redeliveryOf !== null) return null;
    return report(
      state,
      {
        do: 'open',
        kind: 'truncate',
        severity: 'notice',
        mark: String(leaf),
        table,
        from: at,
        to: at,
        facts: { table, leaf },
      },
      { do: 'close', kind: 'truncate', mark: String(leaf), by: 'instant' },
    );
  },
});
