/** Every body recorded from a real server becomes what it is: also where what it says is a lie, invented, wrong or incomplete. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogOf, normalizeAll, recordsOf } from './support/normalize-body.ts';
import { recordings as mariadb } from './support/recorded-mariadb.ts';
import { recordings as mysql } from './support/recorded-mysql.ts';
import { recordings as mysqlOther } from './support/recorded-mysql-other.ts';
import { recordings as postgres } from './support/recorded-postgres.ts';
import { sayRecord } from './support/say-record.ts';

const mysqlSeries = '1d101b29-e871-11f1-b953-02fc00000001';

describe.each([
  ['mysql97', { ...mysql, ...mysqlOther }],
  ['mariadb1011', mariadb],
  ['postgres15', postgres],
] as const)('bodies of %s', (server, recordings) => {
  const cases = Object.entries(recordings).map(([name, { is, says }]) => ({ name, is, says }));
  it.each(cases)('$is ($name)', ({ name, says }) => {
    const outcomes = normalizeAll(recordsOf(`live/${name}`), catalogOf(server));
    expect(outcomes.map((outcome) => sayRecord(outcome).replaceAll(mysqlSeries, 'G'))).toEqual(says);
  });
});

it('leaves out no recorded body', () => {
  const files = readdirSync(join(import.meta.dirname, '../../fixtures/live')).filter((name) => name.endsWith('.json'));
  expect(Object.keys({ ...mysql, ...mysqlOther, ...mariadb, ...postgres }).sort()).toEqual(files.sort());
});
