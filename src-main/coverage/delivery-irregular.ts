/** What sealing found odd in the deliveries themselves: missing, or there and not as the listener takes them. Stays open: no later delivery mends it. */
import { numberIn, textIn } from './act-content.ts';
import type { Open } from './effect.ts';
import type { ActSeen } from './observation.ts';
import { createWatch, report } from './watch.ts';

type Found = Pick<Open, 'kind' | 'severity' | 'facts'>;

export const deliveryIrregular = createWatch<null>('delivery-irregular', null, {
  act(state, seen) {
    const found = seen.kind === 'irregularity' ? foundIn(seen) : null;
    if (found === null) return null;
    const { act, leaf, receivedAt, previousAliveAt, source, first } = seen;
    // Whose deliveries are missing, nobody knows; the others name a source, but for rows that were seen only by their ids.
    const owner = textIn(act, 'source') ?? '';
    if (owner === '' ? !first : owner !== source) return null;
    const everywhere = owner === '' ? { everywhere: true as const } : {};
    const from = previousAliveAt !== null && previousAliveAt < receivedAt ? previousAliveAt : receivedAt;
    return report(state, {
      do: 'open',
      ...found,
      mark: String(leaf),
      table: null,
      from,
      to: receivedAt,
      ...everywhere,
    });
  },
});

function foundIn({ act, receivedAt }: ActSeen): Found | null {
  const first = numberIn(act, 'first') ?? 0;
  const last = numberIn(act, 'last') ?? first;
  const deliveries = numberIn(act, 'count') ?? last - first + 1;
  const at = textIn(act, 'receivedAt') ?? receivedAt;
  const facts = { first, last, deliveries, at };
  switch (textIn(act, 'what')) {
    case 'missing':
      return { kind: 'delivery-missing', severity: 'gap', facts };
    case 'unexpected':
      return { kind: 'unexpected-delivery', severity: 'alarm', facts };
    case 'out-of-order':
      return {
        kind: 'receipt-out-of-order',
        severity: 'alarm',
        facts: { ...facts, bound: textIn(act, 'bound') ?? at },
      };
    case 'signature':
      return { kind: 'signature-failed', severity: 'alarm', facts };
    default:
      return null;
  }
}
