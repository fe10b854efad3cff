/** The workspace is a restored copy: from here its ledger goes its own way, and the original may go on elsewhere. */
import { createWatch, report } from './watch.ts';

export const fork = createWatch<null>('fork', null, {
  act: (state, { kind, receivedAt, first, leaf }) => {
    if (kind !== 'fork' || !first) return null;
    return report(
      state,
      {
        do: 'open',
        kind: 'fork',
        severity: 'notice',
        mark: String(leaf),
        table: null,
        from: receivedAt,
        to: receivedAt,
        facts: { leaf },
        everywhere: true,
      },
      { do: 'close', kind: 'fork', mark: String(leaf), by: 'instant', everywhere: true },
    );
  },
});
