/** Every operation, declared once: name, method, path, input, output; those of the ledger in a file of their own. HTTP loops over this list; auditctl and screen name its members. */
import { z } from 'zod';
import { businessOperations } from './business-operations.ts';
import { changeEventSchema, operationSchema } from './canonical-change-event.ts';
import { findingSchema } from './coverage.ts';
import { ledgerOperations } from './ledger-operations.ts';
import { notStoringSchema } from './not-storing.ts';
import type { OperationDeclaration } from './operation-declaration.ts';
import {
  changeEventFilterSchema,
  coverageVerdictSchema,
  idSchema,
  instantSchema,
  listOf,
  pageSchema,
  reasonSchema,
  sourceSpanSchema,
  unknownTablesSchema,
} from './query.ts';
import { leafKindSchema } from './record-kind.ts';

export const sourceSchema = z.object({
  id: z.string(),
  connector: z.string(),
  state: z.enum(['waiting', 'capturing', 'snapshot', 'silent', 'stopped', 'refused', 'ended']),
  epoch: z.number(),
  registered: z.boolean(),
  /** Declared none of ours: its findings count for nothing. */
  ignored: z.boolean(),
  hasSecret: z.boolean(),
  since: z.string().nullable(),
  lastReceivedAt: z.string().nullable(),
  lastCommittedAt: z.string().nullable(),
  lagMs: z.number().nullable(),
  position: z.string().nullable(),
  gtid: z.string().nullable(),
  serverVersion: z.string().nullable(),
  connectorVersion: z.string().nullable(),
  changeEvents: z.number(),
  openGaps: z.number(),
  quarantined: z.number(),
});
export type Source = z.infer<typeof sourceSchema>;

export const sourceTableSchema = z.object({
  database: z.string(),
  table: z.string(),
  key: z.array(z.string()),
  keyOrigin: z.string(),
  creates: z.number(),
  updates: z.number(),
  deletes: z.number(),
  baseline: z.number(),
  blindSpots: z.array(z.string()),
});

export const statusSchema = z.object({
  version: z.string(),
  workspace: z.string(),
  demo: z.boolean(),
  api: z.string(),
  ingest: z.string(),
  now: z.string(),
  zone: z.string(),
  sources: z.array(sourceSchema),
  ledger: z.object({
    leaves: z.number(),
    unsealed: z.number(),
    origin: z.string(),
    rootHex: z.string(),
    signedAt: z.string(),
    state: z.enum(['intact', 'verifying', 'mismatch']),
    verifiedAt: z.string().nullable(),
    firstFault: z.number().nullable(),
  }),
  understanding: z.object({ reading: z.number(), toLeaf: z.number(), behind: z.number(), rebuilding: z.boolean() }),
  coverage: coverageVerdictSchema,
  /** Null while everything can be written. */
  notStoring: notStoringSchema.nullable(),
  openGaps: z.number(),
  openAlarms: z.number(),
  quarantined: z.number(),
  /** Bytes: the evidence and insight files, the free space of the disk. */
  bytes: z.object({ evidence: z.number(), insight: z.number(), diskFree: z.number() }),
  demoProgress: z.object({ posted: z.number(), total: z.number() }).nullable(),
});
export type Status = z.infer<typeof statusSchema>;

export const transactionSchema = z.object({
  id: z.string(),
  source: z.string(),
  epoch: z.number(),
  sourceTransactionId: z.string(),
  /** The instant it is filed under: of its rows, see `changeEventSchema`. */
  at: z.string(),
  committedAt: z.string().nullable(),
  ingestedAt: z.string(),
  received: z.number(),
  /** END's event_count; null while unknown. */
  expected: z.number().nullable(),
  state: z.enum(['open', 'complete', 'incomplete', 'no-boundary']),
  tables: z.array(z.object({ table: z.string(), operation: operationSchema, rows: z.number() })),
  statement: z.string().nullable(),
  flags: z.array(z.string()),
});
export type Transaction = z.infer<typeof transactionSchema>;

/** Key changes count two for the connector, its delete and its create, and one here. */
export function keyChangesOf({ received, tables }: Pick<Transaction, 'received' | 'tables'>): number {
  const shown = tables.reduce((sum, { operation, rows }) => (operation === 'schema-change' ? sum : sum + rows), 0);
  return Math.max(0, received - shown);
}

export const quarantinedSchema = z.object({
  leaf: z.number(),
  source: z.string(),
  receivedAt: z.string(),
  kind: leafKindSchema,
  bytes: z.number(),
  /** Code for the message catalogs, with its parameters. */
  reason: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  excerpt: z.string(),
});

export const checkSchema = z.object({
  id: z.string(),
  state: z.enum(['ok', 'warning', 'missing', 'not-applicable']),
  found: z.string(),
  needed: z.string(),
  sql: z.string().nullable(),
});

export const bucketSchema = z.object({
  from: z.string(),
  events: z.number(),
  creates: z.number(),
  updates: z.number(),
  deletes: z.number(),
  other: z.number(),
});

export const operations = {
  getStatus: {
    method: 'GET',
    path: '/status',
    summary: 'Status of everything',
    input: z.object({}),
    output: statusSchema,
  },
  listSources: {
    method: 'GET',
    path: '/sources',
    summary: 'Sources',
    input: z.object({}),
    output: listOf(sourceSchema),
  },
  getSource: {
    method: 'GET',
    path: '/sources/:id',
    summary: 'One source with its tables',
    input: idSchema.extend({ from: instantSchema.optional(), to: instantSchema.optional() }),
    output: sourceSchema.extend({
      tables: z.array(sourceTableSchema),
      schemaChanges: z.array(
        z.object({
          leaf: z.number(),
          at: z.string().nullable(),
          table: z.string(),
          ddl: z.string(),
          synthetic: z.boolean(),
        }),
      ),
    }),
  },
  addSource: {
    method: 'POST',
    path: '/sources',
    summary: 'Add a source',
    input: z.object({
      id: z
        .string()
        .regex(/^[a-z0-9][a-z0-9_-]{0,62}$/)
        .describe('source id: a-z, 0-9, _ and -'),
      connector: z
        .enum(['mysql', 'mariadb', 'postgresql', 'sqlserver', 'oracle', 'maxwell'])
        .describe('kind of connector'),
      host: z.string().optional().describe('database host'),
      port: z.coerce.number().int().min(1).max(65535).optional().describe('database port'),
      user: z.string().optional().describe('database user for Debezium'),
      databases: z.string().optional().describe('databases to watch, comma separated'),
      tables: z.string().optional().describe('tables to watch, comma separated regular expressions'),
      keys: z
        .record(z.string(), z.array(z.string()))
        .optional()
        .describe('key columns by "database.table", for tables whose key is not declared'),
      sign: z.coerce.boolean().default(false).describe('require standard-webhooks signatures and make a secret'),
    }),
    output: sourceSchema.extend({ secret: z.string().nullable(), ingestUrl: z.string() }),
  },
  ignoreSource: {
    method: 'POST',
    path: '/sources/:id/ignore',
    summary: 'Declare that a source is none of ours, or take that back: its findings count for nothing meanwhile',
    input: idSchema.extend({
      reason: reasonSchema,
      ignored: z.boolean().default(true).describe('false takes it back'),
    }),
    output: sourceSchema,
  },
  checkSource: {
    method: 'POST',
    path: '/sources/:id/check',
    summary: 'Check the database server: settings, grants, clock, keys, cascades',
    input: idSchema.extend({
      password: z.string().optional(),
      host: z.string().optional(),
      port: z.coerce.number().optional(),
      user: z.string().optional(),
    }),
    output: z.object({ checkedAt: z.string(), checks: z.array(checkSchema) }),
  },
  getSourceConfiguration: {
    method: 'GET',
    path: '/sources/:id/configuration',
    summary: 'Debezium configuration for a source',
    input: idSchema.extend({
      form: z.enum(['properties', 'compose', 'systemd', 'windows', 'sql']).default('properties').describe('which file'),
    }),
    output: z.object({ fileName: z.string(), text: z.string() }),
  },
  listChangeEvents: {
    method: 'GET',
    path: '/change-events',
    summary: 'Change events',
    input: changeEventFilterSchema.extend(pageSchema.shape),
    output: listOf(changeEventSchema).extend({ unknownTables: unknownTablesSchema }),
  },
  getChangeEvent: {
    method: 'GET',
    path: '/change-events/:id',
    summary: 'One change event, with its columns and neighbours',
    input: idSchema,
    output: z.object({
      event: changeEventSchema,
      columns: z.array(z.object({ name: z.string(), type: z.string(), inKey: z.boolean() })),
      previous: z.string().nullable(),
      nextOfRow: z.string().nullable(),
      redeliveries: z.array(z.number()),
      findings: z.array(findingSchema),
      /** Business events that tell it, and as which part of each. */
      told: z.array(z.object({ eventId: z.string(), type: z.string(), part: z.string() })),
    }),
  },
  listTransactions: {
    method: 'GET',
    path: '/transactions',
    summary: 'Transactions',
    input: changeEventFilterSchema.extend(pageSchema.shape),
    output: listOf(transactionSchema).extend({ unknownTables: unknownTablesSchema }),
  },
  getTransaction: {
    method: 'GET',
    path: '/transactions/:id',
    summary: 'One transaction with its row changes',
    input: idSchema.extend(pageSchema.shape),
    output: z.object({ transaction: transactionSchema, events: listOf(changeEventSchema) }),
  },
  getFacets: {
    method: 'GET',
    path: '/facets',
    summary: 'Counts by table and operation',
    input: changeEventFilterSchema,
    output: z.object({
      tables: z.array(
        z.object({
          source: z.string(),
          table: z.string(),
          /** What the filter `table` takes for exactly these: the table, with its source where others have one of this name. */
          filter: z.string(),
          count: z.number(),
          excluded: z.boolean(),
        }),
      ),
      operations: z.array(z.object({ operation: operationSchema, count: z.number() })),
      unknownTables: unknownTablesSchema,
      exact: z.boolean(),
    }),
  },
  getHistogram: {
    method: 'GET',
    path: '/histogram',
    summary: 'Change events over time',
    input: changeEventFilterSchema.extend({ buckets: z.coerce.number().int().min(1).max(300).default(144) }),
    output: z.object({
      from: z.string(),
      to: z.string(),
      bucketMs: z.number(),
      buckets: z.array(bucketSchema),
      days: z.array(z.string()),
      unknownTables: unknownTablesSchema,
    }),
  },
  getCoverage: {
    method: 'GET',
    path: '/coverage',
    summary: 'What was captured of a span, what is missing and why',
    input: sourceSpanSchema,
    output: z.object({
      from: z.string().nullable(),
      to: z.string().nullable(),
      verdict: coverageVerdictSchema,
      findings: z.array(findingSchema),
      counts: z.object({
        transactions: z.number(),
        complete: z.number(),
        incomplete: z.number(),
        /** Without a declared end: still open, or of a kind of which the source declares none. */
        undeclared: z.number(),
        /** All of them: row changes, definitions, truncates, messages. */
        changeEvents: z.number(),
        /** Created, updated, deleted rows. */
        rowChanges: z.number(),
        truncates: z.number(),
        schemaChanges: z.number(),
        redelivered: z.number(),
        epochs: z.number(),
      }),
      captured: z.array(z.object({ from: z.string(), to: z.string() })),
    }),
  },
  listQuarantine: {
    method: 'GET',
    path: '/quarantine',
    summary: 'Records that were not understood',
    input: pageSchema,
    output: listOf(quarantinedSchema),
  },
  ...businessOperations,
  ...ledgerOperations,
  rebuildUnderstanding: {
    method: 'POST',
    path: '/understanding/rebuild',
    summary: 'Read the whole ledger again into a new insight file',
    input: z.object({}),
    output: z.object({ reading: z.number() }),
  },
} as const satisfies Record<string, OperationDeclaration>;

export type OperationName = keyof typeof operations;
export type OperationInput<N extends OperationName> = z.infer<(typeof operations)[N]['input']>;
export type OperationOutput<N extends OperationName> = z.infer<(typeof operations)[N]['output']>;
export type OperationHandlers = {
  readonly [N in OperationName]: (input: OperationInput<N>) => Promise<OperationOutput<N>>;
};
