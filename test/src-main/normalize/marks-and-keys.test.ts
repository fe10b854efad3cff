/** What is not what the application wrote is marked, and never shown as a change; what identifies a row is said with its origin. */
import { describe, expect, it } from 'vitest';
import { createTableCatalog } from '../../../src-main/normalize/table-catalog.ts';
import { catalogOf, expectChange, normalizeOne, recordsOf } from './support/normalize-body.ts';

const update = recordsOf('live/mysql97-noschema-update.json')[0]?.toString('utf8') ?? '';

function rowOf(name: string, index: number): Buffer {
  return recordsOf(`live/${name}.batch.json`)[index] ?? Buffer.alloc(0);
}

/** An update of the recorded 36-type row: its streamed image, with some values replaced. */
function typesUpdate(change: (after: string) => string): string {
  const create = rowOf('mysql97-stream-types', 0).toString('utf8');
  const after = /"after":(\{.*?\}),"source"/.exec(create)?.[1] ?? '';
  return create
    .replace('"before":null', () => `"before":${after}`)
    .replace(`"after":${after}`, () => `"after":${change(after)}`)
    .replace('"op":"c"', '"op":"u"');
}

describe('marks', () => {
  it('computed and hidden columns are not among the changed', () => {
    const body = typesUpdate((after) =>
      after
        .replace('"tiny1":1', '"tiny1":2')
        .replace('"gen_v":2', '"gen_v":4')
        .replace('"gen_s":3', '"gen_s":6')
        .replace('"invis":"inv"', '"invis":"x"'),
    );
    expect(expectChange(normalizeOne(body, catalogOf('mysql97'))).event.changed).toEqual(['tiny1']);
  });

  it('a date that was 0000-00-00 and becomes a date is changed, and marked: only the value is in doubt', () => {
    const body = typesUpdate((after) => after.replace('"dt_nn":946684800000', '"dt_nn":1795602030000'));
    const { event } = expectChange(normalizeOne(body, catalogOf('mysql97')));
    expect(event.changed).toEqual(['dt_nn']);
    expect(event.marks).toMatchObject({ dt_nn: 'zero-date' });
  });

  it('JSON in another order, 1 for true, and trailing zeros of a fraction are no change', () => {
    const body = typesUpdate((after) =>
      after
        .replace('"js":"{\\"a\\":[1,2.5,\\"ñ\\"],\\"b\\":1,', '"js":"{\\"b\\": 1.0, \\"a\\": [1, 2.50, \\"ñ\\"], ')
        .replace('"boolcol":1', '"boolcol":true')
        .replace('"ts6":"2026-11-25T10:20:30.123456Z"', '"ts6":"2026-11-25T10:20:30.123456000Z"'),
    );
    expect(body).toContain('2.50');
    expect(expectChange(normalizeOne(body, catalogOf('mysql97'))).event.changed).toEqual([]);
  });

  it('one digit in a 20-digit number inside JSON is a change', () => {
    const body = typesUpdate((after) => after.replace('12345678901234567890}', '12345678901234567891}'));
    expect(expectChange(normalizeOne(body, catalogOf('mysql97'))).event.changed).toEqual(['js']);
  });

  it('a value that was not sent is absent and marked', () => {
    const { event } = expectChange(normalizeOne(rowOf('postgres15-toast-update-default', 1)));
    expect(event.after).not.toHaveProperty('largo');
    expect(event.marks).toEqual({ largo: 'unavailable' });
  });

  it('a bent UUID is suspect in the stream, never in the snapshot', () => {
    const streamed = [1, 2, 3, 4].map(
      (index) => expectChange(normalizeOne(rowOf('mariadb1011-uuid-trailing-zero-WRONG', index))).event.marks,
    );
    expect(streamed).toEqual([{ u: 'suspect' }, {}, {}, { u: 'suspect' }]);
    const snapshot = rowOf('mariadb1011-uuid-trailing-zero-WRONG', 1)
      .toString('utf8')
      .replace('"snapshot":null', '"snapshot":"true"');
    expect(expectChange(normalizeOne(snapshot)).event.marks).toEqual({});
  });
});

describe('PostgreSQL images before a delete', () => {
  const invented = rowOf('postgres15-delete-identity-default-INVENTED', 1);
  const whole = rowOf('postgres15-delete-identity-full', 1);
  const updateDefault = rowOf('postgres15-update-identity-default', 1);

  it('are in doubt where they look filled in, by what the updates of the table showed', () => {
    const catalog = createTableCatalog({
      configuredKeys: { caja: { 'lab.cuenta': ['id'], 'public.cuenta_full': ['id'] } },
    });
    expect(expectChange(normalizeOne(updateDefault, catalog)).learned?.definition?.replicaIdentity).toBe('default');
    expect(expectChange(normalizeOne(invented, catalog)).event.marks).toEqual({
      saldo: 'invented',
      nota: 'invented',
      largo: 'invented',
    });
    expect(expectChange(normalizeOne(whole, catalog)).event.marks).toEqual({});
  });

  it('without a known key are in doubt only in the values that could be filled in', () => {
    expect(expectChange(normalizeOne(invented)).event.marks).toEqual({
      saldo: 'invented',
      nota: 'invented',
      largo: 'invented',
    });
    expect(expectChange(normalizeOne(whole)).event.marks).toEqual({ nota: 'invented', largo: 'invented' });
    const catalog = createTableCatalog();
    normalizeOne(rowOf('postgres15-update-identity-full', 1), catalog);
    expect(expectChange(normalizeOne(whole, catalog)).event.marks).toEqual({});
  });
});

describe('keys', () => {
  it('come from the definition, else from the configuration, else are the whole row before', () => {
    const configured = createTableCatalog({
      configuredKeys: { caja: { 'lab.cuenta': ['id'] }, otra: { 'lab.cuenta': ['nota'] } },
    });
    const events = [catalogOf('mysql97'), configured, createTableCatalog()].map(
      (catalog) => expectChange(normalizeOne(update, catalog)).event,
    );
    expect(events.map(({ keyOrigin, key, flags }) => [keyOrigin, key, flags.includes('no-key')])).toEqual([
      ['schema', { id: 1 }, false],
      ['configured', { id: 1 }, false],
      ['whole-row', { id: 1, saldo: '100.00', nota: 'a' }, true],
    ]);
  });

  it('that an update changes in place are shown before and after', () => {
    const catalog = createTableCatalog({ configuredKeys: { caja: { 'lab.cuenta': ['saldo'] } } });
    const { event } = expectChange(normalizeOne(update, catalog));
    expect(event).toMatchObject({ key: { saldo: '101.00' }, keyBefore: { saldo: '100.00' } });
    expect(event.flags).toContain('key-changed');
  });

  it('configured with a column that the table does not have identify nothing', () => {
    const catalog = createTableCatalog({ configuredKeys: { caja: { 'lab.cuenta': ['codigo'] } } });
    expect(expectChange(normalizeOne(update, catalog)).event.keyOrigin).toBe('whole-row');
  });
});

describe('flags', () => {
  it('prepared XA rows are outcome-unknown; rows of a connector without transaction blocks are not', () => {
    const xa = rowOf('mysql97-xa-rolled-back-LIE', 0).toString('utf8');
    expect(expectChange(normalizeOne(xa)).event.flags).toContain('xa-outcome-unknown');
    const noBlocks = update.replace(/"transaction":\{[^}]*\}/, '"transaction":null');
    expect(expectChange(normalizeOne(noBlocks)).event.flags).not.toContain('xa-outcome-unknown');
  });

  it("MariaDB's clock can be set by the session, MySQL's with GTID cannot", () => {
    expect(expectChange(normalizeOne(rowOf('mariadb1011-set-timestamp', 1))).event).toMatchObject({
      committedAt: '2001-02-03T04:05:06Z',
      capturedAt: '2026-11-25T01:53:01.162481Z',
    });
    expect(expectChange(normalizeOne(rowOf('mariadb1011-set-timestamp', 1))).event.flags).toContain('forgeable-clock');
    expect(expectChange(normalizeOne(rowOf('mysql97-set-timestamp', 1))).event.flags).not.toContain('forgeable-clock');
  });
});
