/** The operations of what was understood in the business's words: events, their counts, and the packs that taught them. */
import { z } from 'zod';
import {
  actorOriginSchema,
  businessEventDetailSchema,
  businessEventSchema,
  confidenceBandSchema,
} from './business-event.ts';
import type { OperationDeclaration } from './operation-declaration.ts';
import { tableRoleSchema } from './pack.ts';
import { csv, idSchema, instantSchema, listOf, pageSchema, repeated } from './query.ts';

const entity = z
  .preprocess(
    (value) => (typeof value === 'string' ? [value] : value),
    z.array(z.string().regex(/^[a-z][a-z0-9-]*:.+$/, 'type:id, like product:12')),
  )
  .meta({ repeatable: true });

export const businessEventFilterSchema = z.object({
  from: instantSchema.optional().describe('committed at or after (ISO 8601)'),
  to: instantSchema.optional().describe('committed before (ISO 8601)'),
  source: csv(z.string()).optional().describe('source ids, comma separated'),
  excludeSource: csv(z.string()).optional().describe('sources to leave out'),
  type: csv(z.string()).optional().describe('business event types, comma separated'),
  excludeType: csv(z.string()).optional().describe('business event types to leave out'),
  branch: repeated.optional().describe('branch; repeat it for several'),
  excludeBranch: repeated.optional().describe('branch to leave out; repeat it for several'),
  actor: repeated.optional().describe('actor; repeat it for several'),
  excludeActor: repeated.optional().describe('actor to leave out; repeat it for several'),
  origin: csv(actorOriginSchema).optional().describe('what names the actor, comma separated'),
  excludeOrigin: csv(actorOriginSchema).optional().describe('origins of the actor to leave out'),
  entity: entity.optional().describe('the thing it is about, type:id; repeat it for several'),
  excludeEntity: entity.optional().describe('thing to leave out, type:id; repeat it for several'),
  band: csv(confidenceBandSchema).optional().describe('how sure: confirmed, probable, possible'),
  /** False: only the rest. */
  sensitive: z.stringbool().optional().describe('only what calls for attention'),
  unattributed: z.stringbool().optional().describe('only what names nobody'),
  absorbed: z.stringbool().optional().describe('include events that another one tells together (default false)'),
  gatheredBy: z.string().optional().describe('only the events that this one tells together'),
});
export type BusinessEventFilter = z.infer<typeof businessEventFilterSchema>;

const countSchema = z.object({ value: z.string(), count: z.number() });

const packRuleSchema = z.object({
  id: z.string(),
  type: z.string(),
  kind: z.string(),
  sensitive: z.boolean(),
  /** Events that it has told so far. */
  events: z.number(),
});

export const packSummarySchema = z.object({
  id: z.string(),
  version: z.string(),
  title: z.object({ es: z.string(), en: z.string() }),
  mapping: z.enum(['confirmed', 'heuristic', 'proposed']),
  /** Databases of sources, `source/database`, in which it is in force. */
  inForce: z.array(z.string()),
  tables: z.array(
    z.object({
      table: z.string(),
      role: tableRoleSchema,
      name: z.object({ es: z.string(), en: z.string() }),
      /** Type of the business thing that a row is. */
      entity: z.string().nullable(),
    }),
  ),
  rules: z.array(packRuleSchema),
});
export type PackSummary = z.infer<typeof packSummarySchema>;

export const businessOperations = {
  listBusinessEvents: {
    method: 'GET',
    path: '/business-events',
    summary: 'What happened, in the business’s words',
    input: businessEventFilterSchema.extend(pageSchema.shape),
    output: listOf(businessEventSchema),
  },
  getBusinessEvent: {
    method: 'GET',
    path: '/business-events/:id',
    summary: 'One business event, with the rows that prove it',
    input: idSchema,
    output: businessEventDetailSchema,
  },
  getBusinessFacets: {
    method: 'GET',
    path: '/business-facets',
    summary: 'Business events by type, branch, actor, origin and confidence',
    input: businessEventFilterSchema,
    output: z.object({
      types: z.array(countSchema.extend({ sensitive: z.boolean(), excluded: z.boolean() })),
      branches: z.array(countSchema),
      actors: z.array(countSchema),
      origins: z.array(countSchema),
      bands: z.array(countSchema),
      /** Those that call for attention. */
      sensitive: z.number(),
      /** Row changes of the span: told by an event, kept as unclassified, classified as noise. */
      rows: z.object({ told: z.number(), unclassified: z.number(), noise: z.number() }),
      exact: z.boolean(),
    }),
  },
  getBusinessHistogram: {
    method: 'GET',
    path: '/business-histogram',
    summary: 'Business events over time',
    input: businessEventFilterSchema.extend({ buckets: z.coerce.number().int().min(1).max(300).default(144) }),
    output: z.object({
      from: z.string(),
      to: z.string(),
      bucketMs: z.number(),
      buckets: z.array(z.object({ from: z.string(), events: z.number(), sensitive: z.number() })),
      /** `rows`: row changes that these events tell, each counted once. */
      totals: z.object({ events: z.number(), sensitive: z.number(), rows: z.number() }),
    }),
  },
  listPacks: {
    method: 'GET',
    path: '/packs',
    summary: 'Packs: what teaches Testigo the application',
    input: z.object({}),
    output: z.object({ items: z.array(packSummarySchema) }),
  },
  usePack: {
    method: 'POST',
    path: '/packs',
    summary: 'Put a pack in force, from now on or for the whole past',
    input: z.object({
      files: z
        .array(z.strictObject({ name: z.string().min(1).max(200), text: z.string().max(500_000) }))
        .min(1)
        .max(100)
        .describe('the pack, file by file'),
      since: z.enum(['now', 'start']).default('now').describe('from which position it is in force'),
      reason: z.string().trim().min(3).max(500).describe('reason, kept in the ledger'),
    }),
    output: z.object({
      pack: z.string(),
      version: z.string(),
      /** The leaf that holds its files. */
      leaf: z.number(),
      /** The new reading of the past, where one was begun. */
      reading: z.number().nullable(),
    }),
  },
} as const satisfies Record<string, OperationDeclaration>;
