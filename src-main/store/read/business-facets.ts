/** Counts of business events by type, branch, actor and origin: each obeys every filter but its own. */
import { confidenceBandSchema } from '#shared/business-event.ts';
import type { OperationInput, OperationOutput } from '#shared/operations.ts';
import type { Sqlite } from '../sqlite.ts';
import { businessConditions, type Conditions } from './business-filter.ts';

type Facets = OperationOutput<'getBusinessFacets'>;
type Filter = OperationInput<'getBusinessFacets'>;

export function getBusinessFacets(db: Sqlite, filter: Filter): Facets {
  const excluded = new Set(filter.excludeType ?? []);
  return {
    types: countTypes(db, filter).map((row) => ({
      value: row.value,
      count: row.count,
      sensitive: row.sensitive === 1,
      excluded: excluded.has(row.value),
    })),
    branches: countBy(db, filter, 'branch', 'branch'),
    actors: countBy(db, filter, 'actor', 'actor'),
    origins: countBy(db, filter, 'origin', 'actor_origin'),
    bands: countBands(db, filter),
    sensitive: countSensitive(db, filter),
    rows: countRows(db, filter),
    exact: true,
  };
}

function countTypes(db: Sqlite, filter: Filter): { value: string; count: number; sensitive: number }[] {
  const { sql, parameters } = businessConditions(db, filter, 'type');
  return db
    .prepare<(string | number)[], { value: string; count: number; sensitive: number }>(
      `SELECT rule.type AS value, count(*) AS count, max(rule.sensitive) AS sensitive FROM business_event JOIN rule ON rule.id = business_event.rule
       WHERE ${sql} GROUP BY rule.type ORDER BY count DESC, value`,
    )
    .all(...parameters);
}

function countBy(
  db: Sqlite,
  filter: Filter,
  counted: 'branch' | 'actor' | 'origin',
  column: 'branch' | 'actor' | 'actor_origin',
): { value: string; count: number }[] {
  const { sql, parameters } = businessConditions(db, filter, counted);
  return db
    .prepare<(string | number)[], { value: string; count: number }>(
      `SELECT ${column} AS value, count(*) AS count FROM business_event WHERE ${sql} AND ${column} IS NOT NULL GROUP BY ${column} ORDER BY count DESC, value`,
    )
    .all(...parameters);
}

function countBands(db: Sqlite, filter: Filter): Facets['bands'] {
  return confidenceBandSchema.options.flatMap((band) => {
    const count = countWhere(db, businessConditions(db, { ...filter, band: [band] }));
    return count === 0 ? [] : [{ value: band, count }];
  });
}

function countSensitive(db: Sqlite, filter: Filter): number {
  return countWhere(db, businessConditions(db, { ...filter, sensitive: true }));
}

function countWhere(db: Sqlite, { sql, parameters }: Conditions): number {
  const count = db.prepare<(string | number)[], number>(`SELECT count(*) FROM business_event WHERE ${sql}`).pluck();
  return count.get(...parameters) ?? 0;
}

/** Every row change of the span is one of the three. */
function countRows(db: Sqlite, { from, to, source }: Filter): Facets['rows'] {
  const span = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  const all = businessConditions(db, { ...span, ...(source === undefined ? {} : { source }), absorbed: true });
  const unclassified = db
    .prepare<(string | number)[], number>(
      `SELECT coalesce(sum(rows), 0) FROM business_event WHERE ${all.sql} AND rule IN (SELECT id FROM rule WHERE type = 'UnclassifiedChange')`,
    )
    .pluck()
    .get(...all.parameters);
  const rowSpan = [
    ...(from === undefined ? [] : [['at_ms >= ?', Date.parse(from)] as const]),
    ...(to === undefined ? [] : [['at_ms < ?', Date.parse(to)] as const]),
  ];
  const inSpan = ['1', ...rowSpan.map(([condition]) => condition)].join(' AND ');
  const values = rowSpan.map(([, value]) => value);
  const count = (which: string) =>
    db
      .prepare<number[], number>(`SELECT count(*) FROM change_event WHERE ${inSpan} AND ${which}`)
      .pluck()
      .get(...values) ?? 0;
  const noise = count('leaf IN (SELECT leaf FROM noise)');
  const told = count('EXISTS (SELECT 1 FROM claim WHERE claim.leaf = change_event.leaf)');
  return { told: told - (unclassified ?? 0), unclassified: unclassified ?? 0, noise };
}
