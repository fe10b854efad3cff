/** Records that were not understood: their bytes are kept and proven, their content is not in any list. */
import { createWatch, report } from './watch.ts';

export const quarantined = createWatch<null>('quarantine', null, {
  quarantined: (state, { receivedAt, reason, open, resolved }) => {
    if (!resolved)
      return report(state, {
        do: 'open',
        kind: 'quarantine',
        severity: 'alarm',
        mark: 'quarantine',
        table: null,
        from: receivedAt,
        to: receivedAt,
        facts: { records: open, reason },
      });
    return open > 0
      ? null
      : report(state, { do: 'close', kind: 'quarantine', mark: 'quarantine', by: 'understood', severity: 'notice' });
  },
});
