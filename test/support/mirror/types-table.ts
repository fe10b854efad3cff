/** The table with every column type that Debezium can carry, and rows at the edges of each type. */
import type { Random } from './random.ts';

export type Engine = 'mysql' | 'mariadb';

/** Column definition, then SQL literals to draw from; the first ones are the edges. */
type ColumnPlan = readonly [definition: string, literals: readonly string[]];

const common: Readonly<Record<string, ColumnPlan>> = {
  dec_30_10: [
    'DECIMAL(30,10)',
    ['12345678901234567890.0123456789', '-0.0000000001', '0', 'NULL', '99999999999999999999.9999999999'],
  ],
  dec_12_2: ['DECIMAL(12,2)', ['-1.50', '0.00', '9999999999.99', '38.50', 'NULL']],
  dec_65_0: ['DECIMAL(65,0)', ['99999999999999999999999999999999999999999999999999999999999999999', '-1', 'NULL']],
  big_s: ['BIGINT', ['-9223372036854775808', '9223372036854775807', '9007199254740993', '0', 'NULL']],
  big_u: ['BIGINT UNSIGNED', ['18446744073709551615', '9223372036854775808', '0', 'NULL']],
  int_u: ['INT UNSIGNED', ['4294967295', '0', 'NULL']],
  int_s: ['INT', ['-2147483648', '2147483647', 'NULL']],
  med: ['MEDIUMINT', ['-8388608', '8388607']],
  small_u: ['SMALLINT UNSIGNED', ['65535', '0']],
  tiny: ['TINYINT', ['-128', '127', 'NULL']],
  tiny1: ['TINYINT(1)', ['1', '0', 'NULL', '7']],
  logico: ['BOOLEAN', ['TRUE', 'FALSE', 'NULL']],
  flo: ['FLOAT', ['3.14', '-0.5', '0', 'NULL', '1.5e10']],
  dou: ['DOUBLE', ['2.718281828459045', '1e-300', '-1.7976931348623157e308', '0.1', 'NULL']],
  bit1: ['BIT(1)', ["b'1'", "b'0'", 'NULL']],
  bit12: ['BIT(12)', ["b'101010111100'", "b'1'", 'NULL']],
  bit64: ['BIT(64)', ['18446744073709551615', '1', 'NULL']],
  anio: ['YEAR', ['2026', '1901', '2155', 'NULL']],
  fecha: ['DATE', ["'2026-11-25'", "'1000-01-01'", "'9999-12-31'", "'1969-12-31'", 'NULL']],
  hora: ['TIME', ["'-12:34:56'", "'838:59:59'", "'-838:59:59'", "'00:00:00'", 'NULL']],
  hora6: ['TIME(6)', ["'23:59:59.999999'", "'-00:00:00.000001'", 'NULL']],
  dt: ['DATETIME', ["'2026-11-25 10:20:30'", "'1969-12-31 23:59:59'", "'9999-12-31 23:59:59'", 'NULL']],
  dt3: ['DATETIME(3)', ["'2026-11-25 10:20:30.123'", "'1970-01-01 00:00:00.001'", 'NULL']],
  dt6: ['DATETIME(6)', ["'2026-11-25 10:20:30.123456'", "'1000-01-01 00:00:00.000001'", 'NULL']],
  ts: ['TIMESTAMP NULL', ["'2026-11-25 10:20:30'", "'1970-01-02 00:00:01'", "'2038-01-18 03:14:07'", 'NULL']],
  ts6: ['TIMESTAMP(6) NULL', ["'2026-11-25 10:20:30.123456'", 'NULL']],
  en: ["ENUM('activo','suspensión','de baja')", ["'suspensión'", "'activo'", 'NULL']],
  st: ["SET('a','ñ','c d')", ["'a,ñ'", "''", "'a,ñ,c d'", 'NULL']],
  js: ['JSON', [`'{"b":1,"a":[1,2.5,"ñ"],"big":12345678901234567890}'`, "'[]'", `'"texto"'`, "'null'", 'NULL']],
  lat: ['VARCHAR(50) CHARACTER SET latin1', ["'Áéñ'", "''", 'NULL']],
  emo: ['VARCHAR(100)', ["'😀 ñandú'", "'comilla '' y \\\\ barra'", "'línea\\n\\ttab'", 'NULL']],
  fijo: ['CHAR(6)', ["'ab'", "''", 'NULL']],
  tx: ['TEXT', ["'un texto'", "''", 'NULL']],
  medt: ['MEDIUMTEXT', ["REPEAT('áé', 5000)", 'NULL']],
  bl: ['BLOB', ["x'00FF0041'", "x''", 'NULL']],
  bin8: ['BINARY(8)', ["x'0102'", 'NULL']],
  vb: ['VARBINARY(16)', ["x'0001FF'", "x''", 'NULL']],
  pt: ['POINT', ["ST_GeomFromText('POINT(1.5 -2.5)')", 'NULL']],
  geo: [
    'GEOMETRY',
    ["ST_GeomFromText('POLYGON((0 0,1 0,1 1,0 0))')", "ST_GeomFromText('LINESTRING(0 0,2 3)')", 'NULL'],
  ],
  nd: ["VARCHAR(20) DEFAULT 'por defecto'", ['NULL', "'otro'"]],
};

const own: Readonly<Record<Engine, Readonly<Record<string, ColumnPlan>>>> = {
  mysql: { vec: ['VECTOR(3)', ["STRING_TO_VECTOR('[1,2.5,-3]')", 'NULL']] },
  mariadb: {
    uu: ['UUID', ["'123e4567-e89b-12d3-a456-426655440001'", "'ffffffff-ffff-4fff-bfff-ffffffffffff'", 'NULL']],
  },
};

const generated =
  "gen_v INT AS (int_s % 10 + 1) VIRTUAL, gen_s INT AS (int_s % 10 + 2) STORED, oculta VARCHAR(9) DEFAULT 'inv' INVISIBLE";

export function createTypesTable(engine: Engine, name = 'tipos'): string {
  const columns = Object.entries(plan(engine)).map(([column, [definition]]) => `${column} ${definition}`);
  return `CREATE TABLE ${name} (id INT PRIMARY KEY, ${columns.join(', ')}, ${generated})`;
}

/** One INSERT per edge, so that each literal of each column is written at least once. */
export function insertEdgeRows(engine: Engine, firstId: number, name = 'tipos'): string[] {
  const columns = Object.entries(plan(engine));
  const rows = Math.max(...columns.map(([, [, literals]]) => literals.length));
  return Array.from({ length: rows }, (_, row) => {
    const values = columns.map(([, [, literals]]) => literals[row % literals.length]);
    return `INSERT INTO ${name} (id, ${columns.map(([column]) => column).join(', ')}) VALUES (${firstId + row}, ${values.join(', ')})`;
  });
}

/** Sets some columns of one row to other edges. */
export function updateTypesRow(engine: Engine, random: Random, id: number, name = 'tipos'): string {
  const columns = Object.entries(plan(engine));
  const assignments = Array.from({ length: 4 }, () => {
    const [column, [, literals]] = random.pick(columns);
    return `${column} = ${random.pick(literals)}`;
  });
  return `UPDATE ${name} SET ${assignments.join(', ')} WHERE id = ${id}`;
}

function plan(engine: Engine): Readonly<Record<string, ColumnPlan>> {
  return { ...common, ...own[engine] };
}
