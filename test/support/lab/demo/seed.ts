/** Creates `bd_botica` as it stands before the recorded day: what the initial snapshot will read. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../lab.ts';
import { branches, lots, people, products, registers, roles, soles } from './company.ts';
import { createRandom } from './random.ts';

type Row = readonly (string | number | null)[];

const audit = "'carga', '2025-03-01 09:00:00', NULL, NULL";
const columns = 'usu_reg VARCHAR(20), fec_reg DATETIME, usu_mod VARCHAR(20), fec_mod DATETIME';

export async function seedCompany(database: Database): Promise<void> {
  const schema = readFileSync(join(import.meta.dirname, 'schema.sql'), 'utf8').replaceAll('$AUD', columns);
  await database.exec(`SET time_zone = '-05:00'; CREATE DATABASE bd_botica; USE bd_botica; ${schema}`);
  const insert = (table: string, rows: readonly Row[], tail = '') =>
    database.exec(
      `INSERT INTO ${table} VALUES ${rows.map((row) => `(${row.map(literal).join(', ')}${tail})`).join(',\n')}`,
    );
  const random = createRandom(2026);

  await insert(
    'tb_sucursal',
    branches.map((b) => [
      b.id,
      b.code,
      b.name,
      '150122',
      `Av. Principal ${b.id}00, ${b.district}`,
      `000${b.id}`,
      `DG-${2000 + b.id}`,
      b.opens,
      b.closes,
      b.allDay ? 1 : 0,
      b.id * 4 - 1,
      '2019-05-02',
      'A',
    ]),
    `, ${audit}`,
  );
  await insert(
    'tb_sucursal',
    [[99, '9999', 'SUCURSAL DE PRUEBA', null, null, null, null, null, null, 0, null, null, 'X']],
    `, ${audit}`,
  );
  await insert(
    'tb_usuario',
    people.map((p) => [
      p.id,
      p.login,
      `${'0123456789abcdef'.repeat(2)}`,
      p.name,
      String(40_000_000 + p.id * 7919),
      p.branch,
      p.role === 2 ? `CQFP${10_000 + p.id}` : null,
      p.left ?? null,
      p.left ? '2026-09-07 21:40:00' : '2026-11-16 08:00:00',
      0,
      p.left ? 'I' : 'A',
    ]),
    `, ${audit}`,
  );
  await insert(
    'tb_rol',
    roles.map((r) => [r.id, r.name, r.discount, r.approval, 'A']),
  );
  await insert(
    'tb_usuario_rol',
    people.map((p) => [p.id, p.role, '2025-03-01 09:00:00', null, 'sysadmin']),
  );
  await database.exec(
    "INSERT INTO tb_permiso_rol SELECT id_rol, p.c, b'1', IF(id_rol IN (3, 6), b'1', b'0') FROM tb_rol, (SELECT 'VENTA' c UNION SELECT 'ANULAR' UNION SELECT 'PRECIO' UNION SELECT 'AJUSTE') p",
  );
  await insert(
    'tb_producto',
    products.map((p) => [
      p.id,
      `P${String(p.id).padStart(5, '0')}`,
      `775${1_000_000_000 + p.id}`,
      p.name,
      p.name.split(' ')[0] ?? '',
      p.lab,
      `EE-${4000 + p.id}`,
      p.condition,
      p.list,
      1,
      1,
      `${soles(p.costCents)}00`,
      soles(p.priceCents),
      null,
      38.5,
      'A',
    ]),
    `, ${audit}`,
  );
  await insert(
    'tb_precio_suc',
    products.flatMap((p) => branches.map((b) => [p.id, b.id, soles(p.priceCents), null, '2026-01-01 00:00:00', null])),
    `, ${audit}`,
  );
  await insert(
    'tb_lote',
    lots.map((l) => [l.id, l.product, l.number, l.expires, 1 + (l.product % 4), 0]),
    `, ${audit}`,
  );
  await insert(
    'tb_stock',
    branches.flatMap((b) =>
      lots.map((l) => [b.id, l.id, l.product, `${random.integer(40, 300)}.000`, '0.000', '2026-11-16 22:30:00']),
    ),
  );
  await insert(
    'tb_proveedor',
    [
      ['20100018625', 'Distribuidora Andina S.A.'],
      ['20512345671', 'Droguería El Sol S.A.C.'],
      ['20600099911', 'Importaciones Médicas del Sur E.I.R.L.'],
      ['20455512349', 'Laboratorio Portugal S.R.L.'],
    ].map(([ruc, name], index) => [
      index + 1,
      ruc ?? '',
      name ?? '',
      'Lima',
      `01-40000${index}`,
      `0021910000000000000${index}`,
      'A',
    ]),
    `, ${audit}`,
  );
  await insert(
    'caja',
    registers.map((r) => [r.id, r.branch, `Caja ${r.id}`, r.series, r.series.replace('B', 'F'), r.host, 'A']),
  );
  await insert(
    'serie_correl',
    registers.flatMap((r) =>
      ['03', '01', '07'].map((type) => [
        r.branch,
        type,
        type === '01' ? r.series.replace('B', 'F') : type === '07' ? r.series.replace('B0', 'BC') : r.series,
        random.integer(4000, 9000),
        'sistema',
        '2026-11-16 22:00:00',
      ]),
    ),
  );
  await insert(
    'cash_session',
    registers.map((r) => yesterday(r.id, r.branch)),
  );
  await insert(
    'parametro',
    [
      ['IGV', '18.00'],
      ['TOPE_DSCTO', '15'],
      ['PERIODO_202610', 'C'],
      ['PERIODO_202611', 'A'],
      ['MONTO_ID_BOLETA', '700'],
    ],
    `, ${audit}`,
  );
  await insert(
    'tmp_rep_kardex',
    products.slice(0, 30).map((p) => [p.name, 'Miraflores', 'VTA', '4.000']),
  );
  await insert(
    'bitacora',
    Array.from({ length: 60 }, (_, index) => [
      index + 1,
      `2026-11-16 ${String(8 + (index % 14)).padStart(2, '0')}:12:00`,
      `cajera${String(1 + (index % 11)).padStart(2, '0')}`,
      `10.20.${1 + (index % 6)}.11`,
      'POS',
      'LOGIN',
      'tb_usuario',
      String(index),
      null,
    ]),
  );
}

/** Yesterday's closed counts; the one of register 8 is 42.30 short. */
function yesterday(register: number, branch: number): Row {
  const system = 60_000 + register * 1730;
  const missing = register === 8 ? 4230 : register % 3 === 0 ? 120 : 0;
  const login = `cajera${String(register).padStart(2, '0')}`;
  const closed = `2026-11-16 22:${10 + branch}:00`;
  return [
    register,
    register,
    login,
    '2026-11-16 07:40:00',
    '200.00',
    login,
    closed,
    soles(system),
    soles(system - missing),
    soles(-missing),
    'CLOSED',
    null,
    closed,
  ];
}

function literal(value: string | number | null): string {
  if (value === null) return 'NULL';
  return typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`;
}
