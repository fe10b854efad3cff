/** Every column type as a real server sent it, in its canonical form: with the schema in the body, and from the catalog without it. */
import { describe, expect, it } from 'vitest';
import { createTableCatalog } from '../../../src-main/normalize/table-catalog.ts';
import { catalogOf, expectChange, normalizeOne, recordsOf } from './support/normalize-body.ts';

const common = {
  id: 3,
  dec_30_10: '12345678901234567890.0123456789',
  dec_12_2: '-1.50',
  big_s: '-9223372036854775808',
  big_u: '18446744073709551615',
  int_u: '4294967295',
  tiny1: 1,
  boolcol: 1,
  flo: 3.14,
  dou: Math.E,
  bit1: 1,
  bit12: '0b101010111100',
  anio: 2026,
  fecha: '2026-11-25',
  hora: '-12:34:56',
  hora6: '838:59:59',
  dt: '2026-11-25 10:20:30',
  dt3: '2026-11-25 10:20:30.123000',
  dt6: '2026-11-25 10:20:30.123456',
  ts: '2026-11-25T10:20:30Z',
  ts6: '2026-11-25T10:20:30.123456Z',
  dt_nn: '2000-01-01 00:00:00',
  en: 'suspensión',
  st: 'a,ñ',
  lat: 'Áéñ€',
  emo: '😀 ñandú',
  bl: 'base64:AP8AQQ==',
  bin8: 'base64:AQIAAAAAAAA=',
  vb: 'base64:AAH/',
  gen_v: 2,
  gen_s: 3,
  invis: 'inv',
  nd: null,
};
const marks = { dt_nn: 'zero-date', gen_v: 'generated', gen_s: 'generated', invis: 'invisible' };
const mysqlRow = {
  ...common,
  js: '{"a":[1,2.5,"ñ"],"b":1,"big":12345678901234567890}',
  pt: '{"srid":4326,"wkb":"AQEAAAAAAAAAAAAEwAAAAAAAAPg/"}',
  vec: '[1.0,2.5,-3.0]',
};
const mariadbRow = {
  ...common,
  js: '{"b":1, "a":[1,2.50,"ñ"],"big":12345678901234567890}',
  pt: '{"srid":null,"wkb":"AQEAAAAAAAAAAAD4PwAAAAAAAATA"}',
  uu: '0000123e-4567-e89b-12d3-a45642665544',
};

/** The same record as the connector sends it with schemas switched off. */
function withoutSchema(record: Buffer): Buffer {
  return record.subarray(record.indexOf(',"payload":') + ',"payload":'.length, record.length - 1);
}

function row(name: string, index: number): Buffer {
  const record = recordsOf(`live/${name}.batch.json`).filter((bytes) => bytes.includes('"op":'))[index];
  if (record === undefined) throw new Error(`${name} has no row ${index}`);
  return record;
}

describe.each([
  ['mysql97', mysqlRow, marks],
  ['mariadb1011', mariadbRow, { ...marks, uu: 'suspect' }],
] as const)('types of %s', (server, values, expectedMarks) => {
  const record = row(`${server}-stream-types`, 0);

  it('are read by the schema in the body, refined by the catalog', () => {
    const { event } = expectChange(normalizeOne(record, catalogOf(server)));
    expect(event.after).toEqual(values);
    expect(event.marks).toEqual(expectedMarks);
  });

  it('are read by the catalog alone, to the same values and the same digest', () => {
    const known = expectChange(normalizeOne(record, catalogOf(server)));
    const bare = expectChange(normalizeOne(withoutSchema(record), catalogOf(server)));
    expect(bare.event).toEqual(known.event);
    expect(bare.digest).toBe(known.digest);
  });

  it('are read by the schema alone, all but what only a definition tells', () => {
    const { event } = expectChange(normalizeOne(record, createTableCatalog()));
    const untold = { bl: 'AP8AQQ==', bin8: 'AQIAAAAAAAA=', vb: 'AAH/' };
    expect(event.after).toEqual({ ...values, ...untold });
    expect(event.flags).not.toContain('unknown-mapping');
  });

  it('without schema and without definition stay as sent, flagged, with the raw record beside them', () => {
    const { event } = expectChange(normalizeOne(withoutSchema(record), createTableCatalog()));
    expect(event.flags).toContain('unknown-mapping');
    expect(event.metadata.raw).toBe(withoutSchema(record).toString('utf8'));
    expect(event.after).toMatchObject({ fecha: 20782, big_s: '-9223372036854775808', big_u: 'AP//////////' });
  });

  it('keep NULL as NULL in every column', () => {
    const { event } = expectChange(normalizeOne(row(`${server}-stream-types`, 1), catalogOf(server)));
    const written = { id: 4, dt_nn: '2000-01-01 00:00:00', invis: 'inv' };
    expect(event.after).toEqual({ ...Object.fromEntries(Object.keys(values).map((name) => [name, null])), ...written });
  });
});

describe('the precise form', () => {
  it('of DECIMAL and BIGINT UNSIGNED is exact, with the schema', () => {
    const [record] = recordsOf('docs/mysql-types-precise-schema.json');
    const { event } = expectChange(normalizeOne(record ?? ''));
    expect(event.after).toEqual({
      id: 1,
      price: '12345.67',
      neg: '-1.50',
      big_u: '18446744073709551615',
      d: '2026-01-01',
      t: '12:34:56.123456',
      dt6: '2026-01-01 00:00:00.123456',
      ts: '2025-12-31T23:00:00.123456Z',
      bits: '0b101010111100',
    });
  });
});

it('reads the forty types of an older connector, decimals as JSON numbers', () => {
  const [record] = recordsOf('docs/mysql-alltypes-schema.json');
  const { event } = expectChange(normalizeOne(record ?? ''));
  expect(event.after).toMatchObject({
    f_bigint_unsigned: '987654321',
    f_numeric: '123',
    f_binary: expect.stringMatching(/^base64:YWJjdAAA/),
    f_bit1: 1,
    f_bit64: `0b${'01010101'.repeat(8)}`,
    f_date: '2022-04-27',
    f_datetime: '2022-04-27 14:30:00',
    f_time: '14:30:00',
    f_timestamp: '2023-04-27T03:08:40Z',
    f_json: '{"key": "value"}',
    f_year: 2022,
    f_longblob: null,
  });
  expect(event.flags).not.toContain('unknown-mapping');
});
