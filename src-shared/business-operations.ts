/** The operations of what was understood in the business's words: events, their counts, and the packs that taught them. */
import { z } from 'zod';
import { businessEventDetailSchema, businessEventSchema, confidenceBandSchema } from './business-event.ts';
import type { OperationDeclaration } from './operation-declaration.ts';
import { csv, idSchema, instantSchema, listOf, pageSchema } from './query.ts';

export const businessEventFilterSchema = z.object({
  from: instantSchema.optional().describe('committed at or after (ISO 8601)'),
  to: instantSchema.optional().describe('committed before (ISO 8601)'),
  source: csv(z.string()).optional().describe('source ids, comma separated'),
  type: csv(z.string()).optional().describe('business event types, comma separated'),
  excludeType: csv(z.string()).optional().describe('business event types to leave out'),
  branch: csv(z.string()).optional().describe('branches, comma separated'),
  actor: csv(z.string()).optional().describe('actors, comma separated'),
  entity: z
    .string()
    .regex(/^[a-z][a-z0-9-]*:.+$/, 'type:id, like product:12')
    .optional()
    .describe('the thing it is about, type:id'),
  band: csv(confidenceBandSchema).optional().describe('how sure: confirmed, probable, possible'),
  sensitive: z.stringbool().optional().describe('only what calls for attention'),
  unattributed: z.stringbool().optional().describe('only what names nobody'),
  absorbed: z.stringbool().optional().describe('include events that another one tells together (default false)'),
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
  mapping: z.string(),
  /** Databases of sources, `source/database`, in which it is in force. */
  inForce: z.array(z.string()),
  tables: z.number(),
  rules: z.array(packRuleSchema),
});

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
    summary: 'Business events by type, branch and actor',
    input: businessEventFilterSchema,
    output: z.object({
      types: z.array(countSchema.extend({ sensitive: z.boolean(), excluded: z.boolean() })),
      branches: z.array(countSchema),
      actors: z.array(countSchema),
      origins: z.array(countSchema),
      /** Row changes of the span: told by an event, kept as unclassified, classified as noise. */
      rows: z.object({ told: z.number(), unclassified: z.number(), noise: z.number() }),
      exact: z.boolean(),
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
