/** A filter of business events as conditions over their table. */
import type { BusinessEventFilter } from '#shared/business-operations.ts';
import type { Sqlite } from '../sqlite.ts';

export interface Conditions {
  readonly sql: string;
  readonly parameters: (string | number)[];
}

/** Bands of confidence by their lower bounds, as `confidenceBand` draws them. */
const bands = {
  confirmed: 'confidence >= 0.85',
  probable: '(confidence >= 0.6 AND confidence < 0.85)',
  possible: 'confidence < 0.6',
} as const;

/** `except`: a facet obeys every filter but its own. */
export function businessConditions(
  db: Sqlite,
  filter: BusinessEventFilter,
  except?: 'type' | 'branch' | 'actor',
): Conditions {
  const sql: string[] = [];
  const parameters: (string | number)[] = [];
  const add = (condition: string, ...values: (string | number)[]) => {
    sql.push(condition);
    parameters.push(...values);
  };
  if (filter.absorbed !== true) add('absorbed_by IS NULL');
  if (filter.from !== undefined) add('at_ms >= ?', Date.parse(filter.from));
  if (filter.to !== undefined) add('at_ms < ?', Date.parse(filter.to));
  if (isGiven(filter.source))
    add(
      'source IN (SELECT id FROM source WHERE name IN (SELECT value FROM json_each(?)))',
      JSON.stringify(filter.source),
    );
  if (except !== 'type') addTypes(db, filter, add);
  if (except !== 'branch' && isGiven(filter.branch)) add(oneOf('branch'), JSON.stringify(filter.branch));
  if (except !== 'actor' && isGiven(filter.actor)) add(oneOf('actor'), JSON.stringify(filter.actor));
  if (filter.entity !== undefined) {
    const [type = '', ...id] = filter.entity.split(':');
    add('entity_type = ? AND entity_id = ?', type, id.join(':'));
  }
  if (isGiven(filter.band)) add(`(${filter.band.map((band) => bands[band]).join(' OR ')})`);
  if (filter.sensitive === true) add('rule IN (SELECT id FROM rule WHERE sensitive = 1)');
  if (filter.unattributed === true) add('actor IS NULL');
  return { sql: sql.length === 0 ? '1' : sql.join(' AND '), parameters };
}

type Add = (condition: string, ...values: (string | number)[]) => void;

function addTypes(db: Sqlite, { type, excludeType }: BusinessEventFilter, add: Add): void {
  const rules = db
    .prepare<[string], number>('SELECT id FROM rule WHERE type IN (SELECT value FROM json_each(?))')
    .pluck();
  if (isGiven(type)) add(oneOf('rule'), JSON.stringify(rules.all(JSON.stringify(type))));
  if (isGiven(excludeType)) add(`NOT ${oneOf('rule')}`, JSON.stringify(rules.all(JSON.stringify(excludeType))));
}

function oneOf(column: string): string {
  return `${column} IN (SELECT value FROM json_each(?))`;
}

function isGiven<T>(list: readonly T[] | undefined): list is readonly T[] {
  return list !== undefined && list.length > 0;
}
