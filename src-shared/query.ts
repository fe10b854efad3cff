/** Filters, keyset pages and lists: the same on HTTP, auditctl and screen. */
import { z } from 'zod';
import { operationSchema } from './canonical-change-event.ts';

export const idSchema = z.object({ id: z.string() });

/** Why, in a person's words; it stays in the ledger. */
export const reasonSchema = z.string().trim().min(3).max(500).describe('reason, kept in the ledger');

/** An instant: ISO 8601 with zone, UTC inside. */
export const instantSchema = z.iso.datetime({ offset: true });

/** A list that holds nothing is refused: it is a value forgotten, not the wish for everything. */
export const csv = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? value.split(',').filter((part) => part.trim() !== '') : value),
    z.array(item).min(1),
  );

/** Values of any text, which may hold commas: one value a parameter, the parameter given again for each further one. */
export const repeated = z
  .preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(z.string()))
  .meta({ repeatable: true });

export const changeEventFilterSchema = z.object({
  from: instantSchema
    .optional()
    .describe('at or after, by the commit time, or the capture time where that is not believed (ISO 8601)'),
  to: instantSchema.optional().describe('before, by the same time (ISO 8601)'),
  source: csv(z.string()).optional().describe('source ids, comma separated'),
  excludeSource: csv(z.string()).optional().describe('sources to leave out'),
  table: csv(z.string())
    .optional()
    .describe('tables, "table", "database.table", "database.schema.table" or "source/database.table", comma separated'),
  excludeTable: csv(z.string()).optional().describe('tables to leave out'),
  operation: csv(operationSchema).optional().describe('operations, comma separated'),
  key: repeated.optional().describe('key value, exact text, of any key column; repeat it for several'),
  excludeKey: repeated.optional().describe('key value to leave out; repeat it for several'),
  transaction: repeated.optional().describe('transaction id; repeat it for several'),
  excludeTransaction: repeated.optional().describe('transaction to leave out; repeat it for several'),
  baseline: z.stringbool().optional().describe('include snapshot rows (default false)'),
});
export type ChangeEventFilter = z.infer<typeof changeEventFilterSchema>;

/** A span of time, of some sources or of all. */
export const sourceSpanSchema = changeEventFilterSchema.pick({
  from: true,
  to: true,
  source: true,
  excludeSource: true,
});

export const pageSchema = z.object({
  limit: z.coerce.number().int().min(1).max(1000).default(100).describe('rows per page, 1 to 1000'),
  cursor: z.string().optional().describe('`next` of the page before'),
  order: z.enum(['oldest', 'newest']).default('oldest').describe('oldest first, or newest first'),
});

/** What any answer says about completeness of the span it covers. Never "complete". */
export const coverageVerdictSchema = z.object({
  verdict: z.enum(['no-sign-of-loss', 'incomplete', 'unknown']),
  /** Ids of gaps that touch the span. */
  gaps: z.array(z.string()),
  /** Reconciled with what the source itself declares up to this instant. */
  reconciledTo: z.string().nullable(),
  /** Why unknown, or empty. */
  why: z.array(z.string()),
});
export type CoverageVerdict = z.infer<typeof coverageVerdictSchema>;

/** Names of the filter that no source has ever used for a table: misspelt, or not seen yet. */
export const unknownTablesSchema = z.array(z.string());

export function listOf<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    total: z.number(),
    /** Whether `total` is exact. */
    totalIsExact: z.boolean(),
    returned: z.number(),
    truncated: z.boolean(),
    next: z.string().nullable(),
    coverage: coverageVerdictSchema,
  });
}
