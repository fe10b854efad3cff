/** PostgreSQL without REPLICA IDENTITY FULL sends no image before an update, and an invented one before a delete. */
import { createWatch, report } from './watch.ts';

export const replicaIdentity = createWatch<null>('replica-identity', null, {
  change: (state, { event, table, at, redeliveryOf, connector, leaf }) => {
    if (connector !== 'postgresql' || redeliveryOf !== null) return null;
    const unknownBefore = event.operation === 'update' && event.before === null;
    if (!unknownBefore && !Object.values(event.marks).includes('invented')) return null;
    return report(state, {
      do: 'open',
      kind: 'replica-identity',
      severity: 'notice',
      mark: table,
      table,
      from: at,
      to: at,
      facts: { table, leaf },
    });
  },
});
