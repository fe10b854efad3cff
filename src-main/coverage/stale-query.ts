/** A statement written without its text leaves the text of the one before it on its rows. */
import type { ChangeSeen } from './observation.ts';
import { createWatch, report } from './watch.ts';

/** Rows of one statement and table share an event of the log until it has grown to this size. */
const eventBytes = 8192;

export function isStaleQuery(previous: ChangeSeen['previousRow']): boolean {
  if (previous === null || !previous.sameTableAndOperation || !previous.sameStatement) return false;
  return previous.distance > 0 && previous.distance < eventBytes;
}

export const staleQuery = createWatch<null>('stale-query', null, {
  change: (state, { event, table, at, redeliveryOf, leaf }) => {
    if (redeliveryOf !== null || !event.flags.includes('stale-query')) return null;
    return report(state, {
      do: 'open',
      kind: 'stale-query',
      severity: 'notice',
      mark: table,
      table,
      from: at,
      to: at,
      facts: { table, leaf },
    });
  },
});
