/** Table definitions: what DDL text and table changes say together, and what rows teach where neither is sent. */
import { describe, expect, it } from 'vitest';
import { ddlAttributes } from '../../../src-main/normalize/ddl-attributes.ts';
import { dropsDatabase, indexedTable, renamings } from '../../../src-main/normalize/ddl-names.ts';
import { createTableCatalog } from '../../../src-main/normalize/table-catalog.ts';
import { catalogOf, expectChange, normalizeAll, normalizeOne, recordsOf } from './support/normalize-body.ts';

const flagsOf = (ddl: string) =>
  [...ddlAttributes(ddl).defined].map(
    ([name, { generated, invisible }]) => `${name}${generated ? ' generated' : ''}${invisible ? ' invisible' : ''}`,
  );

describe('DDL text', () => {
  it.each([
    [
      'CREATE TABLE t (id INT AUTO_INCREMENT, g INT GENERATED ALWAYS AS (id*2) VIRTUAL, h INT AS (id), PRIMARY KEY (id))',
      ['id', 'g generated', 'h generated'],
    ],
    [
      "CREATE TABLE `t` (`a``b` varchar(10) DEFAULT 'x, y) INVISIBLE' /*!80023 INVISIBLE */, b INT COMMENT 'AS (1)', KEY k (b))",
      ['a`b invisible', 'b'],
    ],
    [
      'CREATE TABLE t (v varchar(10) INVISIBLE DEFAULT 1, KEY (v), CONSTRAINT c CHECK (v > 1), `key` INT)',
      ['v invisible', 'key'],
    ],
    [
      'CREATE TABLE t (a INT, s TIMESTAMP(6) GENERATED ALWAYS AS ROW START INVISIBLE) WITH SYSTEM VERSIONING',
      ['a', 's generated invisible'],
    ],
    [
      'ALTER TABLE d.t ADD COLUMN a INT INVISIBLE AFTER b, ADD (c INT, e INT AS (a+1)), MODIFY COLUMN f INT, CHANGE g h INT AS (1)',
      ['a invisible', 'c', 'e generated', 'f', 'h generated'],
    ],
    [
      'ALTER TABLE t ADD INDEX i (a), ADD PRIMARY KEY (a), DROP COLUMN z, ADD COLUMN IF NOT EXISTS y INT INVISIBLE',
      ['y invisible'],
    ],
    ["ALTER TABLE t COMMENT='unterminated", []],
    ['/* nothing', []],
  ])('%s', (ddl, said) => expect(flagsOf(ddl)).toEqual(said));

  it('says what is renamed, indexed, dropped', () => {
    expect(renamings('RENAME TABLE a TO b, `x y`.c TO d.e')).toEqual([
      { from: ['a'], to: ['b'] },
      { from: ['x y', 'c'], to: ['d', 'e'] },
    ]);
    expect(renamings('ALTER TABLE a ADD x INT, RENAME TO b')).toEqual([{ from: ['a'], to: ['b'] }]);
    expect(renamings('ALTER TABLE a RENAME `b`')).toEqual([{ from: ['a'], to: ['b'] }]);
    expect(renamings('ALTER TABLE a RENAME COLUMN b TO c, RENAME INDEX d TO e')).toEqual([]);
    expect(indexedTable('CREATE UNIQUE INDEX i ON `d`.`t` (a)')).toBe('t');
    expect(indexedTable('CREATE TABLE t (a INT, INDEX (a))')).toBeNull();
    expect(dropsDatabase(' drop schema if exists x')).toBe(true);
  });
});

/** A schema change without schema, as the connector sends it. */
function schemaChange(ddl: string, type: string, table: string, columns: readonly string[]): string {
  const definition = {
    primaryKeyColumnNames: ['id'],
    columns: columns.map((name) => ({ name, typeName: 'INT', optional: true, generated: name === 'id' })),
  };
  return JSON.stringify({
    source: { connector: 'mysql', db: 'd', table, snapshot: null, ts_ms: 1, file: 'b.1', pos: 1 },
    ts_ms: 1,
    databaseName: 'd',
    ddl,
    tableChanges: [{ type, id: `"d"."${table}"`, table: type === 'DROP' ? null : definition }],
  });
}

function definitionsAfter(
  ...statements: readonly (readonly [ddl: string, type: string, table: string, columns: readonly string[]])[]
): string[] {
  const catalog = createTableCatalog();
  normalizeAll(
    statements.map((statement) => Buffer.from(schemaChange(...statement))),
    catalog,
  );
  return catalog
    .all()
    .map(
      ({ table, version, columns }) =>
        `${table} v${version} ${columns.map(({ name, generated, invisible }) => `${name}${generated ? '*' : ''}${invisible ? '-' : ''}`).join(' ')}`,
    );
}

describe('definitions', () => {
  const create = [
    'CREATE TABLE t (id INT PRIMARY KEY AUTO_INCREMENT, g INT AS (1), h INT INVISIBLE)',
    'CREATE',
    't',
    ['id', 'g', 'h'],
  ] as const;

  it('take AUTO_INCREMENT for no computed column, whatever the connector says', () => {
    expect(definitionsAfter(create)).toEqual(['t v1 id g* h-']);
  });

  it('keep attributes through ALTER, CHANGE, RENAME COLUMN, SET VISIBLE and RENAME TABLE', () => {
    expect(definitionsAfter(create, ['ALTER TABLE t ADD x INT', 'ALTER', 't', ['id', 'g', 'h', 'x']])).toEqual([
      't v2 id g* h- x',
    ]);
    expect(definitionsAfter(create, ['ALTER TABLE t CHANGE g k INT', 'ALTER', 't', ['id', 'k', 'h']])).toEqual([
      't v2 id k h-',
    ]);
    expect(definitionsAfter(create, ['ALTER TABLE t RENAME COLUMN g TO k', 'ALTER', 't', ['id', 'k', 'h']])).toEqual([
      't v2 id k* h-',
    ]);
    expect(
      definitionsAfter(create, ['ALTER TABLE t ALTER COLUMN h SET VISIBLE', 'ALTER', 't', ['id', 'g', 'h']]),
    ).toEqual(['t v2 id g* h']);
    expect(definitionsAfter(create, ['RENAME TABLE t TO u', 'ALTER', 'u', ['id', 'g', 'h']])).toEqual([
      'u v2 id g* h-',
    ]);
    expect(definitionsAfter(create, ['CREATE TABLE u LIKE t', 'CREATE', 'u', ['id', 'g', 'h']])).toEqual([
      't v1 id g* h-',
      'u v2 id g* h-',
    ]);
  });

  it('end with DROP TABLE, DROP DATABASE and a rename into another database', () => {
    expect(definitionsAfter(create, ['DROP TABLE `d`.`t`', 'DROP', 't', []])).toEqual([]);
    const catalog = createTableCatalog();
    normalizeAll([Buffer.from(schemaChange(...create))], catalog);
    const body = JSON.parse(schemaChange('RENAME TABLE d.t TO e.u', 'ALTER', 'u', ['id']));
    body.tableChanges[0].id = '"e"."u"';
    normalizeOne(JSON.stringify(body), catalog);
    expect(catalog.all().map(({ database, table }) => `${database}.${table}`)).toEqual(['e.u']);
    normalizeOne(JSON.stringify({ ...body, databaseName: 'e', ddl: 'DROP DATABASE e', tableChanges: [] }), catalog);
    expect(catalog.all()).toEqual([]);
  });

  it('come back from what was stored as they were', () => {
    const catalog = catalogOf('mysql97');
    const again = createTableCatalog({ tables: JSON.parse(JSON.stringify(catalog.all())) });
    expect(again.all()).toEqual(catalog.all());
  });
});

describe('what rows teach', () => {
  it('a table without definition is learned from the schema in the body, once', () => {
    const catalog = createTableCatalog();
    const [, first] = recordsOf('live/postgres15-update-identity-full.batch.json');
    const learned = expectChange(normalizeOne(first ?? '', catalog)).learned;
    expect(learned).toMatchObject({
      type: 'OBSERVED',
      table: 'cuenta_full',
      definition: { origin: 'observed', replicaIdentity: 'full', version: 1 },
    });
    expect(expectChange(normalizeOne(first ?? '', catalog)).learned).toBeUndefined();
  });

  it('a column that just appears is flagged late-schema, and learned', () => {
    const catalog = createTableCatalog();
    const [, before] = recordsOf('live/postgres15-update-identity-full.batch.json');
    const [, after] = recordsOf('live/postgres15-ddl-alter-then-update.batch.json');
    expect(expectChange(normalizeOne(before ?? '', catalog)).event.flags).not.toContain('late-schema');
    const { event, learned } = expectChange(normalizeOne(after ?? '', catalog));
    expect(event.flags).toContain('late-schema');
    expect(learned?.definition?.columns.map(({ name }) => name)).toContain('extra');
  });

  it('a table observed with schemas stays readable when schemas are switched off', () => {
    const catalog = createTableCatalog();
    const record = recordsOf('live/postgres15-stream-types.batch.json')[1] ?? Buffer.alloc(0);
    const known = expectChange(normalizeOne(record, catalog)).event;
    const bare = record.subarray(record.indexOf(',"payload":') + 11, record.length - 1);
    const { event } = expectChange(normalizeOne(bare, catalog));
    expect(event.after).toEqual(known.after);
    expect(event.flags).not.toContain('unknown-mapping');
  });

  it('a row that has other columns than its definition is flagged, and nothing of it is lost', () => {
    const update = recordsOf('live/mysql97-noschema-update.json')[0]?.toString('utf8') ?? '';
    const { event } = expectChange(
      normalizeOne(update.replaceAll('"nota":"a"', '"nota":"a","nuevo":12345678901234567890'), catalogOf('mysql97')),
    );
    expect(event.flags).toEqual(expect.arrayContaining(['late-schema', 'unknown-mapping']));
    expect(event.after).toMatchObject({ nuevo: '12345678901234567890' });
  });
});
