/** The definition of a table changed: what its columns mean before and after differs. */
import { createWatch, report } from './watch.ts';

export const ddl = createWatch<null>('ddl', null, {
  schema: (state, { event, table, at, redeliveryOf, synthetic, leaf }) => {
    if (synthetic || redeliveryOf !== null) return null;
    return report(
      state,
      {
        do: 'open',
        kind: 'ddl',
        severity: 'notice',
        mark: String(leaf),
        table,
        from: at,
        to: at,
        facts: { table, ddl: (event.ddl ?? '').slice(0, 300), leaf },
      },
      { do: 'close', kind: 'ddl', mark: String(leaf), by: 'instant' },
    );
  },
});
