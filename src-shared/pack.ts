/** A pack: YAML that teaches Testigo one application. Data only: expressions are CEL, nothing in it is executed. */
import { z } from 'zod';

const text = z.string().min(1);
/** A sentence or name in both languages. */
const wordsSchema = z.strictObject({ es: text, en: text });
export type PackWords = z.infer<typeof wordsSchema>;

/** CEL over the row or event at hand; DECIMAL columns are exact decimals, BIGINT integers, dates text. */
const expression = text.describe('CEL expression');
/** `5s`, `10m`, `24h`, `7d`. */
const duration = z.string().regex(/^\d+(s|m|h|d)$/, 'a number and s, m, h or d, like 24h');
const identifier = z.string().regex(/^[a-zA-Z][a-zA-Z0-9]*$/, 'letters and digits, beginning with a letter');
const ruleId = z.string().regex(/^[a-z][a-z0-9-]*$/, 'lower case letters, digits and hyphens');
/** Business event types are PascalCase. */
const typeName = z.string().regex(/^[A-Z][a-zA-Z0-9]*$/, 'PascalCase, like InventoryAdjustment');

const rowOperation = z.enum(['create', 'update', 'delete', 'truncate', 'schema-change']);
const rowOperations = z.union([rowOperation, z.array(rowOperation).min(1)]);

export const tableRoleSchema = z.enum([
  'master', // what the business has: products, people, branches
  'transaction', // a document or movement
  'detail', // lines of a header
  'ledger', // insert-only movements with quantity or amount
  'balance', // what is there now
  'log', // what the application notes about itself
  'configuration', // settings, permissions, codes
  'link', // pairs of two others
  'scratch', // sessions, reports, caches: classified, never dropped
]);
export type TableRole = z.infer<typeof tableRoleSchema>;

export const personalCategorySchema = z.enum(['name', 'identity-document', 'contact', 'health', 'bank', 'credential']);

const tableSchema = z.strictObject({
  role: tableRoleSchema,
  key: z.array(text).min(1).optional().describe('columns of the key; default: the first column'),
  name: wordsSchema.describe('one row of it, in words: "boleta", "receipt"'),
  entity: z
    .strictObject({
      type: ruleId,
      id: expression.describe('over `row`; default the key'),
      label: expression.describe('over `row`'),
    })
    .partial({ id: true })
    .optional()
    .describe('the business thing that a row is'),
  header: z
    .strictObject({ table: text, by: z.record(text, text).describe('own column: column of the header') })
    .optional(),
  refs: z.record(text, ruleId).default({}).describe('column: entity type that its value names'),
  actor: z
    .strictObject({
      create: z.array(text).default([]),
      update: z.array(text).default([]),
      delete: z.array(text).default([]),
      touched: z.array(text).default([]).describe('columns that the application writes with every change'),
    })
    .partial()
    .optional()
    .describe('columns that name who did it, best first'),
  branch: text.optional().describe('column that names the branch'),
  money: z.array(text).default([]),
  businessTime: text.optional().describe('column with the wall time that the business gives it'),
  status: text.optional().describe('column with the state of the row'),
  numbering: z.array(text).default([]).describe('columns that make the document number'),
  codes: z.record(text, z.record(text, wordsSchema)).default({}).describe('column: value: words'),
  fields: z.record(text, wordsSchema).default({}).describe('column: its name in words'),
  personal: z.record(text, personalCategorySchema).default({}),
});
export type PackTable = z.infer<typeof tableSchema>;

const anchorSchema = z.strictObject({
  table: text.describe('`*`: any table but scratch'),
  on: rowOperations,
  where: expression.optional().describe('over `before`, `after`, `row`, `changed`, `at`, lookups'),
});

const partSchema = z.strictObject({
  table: text,
  on: rowOperations,
  where: expression.optional(),
  each: identifier.optional().describe('once for each row of that part, which `by` sees as `each`'),
  by: z.record(text, expression).describe('column of the part: expression over `anchor`, `each` and lookups'),
  need: z.enum(['obligatory', 'usual', 'optional']).default('usual'),
  within: duration.default('5s').describe('before or after the anchor, where it is not in the same transaction'),
  missing: wordsSchema.optional().describe('what to say where an obligatory part is missing'),
});

const lookupSchema = z.strictObject({
  table: text,
  by: z.record(text, expression).describe('column: expression; the row as it was then, or null'),
});

const elementSchema = z.strictObject({ when: expression, missing: wordsSchema });

const gatherSchema = z.strictObject({
  of: z.array(ruleId).min(1).describe('rules whose events are gathered'),
  where: expression.optional().describe('over `anchor`, `payload`'),
  by: z.array(expression).describe('what they have in common; empty: nothing but the time'),
  within: duration.describe('from the first to the last'),
  atLeast: z.number().int().min(2),
  counting: expression.optional().describe('what one event counts for; default 1'),
});

const bulkSchema = z.strictObject({
  on: rowOperations,
  tables: z.array(text).optional().describe('default: any table'),
  atLeast: z.number().int().min(2).default(100),
});

const nearMissSchema = anchorSchema.extend({ why: wordsSchema });

const ruleSchema = z
  .strictObject({
    id: ruleId,
    type: typeName,
    kind: z.enum(['R', 'T', 'W']).describe('single row, rows of one transaction, sequence over a window'),
    anchor: z.union([anchorSchema, z.array(anchorSchema).min(1)]).optional(),
    gather: gatherSchema.optional(),
    bulk: bulkSchema
      .optional()
      .describe('so many rows of one table and operation in one transaction, which no other rule takes'),
    free: z.boolean().default(false).describe('only rows that no other rule has claimed'),
    group: z
      .array(expression)
      .optional()
      .describe('anchors with equal values, close in time, are one event; its rows are `rows`, netted `net`'),
    groupWithin: duration.default('5s'),
    lookups: z.record(identifier, lookupSchema).default({}),
    parts: z.record(identifier, partSchema).default({}),
    elements: z.array(elementSchema).default([]).describe('obligatory beside the parts'),
    holds: expression.optional().describe('where it is false there is no event after all'),
    agrees: z.array(expression).default([]).describe('arithmetic that must be right'),
    coherent: z.array(expression).default([]).describe('time and state that must fit'),
    let: z.record(identifier, expression).default({}),
    payload: z.record(identifier, expression).default({}),
    entity: z.strictObject({ type: ruleId, id: expression, label: expression }).optional(),
    actor: expression.optional().describe('names who did it, before any column'),
    branch: expression.optional(),
    amount: expression.optional(),
    sensitive: z.boolean().default(false),
    sentence: wordsSchema.describe(
      '{name} from the payload; a part in [brackets] is left out where one of its names is empty',
    ),
    nearMisses: z.array(nearMissSchema).default([]),
    note: text.optional(),
  })
  .refine(
    ({ anchor, gather, bulk }) => [anchor, gather, bulk].filter((way) => way !== undefined).length === 1,
    'a rule has an anchor, gathers events or takes bulk: one of them',
  );
export type PackRule = z.infer<typeof ruleSchema>;

export const packSchema = z.strictObject({
  pack: ruleId,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'major.minor.patch'),
  title: wordsSchema,
  /** 1.0 confirmed by a person, 0.85 by heuristics, 0.7 proposed by a model. */
  mapping: z.enum(['confirmed', 'heuristic', 'proposed']).default('confirmed'),
  fits: z
    .strictObject({ tables: z.array(text).min(1), share: z.number().gt(0).max(1).default(0.6) })
    .optional()
    .describe('the databases it speaks of: those that have this share of the tables'),
  uses: z.array(ruleId).default([]),
  currency: z.string().length(3).default('PEN'),
  zone: text.default('America/Lima'),
  comment: z
    .strictObject({ actor: text, application: text.optional() })
    .optional()
    .describe('regular expressions with one group, over the comment of a statement'),
  log: z
    .strictObject({
      table: text,
      actor: text,
      names: z.strictObject({ table: text, key: text }),
      within: duration.default('5s'),
    })
    .optional()
    .describe('the table in which the application notes what it did'),
  tables: z.record(text, tableSchema).default({}),
  noise: z.array(anchorSchema.extend({ what: wordsSchema })).default([]),
  rules: z.array(ruleSchema).default([]),
  glossary: z.record(text, wordsSchema).default({}),
  detectors: z.record(text, z.record(text, z.union([z.number(), z.string(), z.boolean()]))).default({}),
});
export type Pack = z.infer<typeof packSchema>;

/** For editors: as a person writes a pack, before defaults. */
export function packJsonSchema(): object {
  return z.toJSONSchema(packSchema, { io: 'input', unrepresentable: 'any' });
}
