/** Fixtures of a pack: row changes as they come, and the business events that they must become; run by `auditctl pack test`. */
import { z } from 'zod';
import { rowSchema } from './canonical-change-event.ts';

const table = z.string().min(1);

/** One row change: `create: TABLE` with `row`, `update: TABLE` with `from` (whole) and `to` (what changed), `delete: TABLE` with `row`, or `truncate: TABLE`. */
const changeSchema = z.union([
  z.strictObject({ create: table, row: rowSchema }),
  z.strictObject({ update: table, from: rowSchema, to: rowSchema }),
  z.strictObject({ delete: table, row: rowSchema }),
  z.strictObject({ truncate: table }),
  z.strictObject({ define: table, ddl: z.string() }),
]);
export type FixtureChange = z.infer<typeof changeSchema>;

const transactionSchema = z.strictObject({
  /** Wall time of the commit in the pack's zone. */
  at: z.string().regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/),
  thread: z.string().optional(),
  /** Comes with every row: a comment in it may name who. */
  statement: z.string().optional(),
  /** How often `rows` come, with `#` in their texts replaced by the number of the time, from 1. */
  times: z.number().int().min(1).optional(),
  rows: z.array(changeSchema).min(1),
});

const expectedSchema = z.strictObject({
  type: z.string(),
  amount: z.string().nullable().optional(),
  actor: z.string().nullable().optional(),
  origin: z.string().optional(),
  branch: z.string().nullable().optional(),
  entity: z.string().optional(),
  confidence: z.number().optional(),
  gaps: z.array(z.string()).optional(),
  /** Members of the payload that must be just so. */
  payload: z.record(z.string(), z.unknown()).optional(),
  /** The Spanish sentence. */
  says: z.string().optional(),
});

export const fixtureSchema = z.strictObject({
  name: z.string().min(3),
  /** Rows that were there before, by table. */
  given: z.record(z.string(), z.array(rowSchema)).default({}),
  transactions: z.array(transactionSchema).min(1),
  /** All events, in ledger order of their anchors; members of gathered ones and what is unclassified not. */
  expect: z.array(expectedSchema),
  /** Types that nearly were, and why not (a part of the Spanish text). */
  misses: z.array(z.strictObject({ type: z.string(), why: z.string() })).default([]),
  /** Also with every row committed by itself, some milliseconds apart: the same events. */
  autocommit: z.boolean().default(true),
});
export type Fixture = z.infer<typeof fixtureSchema>;
