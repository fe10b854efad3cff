/** Sources and their tables as understood: state, reach, counts, declared blind spots, changes of definition. */
import type { OperationInput, OperationOutput, Source } from '#shared/operations.ts';
import { silenceAfterMs } from '../../coverage/silence.ts';
import { AuditError } from '../../errors.ts';
import { filedAt } from '../insight/event-row.ts';
import { readSources, type SourceRecord } from '../insight/source-store.ts';
import { readTables, type TableRecord } from '../insight/table-store.ts';
import type { Sqlite } from '../sqlite.ts';
import { coverageVerdict } from './coverage-verdict.ts';
import { resolveFilter } from './event-filter.ts';
import { tallyEvents } from './event-tally.ts';

/** What the files of the ledger do not know. */
export interface SourceContext {
  readonly now: string;
  readonly hasSecret: (source: string) => boolean;
}

type OneSource = OperationOutput<'getSource'>;

/** Definition changes listed with a source, the newest. */
const schemaChangesShown = 1000;

export function listSources(db: Sqlite, context: SourceContext): OperationOutput<'listSources'> {
  const items = readSources(db).map((source) => toSource(db, source, context));
  return {
    items,
    total: items.length,
    totalIsExact: true,
    returned: items.length,
    truncated: false,
    next: null,
    coverage: coverageVerdict(db, {}),
  };
}

/** Throws `not-found`. */
export function getSource(db: Sqlite, input: OperationInput<'getSource'>, context: SourceContext): OneSource {
  const source = readSources(db).find(({ name }) => name === input.id);
  if (source === undefined) throw new AuditError('not-found', input.id);
  return {
    ...toSource(db, source, context),
    tables: tablesOf(db, source, input),
    schemaChanges: schemaChangesOf(db, source),
  };
}

function toSource(
  db: Sqlite,
  { name, connector, epoch, known }: SourceRecord,
  { now, hasSecret }: SourceContext,
): Source {
  const open = new Map(
    db
      .prepare<[string], { kind: string; n: number }>(
        'SELECT kind, count(*) AS n FROM finding WHERE source = ? AND closed_leaf IS NULL GROUP BY kind',
      )
      .all(name)
      .map(({ kind, n }) => [kind, n]),
  );
  const gaps = db
    .prepare<[string], number>(
      "SELECT count(*) FROM finding WHERE source = ? AND closed_leaf IS NULL AND severity = 'gap'",
    )
    .pluck();
  return {
    id: name,
    connector,
    state: stateOf(known, open, now),
    epoch,
    registered: known.registration !== null,
    ignored: known.ignoredAt !== null,
    hasSecret: hasSecret(name),
    since: known.firstReceivedAt,
    lastReceivedAt: known.lastReceivedAt,
    lastCommittedAt: known.lastCommittedAt,
    lagMs: known.lagMs,
    position: known.position,
    gtid: known.gtid,
    serverVersion: known.checked?.serverVersion ?? null,
    connectorVersion: known.connectorVersion,
    changeEvents: known.changeEvents,
    openGaps: gaps.get(name) ?? 0,
    quarantined: known.quarantined,
  };
}

function stateOf(known: SourceRecord['known'], open: ReadonlyMap<string, number>, now: string): Source['state'] {
  if (open.has('delivery-refused')) return 'refused';
  if (known.lastReceivedAt === null) return 'waiting';
  if (known.endedAt !== null) return 'ended';
  if (open.has('connector-stuck')) return 'stopped';
  // A source that sends no heartbeats may be quiet and well; that it has been silent is a fact all the same.
  if (open.has('silence') || Date.parse(now) - Date.parse(known.lastReceivedAt) > silenceAfterMs) return 'silent';
  return known.inSnapshot ? 'snapshot' : 'capturing';
}

function tablesOf(db: Sqlite, source: SourceRecord, { from, to }: OperationInput<'getSource'>): OneSource['tables'] {
  const counts = new Map<string, number>();
  for (const { tableId, operation, events } of tallyEvents(db, resolveFilter(db, { source: [source.name], from, to })))
    counts.set(`${tableId}|${operation}`, events);
  const spots = blindSpotsOf(db, source);
  return readTables(db)
    .filter((table) => table.source === source.id && table.name !== '' && !table.name.includes(','))
    .map((table) => ({
      database: table.database,
      table: table.schema === null ? table.name : `${table.schema}.${table.name}`,
      key: [...table.keyColumns],
      keyOrigin: table.keyOrigin,
      creates: counts.get(`${table.id}|create`) ?? 0,
      updates: counts.get(`${table.id}|update`) ?? 0,
      deletes: counts.get(`${table.id}|delete`) ?? 0,
      baseline: counts.get(`${table.id}|read`) ?? 0,
      blindSpots: [...(spots.get(table.label) ?? []), ...declaredSpots(source, table)].sort(),
    }));
}

/** Kinds of finding that say what of a table is not seen as it is. */
const blindKinds = [
  'keyless-table',
  'cascade-unlogged',
  'zero-date',
  'uuid-suspect',
  'replica-identity',
  'truncate-skipped',
  'continuity',
  'stale-query',
  'poison-ahead',
];

function blindSpotsOf(db: Sqlite, { name }: SourceRecord): Map<string, string[]> {
  const rows = db
    .prepare<[string, string], { label: string; kind: string }>(
      `SELECT DISTINCT table_label AS label, kind FROM finding
       WHERE source = ? AND table_label IS NOT NULL AND closed_leaf IS NULL AND kind IN (SELECT value FROM json_each(?)) ORDER BY 1, 2`,
    )
    .all(name, JSON.stringify(blindKinds));
  const spots = new Map<string, string[]>();
  for (const { label, kind } of rows) spots.set(label, [...(spots.get(label) ?? []), kind]);
  return spots;
}

/** Found by checking the server. */
function declaredSpots({ known: { checked } }: SourceRecord, { label }: TableRecord): string[] {
  if (checked === null) return [];
  const isChild = !checked.cascadesLogged && checked.cascades.some(({ child }) => child === label);
  return [
    ...(isChild ? ['cascade-child'] : []),
    ...(checked.nonTransactionalTables.includes(label) ? ['non-transactional'] : []),
    ...(checked.triggers.some(({ table }) => table === label) ? ['trigger'] : []),
  ];
}

function schemaChangesOf(db: Sqlite, { id }: SourceRecord): OneSource['schemaChanges'] {
  return db
    .prepare<
      [number, number],
      { leaf: number; committedAt: string | null; atMs: number; table: string; ddl: string | null; synthetic: number }
    >(
      `SELECT leaf, committed_at AS committedAt, at_ms AS atMs, label AS "table", ddl, coalesce(flags, '') LIKE '%synthetic-ddl%' AS synthetic
       FROM change_event JOIN source_table ON source_table.id = table_id WHERE operation = 'schema-change' AND table_id IN (SELECT id FROM source_table WHERE source = ?)
       ORDER BY leaf DESC LIMIT ?`,
    )
    .all(id, schemaChangesShown)
    .map(({ committedAt, atMs, ...row }) => ({
      ...row,
      at: filedAt(atMs, [committedAt]),
      ddl: row.ddl ?? '',
      synthetic: row.synthetic === 1,
    }));
}
