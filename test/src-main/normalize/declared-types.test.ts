/** Column types as declared, one line each: what is sent without schemas, and the value that it is. */
import { describe, expect, it } from 'vitest';
import { declaredType } from '../../../src-main/normalize/declared-type.ts';
import { parseExact } from '../../../src-main/normalize/exact-json.ts';

function read(connector: string, declared: string, sent: string): unknown {
  const [, type = '', length, scale] = /^([^(]+)(?:\((\d+)(?:,(\d+))?\))?$/.exec(declared) ?? [];
  const column = {
    type: type.trim(),
    length: length === undefined ? null : Number(length),
    scale: scale === undefined ? null : Number(scale),
  };
  const parsed = parseExact(sent);
  if (!parsed.ok) throw new Error(sent);
  return declaredType(column, connector)?.decode(parsed.value);
}

const mysql: readonly (readonly [declared: string, sent: string, value: unknown])[] = [
  ['TINYINT(1)', '1', 1],
  ['TINYINT(1)', 'true', 1],
  ['BOOLEAN', 'false', 0],
  ['TINYINT UNSIGNED', '255', 255],
  ['SMALLINT', '-32768', -32768],
  ['SMALLINT UNSIGNED ZEROFILL', '65535', 65535],
  ['MEDIUMINT UNSIGNED', '16777215', 16777215],
  ['INT', '-2147483648', -2147483648],
  ['INTEGER', '7', 7],
  ['INT UNSIGNED', '4294967295', '4294967295'],
  ['BIGINT', '9223372036854775807', '9223372036854775807'],
  ['BIGINT UNSIGNED', '-1', '18446744073709551615'],
  ['BIGINT UNSIGNED', '"AP//////////"', '18446744073709551615'],
  ['SERIAL', '5', '5'],
  ['DECIMAL(12,2)', '"38.50"', '38.50'],
  ['DECIMAL(12,2)', '38.50', '38.50'],
  ['DECIMAL(12,2)', '"EtaH"', '12345.67'],
  ['NUMERIC(65)', '"99999999999999999999999999999999999999999999999999999999999999999"', '9'.repeat(65)],
  ['FLOAT', '3.14', 3.14],
  ['DOUBLE', '1.0E300', 1e300],
  ['DOUBLE UNSIGNED', '0.1', 0.1],
  ['REAL', '2', 2],
  ['BIT(1)', 'true', 1],
  ['BIT(12)', '"vAo="', '0b101010111100'],
  ['BIT(64)', '"//////////8="', `0b${'1'.repeat(64)}`],
  ['YEAR', '2155', 2155],
  ['DATE', '20782', '2026-11-25'],
  ['DATE', '-1', '1969-12-31'],
  ['DATE', '-354285', '1000-01-01'],
  ['DATE', '2932896', '9999-12-31'],
  ['TIME', '-45296000000', '-12:34:56'],
  ['TIME(6)', '-1', '-00:00:00.000001'],
  ['TIME', '-3020399000000', '-838:59:59'],
  ['DATETIME', '1795602030000', '2026-11-25 10:20:30'],
  ['DATETIME', '253402300799000', '9999-12-31 23:59:59'],
  ['DATETIME', '-1000', '1969-12-31 23:59:59'],
  ['DATETIME(3)', '1', '1970-01-01 00:00:00.001000'],
  ['DATETIME(6)', '253402300799999999', '9999-12-31 23:59:59.999999'],
  ['DATETIME(6)', '-30610223999999999', '1000-01-01 00:00:00.000001'],
  ['DATETIME', '1795602030123456', '2026-11-25 10:20:30.123456'],
  ['TIMESTAMP', '"2026-11-25T10:20:30Z"', '2026-11-25T10:20:30Z'],
  ['TIMESTAMP(3)', '"2026-11-25T10:20:30.12Z"', '2026-11-25T10:20:30.120000Z'],
  ['ENUM', '"de baja"', 'de baja'],
  ['SET', '"a,ñ"', 'a,ñ'],
  ['JSON', '"{\\"a\\": 1.0}"', '{"a": 1.0}'],
  ['LONGTEXT', '"á"', 'á'],
  ['VARCHAR(3)', '"123"', '123'],
  ['NATIONAL VARCHAR(3)', '"ñ"', 'ñ'],
  ['BLOB', '"AP8="', 'base64:AP8='],
  ['VARBINARY(4)', '""', 'base64:'],
  ['POINT', '{"x":1.5,"y":2,"wkb":"AQE=","srid":4326}', '{"srid":4326,"wkb":"AQE="}'],
  ['GEOMETRYCOLLECTION', '{"wkb":"AQE=","srid":null}', '{"srid":null,"wkb":"AQE="}'],
  ['VECTOR(3)', '[1.0,2.5,-3e-7]', '[1.0,2.5,-3e-7]'],
  ['UUID', '"123e4567-e89b-12d3-a456-426655440000"', '123e4567-e89b-12d3-a456-426655440000'],
  ['INET6', '"::1"', '::1'],
];

describe('MySQL and MariaDB', () => {
  it.each(mysql)('%s sent as %s', (declared, sent, value) => expect(read('mysql', declared, sent)).toEqual(value));
});

const others: readonly (readonly [connector: string, declared: string, sent: string, value: unknown])[] = [
  ['sqlserver', 'INT IDENTITY', '7', 7],
  ['sqlserver', 'BIT', 'true', 1],
  ['sqlserver', 'DATETIME2(27,7)', '1795602030123456700', '2026-11-25 10:20:30.123456700'],
  ['sqlserver', 'DATETIME', '1795602030123', '2026-11-25 10:20:30.123000'],
  ['sqlserver', 'DATETIMEOFFSET', '"2026-11-25T10:20:30.1234567-05:00"', '2026-11-25T10:20:30.123456700-05:00'],
  ['sqlserver', 'MONEY', '"12.3400"', '12.3400'],
  ['sqlserver', 'UNIQUEIDENTIFIER', '"0E984725-C51C-4BF4-9960-E1C80E27ABA0"', '0E984725-C51C-4BF4-9960-E1C80E27ABA0'],
  ['oracle', 'NUMBER(9,0)', '7', 7],
  ['oracle', 'NUMBER(12,2)', '"38.50"', '38.50'],
  ['oracle', 'NUMBER', '{"scale":2,"value":"D9o="}', '40.58'],
  ['oracle', 'VARCHAR2(10)', '"á"', 'á'],
  ['oracle', 'DATE', '1795602030000', '2026-11-25 10:20:30'],
  ['oracle', 'TIMESTAMP(6)', '1795602030123456', '2026-11-25 10:20:30.123456'],
  ['maxwell', 'SET', '["bar","baz"]', 'bar,baz'],
  ['maxwell', 'BIT', '63', '0b111111'],
  ['maxwell', 'BIGINT UNSIGNED', '18446744073709551615', '18446744073709551615'],
  ['maxwell', 'DECIMAL', '3.10', '3.10'],
  ['maxwell', 'DATETIME', '"0000-00-00 00:00:00"', '0000-00-00 00:00:00'],
  ['maxwell', 'TIMESTAMP', '"2012-01-01 22:32:34.1234"', '2012-01-01T22:32:34.123400Z'],
  ['maxwell-bootstrap', 'TIMESTAMP', '"2012-01-01 22:32:34"', '2012-01-01 22:32:34'],
  ['maxwell', 'JSON', '{"a":[1,2.50]}', '{"a":[1,2.50]}'],
];

describe('other connectors', () => {
  it.each(others)('%s: %s sent as %s', (connector, declared, sent, value) =>
    expect(read(connector, declared, sent)).toEqual(value),
  );
});

it('says nothing about a type that it does not know, and nothing about a value that does not fit', () => {
  expect(declaredType({ type: 'HOLOGRAM', length: null, scale: null }, 'mysql')).toBeNull();
  expect(read('mysql', 'DATE', '{}')).toBeUndefined();
  expect(read('mysql', 'BIT(8)', '"not base64!"')).toBeUndefined();
});
