/** What a `retention` leaf says; it is written before the bytes go, so that verification knows why they are missing. */

import type { BodiesReader } from './bodies-reader.ts';
import type { Act } from './ledger-entry.ts';

/** A whole month. */
export function monthRetention(bodies: Pick<BodiesReader, 'ranges'>, month: string, reason: string): Act['act'] {
  const ranges = bodies.ranges(month);
  const deliveries = ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0);
  return { what: 'month', month, reason, deliveries, ranges };
}

/** One delivery. */
export function deliveryRetention(id: number, reason: string): Act['act'] {
  return { what: 'delivery', reason, deliveries: 1, ranges: [[id, id]] };
}
