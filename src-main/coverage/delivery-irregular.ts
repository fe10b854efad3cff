/** What sealing found odd in the deliveries themselves: ids that are missing. Stays open: no later delivery mends it. */
import { numberIn, textIn } from './act-content.ts';
import type { ActSeen } from './observation.ts';
import { createWatch, report, type Step } from './watch.ts';

export const deliveryIrregular = createWatch<null>('delivery-irregular', null, {
  act(state, seen) {
    if (seen.kind !== 'irregularity') return null;
    if (textIn(seen.act, 'what') === 'missing') return seen.first ? missing(state, seen) : null;
    return null;
  },
});

/** Whose deliveries they were, nobody knows. */
function missing(state: null, { act, leaf, receivedAt, previousAliveAt }: ActSeen): Step<null> {
  const first = numberIn(act, 'first') ?? 0;
  const last = numberIn(act, 'last') ?? first;
  return report(state, {
    do: 'open',
    kind: 'delivery-missing',
    severity: 'gap',
    mark: String(leaf),
    table: null,
    from: previousAliveAt !== null && previousAliveAt < receivedAt ? previousAliveAt : receivedAt,
    to: receivedAt,
    facts: { first, last, deliveries: last - first + 1 },
    everywhere: true,
  });
}
