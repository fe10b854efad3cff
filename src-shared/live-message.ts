/** What the workstation tells a listening screen as it happens. */
import { z } from 'zod';
import { findingSchema } from './coverage.ts';
import { verificationSchema } from './ledger.ts';
import { statusSchema } from './operations.ts';

/** Messages on `GET /api/v1/live` (server-sent events). */
export const liveMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('status'), status: statusSchema }),
  /** New rows were understood up to this leaf. */
  z.object({
    type: z.literal('change'),
    toLeaf: z.number(),
    events: z.number(),
    lastCommittedAt: z.string().nullable(),
  }),
  z.object({ type: z.literal('finding'), finding: findingSchema }),
  z.object({ type: z.literal('verification'), verification: verificationSchema }),
]);
export type LiveMessage = z.infer<typeof liveMessageSchema>;
