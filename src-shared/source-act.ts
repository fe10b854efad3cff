/** What a 'source' act leaf says: a source was added, its database server was checked, it ended, or a person declared it none of ours. Coverage and the lists of sources read these. */
import { z } from 'zod';

export const connectorSchema = z.enum(['mysql', 'mariadb', 'postgresql', 'sqlserver', 'oracle', 'maxwell']);
export type Connector = z.infer<typeof connectorSchema>;

/** A source as a person registered it; no password and no secret is ever part of it. */
export const registeredSourceSchema = z.object({
  id: z.string(),
  connector: connectorSchema,
  host: z.string().nullable(),
  port: z.number().nullable(),
  user: z.string().nullable(),
  databases: z.string().nullable(),
  tables: z.string().nullable(),
  /** Key columns by "database.table", for tables whose key is not declared. */
  keys: z.record(z.string(), z.array(z.string())),
  signed: z.boolean(),
});
export type RegisteredSource = z.infer<typeof registeredSourceSchema>;

/** Facts of a check that coverage can use: how long the source keeps its log, and what that log will not carry. */
export const sourceFactsSchema = z.object({
  serverVersion: z.string().nullable(),
  /** How long the server keeps its binlog; null when never purged or unknown. */
  retentionSeconds: z.number().nullable(),
  /** Whether the children of a cascade are in the log: MySQL with innodb_native_foreign_keys=OFF, from 9.6. */
  cascadesLogged: z.boolean(),
  cascades: z.array(z.object({ child: z.string(), parent: z.string(), rule: z.string() })),
  tablesWithoutKey: z.array(z.string()),
  nonTransactionalTables: z.array(z.string()),
  triggers: z.array(z.object({ table: z.string(), name: z.string() })),
  /** Server clock minus ours. */
  clockSkewMs: z.number().nullable(),
});
export type SourceFacts = z.infer<typeof sourceFactsSchema>;

export const sourceActSchema = z.discriminatedUnion('what', [
  registeredSourceSchema.extend({ what: z.literal('added') }),
  z.object({
    what: z.literal('checked'),
    id: z.string(),
    facts: sourceFactsSchema,
    /** Check id to state. */
    states: z.record(z.string(), z.enum(['ok', 'warning', 'missing', 'not-applicable'])),
  }),
  /** Nothing more is expected of it: a recording was played to its end. Whatever comes from it later takes this back. */
  z.object({ what: z.literal('ended'), id: z.string(), deliveries: z.number() }),
  /** A person says that it is none of ours: what comes from it counts for nothing until `heeded`. It is kept and sealed as before. */
  z.object({ what: z.literal('ignored'), id: z.string(), reason: z.string() }),
  z.object({ what: z.literal('heeded'), id: z.string(), reason: z.string() }),
]);
export type SourceAct = z.infer<typeof sourceActSchema>;
