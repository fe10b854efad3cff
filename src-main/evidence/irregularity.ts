/** What an `irregularity` leaf says of deliveries: ids that are missing, and deliveries that are there and should not be as they are. */
import { z } from 'zod';

/** Ids from `first` to `last` that no leaf covers, and why: no row has them, or it can't be read, or it never had a nonce of ours. */
const missingSchema = z.object({
  what: z.literal('missing'),
  why: z.enum(['absent', 'erased', 'no-seed', 'unreadable']),
  first: z.number().int(),
  last: z.number().int(),
});
export type MissingDeliveries = z.infer<typeof missingSchema>;

export type DeliveryRange = readonly [first: number, last: number];

/** The range of an act's content, if it is one that says so. */
export function missingRange(kind: string, act: unknown): DeliveryRange | null {
  if (kind !== 'irregularity') return null;
  const parsed = missingSchema.safeParse(act);
  return parsed.success ? [parsed.data.first, parsed.data.last] : null;
}
