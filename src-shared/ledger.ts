/** What is said of the evidence ledger: checkpoints, verification, proofs, acts. */
import { z } from 'zod';
import { leafKindSchema } from './record-kind.ts';

export const checkpointSchema = z.object({
  origin: z.string(),
  size: z.number(),
  rootHex: z.string(),
  signedAt: z.string(),
  reason: z.string(),
  /** Whether a leaf proves date and reason, which the signed note does not hold. */
  proven: z.boolean(),
  keyId: z.string(),
  /** The signed note, C2SP tlog-checkpoint. */
  note: z.string(),
});
export type Checkpoint = z.infer<typeof checkpointSchema>;

export const verificationFaultSchema = z.object({ leaf: z.number().nullable(), what: z.string(), detail: z.string() });
export const verificationSchema = z.object({
  /** `failed`: it could not be carried out; that says nothing of the ledger. */
  state: z.enum(['idle', 'running', 'done', 'cancelled', 'failed']),
  phase: z.enum(['files-and-key', 'leaves-and-root', 'checkpoints', 'copies']).nullable(),
  checked: z.number(),
  total: z.number(),
  faults: z.array(verificationFaultSchema),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  /** Why it failed: a code of `problems`, and the particulars. */
  error: z.object({ code: z.string(), detail: z.string() }).nullable(),
  /** Leaves of the checkpoint from elsewhere that it was compared with; null without one. */
  compared: z.number().nullable(),
  /** Leaves whose bodies were dropped by retention: the hash is checked, the bytes are gone. */
  hashOnly: z.number(),
});
export type Verification = z.infer<typeof verificationSchema>;

export const proofSchema = z.object({
  leaf: z.number(),
  kind: leafKindSchema,
  /** The leaf as hashed: canonical JSON. */
  leafJson: z.string(),
  leafHashHex: z.string(),
  receivedAt: z.string(),
  inclusion: z.array(z.string()),
  checkpoint: checkpointSchema,
  /** The whole self-contained file, C2SP tlog-proof with our extension lines. */
  file: z.string(),
  withheld: z.array(z.string()),
});

export const ledgerActSchema = z.object({
  leaf: z.number(),
  kind: leafKindSchema,
  at: z.string(),
  who: z.string(),
  what: z.record(z.string(), z.unknown()),
});
