/** The operations of the evidence ledger: what it says of itself, what a person does to it, proofs and verification. */
import { z } from 'zod';
import { checkpointSchema, ledgerActSchema, proofSchema, verificationSchema } from './ledger.ts';
import type { OperationDeclaration } from './operation-declaration.ts';
import { idSchema, pageSchema, reasonSchema } from './query.ts';

export const ledgerOperations = {
  getLedger: {
    method: 'GET',
    path: '/ledger',
    summary: 'The evidence ledger: size, root, checkpoints, acts',
    input: pageSchema,
    output: z.object({
      leaves: z.number(),
      unsealed: z.number(),
      origin: z.string(),
      rootHex: z.string(),
      /** Verifier key, C2SP signed-note: name+id+base64. */ publicKey: z.string(),
      keyId: z.string(),
      current: checkpointSchema.nullable(),
      checkpoints: z.array(checkpointSchema),
      checkpointsTotal: z.number(),
      acts: z.array(ledgerActSchema),
      months: z.array(z.object({ month: z.string(), deliveries: z.number(), bytes: z.number(), dropped: z.boolean() })),
    }),
  },
  getCheckpoint: {
    method: 'GET',
    path: '/ledger/checkpoint',
    summary: 'The newest signed checkpoint',
    input: z.object({}),
    output: checkpointSchema,
  },
  sealNow: {
    method: 'POST',
    path: '/ledger/checkpoint',
    summary: 'Seal and sign a checkpoint now',
    input: z.object({ reason: z.string().max(200).default('manual') }),
    output: checkpointSchema,
  },
  rotateLedgerKey: {
    method: 'POST',
    path: '/ledger/key',
    summary: 'Replace the key that signs checkpoints',
    input: z.object({ reason: reasonSchema }),
    output: z.object({
      /** Verifier key, C2SP signed-note: name+id+base64. */
      publicKey: z.string(),
      keyId: z.string(),
      previousKeyId: z.string(),
      /** Signed by the previous key: the leaf that names the new one is its last. */
      checkpoint: checkpointSchema,
    }),
  },
  declareFork: {
    method: 'POST',
    path: '/ledger/fork',
    summary: 'Declare that this ledger goes on as a log of its own: after a copy was put back, or a mismatch',
    input: z.object({ reason: reasonSchema }),
    output: z.object({ origin: z.string(), previousOrigin: z.string(), checkpoint: checkpointSchema }),
  },
  dropMonth: {
    method: 'POST',
    path: '/ledger/months/:id/retention',
    summary: 'Destroy the bytes of a closed month; leaves and proofs of the rest stay',
    input: idSchema.extend({ reason: reasonSchema }),
    output: z.object({ month: z.string(), deliveries: z.number(), leaf: z.number() }),
  },
  getProof: {
    method: 'GET',
    path: '/ledger/proofs/:id',
    summary: 'Self-contained inclusion proof of a leaf or change event',
    input: idSchema.extend({
      withhold: z.string().optional().describe('fields to withhold, comma separated: after.dni,before.dni'),
      size: z.coerce.number().int().optional().describe('prove against the checkpoint of this size'),
    }),
    output: proofSchema,
  },
  verifyLedger: {
    method: 'POST',
    path: '/ledger/verify',
    summary: 'Re-derive the whole ledger from its bytes',
    input: z.object({
      action: z.enum(['start', 'cancel']).default('start'),
      checkpoint: z.string().optional().describe('a checkpoint kept elsewhere, its text'),
    }),
    output: verificationSchema,
  },
  getVerification: {
    method: 'GET',
    path: '/ledger/verify',
    summary: 'Progress and result of the verification',
    input: z.object({}),
    output: verificationSchema,
  },
} as const satisfies Record<string, OperationDeclaration>;
