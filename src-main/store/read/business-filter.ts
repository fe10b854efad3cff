/** A filter of business events as conditions over their table. */
import type { BusinessEventFilter } from '#shared/business-operations.ts';
import { eventNumber } from '../insight/business-event-store.ts';
import type { Sqlite } from '../sqlite.ts';

export interface Conditions {
  readonly sql: string;
  readonly parameters: (string | number)[];
}

/** What a facet counts by, and so does not obey. */
export type Counted = 'type' | 'branch' | 'actor' | 'origin';

/** Bands of confidence by their lower bounds, as `confidenceBand` draws them. */
const bands = {
  confirmed: 'confidence >= 0.85',
  probable: '(confidence >= 0.6 AND confidence < 0.85)',
  possible: 'confidence < 0.6',
} as const;

/** `except`: a facet obeys every filter but its own. */
export function businessConditions(db: Sqlite, filter: BusinessEventFilter, except?: Counted): Conditions {
  const sql: string[] = [];
  const parameters: (string | number)[] = [];
  const add = (condition: string, ...values: (string | number)[]) => {
    sql.push(condition);
    parameters.push(...values);
  };
  addPlace(db, filter, add);
  if (except !== 'type') addTypes(db, filter, add);
  if (except !== 'branch') addList('branch', filter.branch, filter.excludeBranch, add);
  if (except !== 'actor') addList('actor', filter.actor, filter.excludeActor, add);
  if (except !== 'origin') addList('actor_origin', filter.origin, filter.excludeOrigin, add);
  addEntities(filter, add);
  if (isGiven(filter.band)) add(`(${filter.band.map((band) => bands[band]).join(' OR ')})`);
  if (filter.sensitive !== undefined)
    add('rule IN (SELECT id FROM rule WHERE sensitive = ?)', filter.sensitive ? 1 : 0);
  if (filter.unattributed === true) add('actor IS NULL');
  return { sql: sql.length === 0 ? '1' : sql.join(' AND '), parameters };
}

/** Anchor and type of a name, `BE-12-Sale`, as its number in the file; null where there is none. */
export function eventOfName(db: Sqlite, name: string): number | null {
  const [, leaf, type] = /^BE-(\d{1,15})-([A-Za-z0-9]+)$/.exec(name) ?? [];
  const rules = db.prepare<[string], number>('SELECT id FROM rule WHERE type = ?').pluck();
  const numbers = rules.all(type ?? '').map((rule) => eventNumber(Number(leaf ?? -1), rule));
  const known = db.prepare<[string], number>(
    'SELECT id FROM business_event WHERE id IN (SELECT value FROM json_each(?)) LIMIT 1',
  );
  return known.pluck().get(JSON.stringify(numbers)) ?? null;
}

type Add = (condition: string, ...values: (string | number)[]) => void;

/** When, where from, and among whose members. */
function addPlace(db: Sqlite, filter: BusinessEventFilter, add: Add): void {
  if (filter.gatheredBy !== undefined) add('absorbed_by = ?', eventOfName(db, filter.gatheredBy) ?? -1);
  else if (filter.absorbed !== true) add('absorbed_by IS NULL');
  if (filter.from !== undefined) add('at_ms >= ?', Date.parse(filter.from));
  if (filter.to !== undefined) add('at_ms < ?', Date.parse(filter.to));
  const sources = 'source IN (SELECT id FROM source WHERE name IN (SELECT value FROM json_each(?)))';
  if (isGiven(filter.source)) add(sources, JSON.stringify(filter.source));
  if (isGiven(filter.excludeSource)) add(`NOT ${sources}`, JSON.stringify(filter.excludeSource));
}

function addTypes(db: Sqlite, { type, excludeType }: BusinessEventFilter, add: Add): void {
  const rules = db
    .prepare<[string], number>('SELECT id FROM rule WHERE type IN (SELECT value FROM json_each(?))')
    .pluck();
  if (isGiven(type)) add(oneOf('rule'), JSON.stringify(rules.all(JSON.stringify(type))));
  if (isGiven(excludeType)) add(`NOT ${oneOf('rule')}`, JSON.stringify(rules.all(JSON.stringify(excludeType))));
}

/** What has no value at all is none of the excluded ones. */
function addList(
  column: 'branch' | 'actor' | 'actor_origin',
  included: readonly string[] | undefined,
  excluded: readonly string[] | undefined,
  add: Add,
): void {
  if (isGiven(included)) add(oneOf(column), JSON.stringify(included));
  if (isGiven(excluded)) add(`(${column} IS NULL OR NOT ${oneOf(column)})`, JSON.stringify(excluded));
}

function addEntities({ entity, excludeEntity }: BusinessEventFilter, add: Add): void {
  const conditionOf = (names: readonly string[]) => ({
    text: names.map(() => '(entity_type = ? AND entity_id = ?)').join(' OR '),
    values: names.flatMap((name) => {
      const [type = '', ...id] = name.split(':');
      return [type, id.join(':')];
    }),
  });
  if (isGiven(entity)) {
    const { text, values } = conditionOf(entity);
    add(`(${text})`, ...values);
  }
  if (isGiven(excludeEntity)) {
    const { text, values } = conditionOf(excludeEntity);
    add(`(entity_type IS NULL OR NOT (${text}))`, ...values);
  }
}

function oneOf(column: string): string {
  return `${column} IN (SELECT value FROM json_each(?))`;
}

function isGiven<T>(list: readonly T[] | undefined): list is readonly T[] {
  return list !== undefined && list.length > 0;
}
