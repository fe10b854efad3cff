/** What happened in the business's words, with the rows that prove it, the rule that said it and how sure it is. */
import { z } from 'zod';

/** From what the application states to nothing at all. */
export const actorOriginSchema = z.enum(['column', 'log', 'comment', 'session', 'none']);

const rungSchema = z.object({
  rung: z.enum(['column', 'log', 'comment', 'session']),
  /** Null: nothing stood there. */
  value: z.string().nullable(),
  /** Column, log table or comment that it stood in. */
  from: z.string().nullable(),
});
export type ActorRung = z.infer<typeof rungSchema>;

export const actorSchema = z.object({
  value: z.string().nullable(),
  origin: actorOriginSchema,
  confidence: z.enum(['high', 'medium', 'low', 'none']),
  /** Every rung in order, with what stood on it. */
  ladder: z.array(rungSchema),
});
export type Actor = z.infer<typeof actorSchema>;

export const entityNameSchema = z.object({ type: z.string(), id: z.string(), label: z.string() });
export type EntityName = z.infer<typeof entityNameSchema>;

const wordsSchema = z.object({ es: z.string(), en: z.string() });

/** `confirmed` from 0.85, `probable` from 0.60, else `possible`, which never counts into totals. */
export const confidenceBandSchema = z.enum(['confirmed', 'probable', 'possible']);
export type ConfidenceBand = z.infer<typeof confidenceBandSchema>;

export function confidenceBand(confidence: number): ConfidenceBand {
  return confidence >= 0.85 ? 'confirmed' : confidence >= 0.6 ? 'probable' : 'possible';
}

export const businessEventSchema = z.object({
  /** `BE-` + sequence number of the leaf that anchors it + `-` + type. */
  eventId: z.string(),
  type: z.string(),
  /** R one row, T rows of one transaction, W a sequence over a window. */
  kind: z.enum(['R', 'T', 'W']),
  /** `pack/rule` and the pack's version. */
  rule: z.string(),
  ruleVersion: z.string(),
  source: z.string(),
  /** When the source committed its anchor, ISO 8601 UTC. */
  at: z.string(),
  /** The wall time that the business gives it, as its column has it. */
  businessAt: z.string().nullable(),
  sentence: wordsSchema,
  entity: entityNameSchema.nullable(),
  actor: actorSchema,
  branch: z.string().nullable(),
  /** Exact text. */
  amount: z.string().nullable(),
  currency: z.string(),
  confidence: z.number(),
  band: confidenceBandSchema,
  /** What the rule expects and did not find. */
  gaps: z.array(wordsSchema),
  sensitive: z.boolean(),
  payload: z.record(z.string(), z.unknown()),
  /** The event that gathers this one and tells it together with others. */
  absorbedBy: z.string().nullable(),
  rows: z.number(),
});
export type BusinessEvent = z.infer<typeof businessEventSchema>;

export const businessEventDetailSchema = businessEventSchema.extend({
  /** Its rows in ledger order, by the part of the rule that each fills. */
  evidence: z.array(
    z.object({
      eventId: z.string(),
      leaf: z.number(),
      part: z.string(),
      table: z.string(),
      operation: z.string(),
      /** Id of its transaction, `TX-12`; null where the source declared none. */
      transaction: z.string().nullable(),
    }),
  ),
  /** Events that it gathers. */
  members: z.array(z.string()),
  /** For rows that no rule claims: rules that nearly did, and why not. */
  nearMisses: z.array(z.object({ rule: z.string(), type: z.string(), why: wordsSchema })),
});
export type BusinessEventDetail = z.infer<typeof businessEventDetailSchema>;
