/** What can't be written at the moment, and why: a full disk, a folder that may not be written, a disk that fails, a fault of ours. */
import { z } from 'zod';

/** Worst first: deliveries are answered 503; received ones are not sealed; sealed ones are not understood. */
export const notStoredParts = ['deliveries', 'leaves', 'insight'] as const;
/** `fault`: one of ours; the storage is well. */
export const storageCauses = ['disk-full', 'read-only', 'failing', 'fault'] as const;

export const notStoringSchema = z.object({
  what: z.enum(notStoredParts),
  cause: z.enum(storageCauses),
  since: z.string(),
  /** Deliveries answered 503 since. */
  refused: z.number(),
});
export type NotStoring = z.infer<typeof notStoringSchema>;
export type StorageCause = NotStoring['cause'];
