/** The statements that put the database where it stands before the first day: what an initial snapshot will read. */
import { dateTimeText, hourMs } from './calendar.ts';
import { padded } from './exact.ts';
import { catalogueRows, documentRows, stockRows } from './founding-goods.ts';
import { branchRows, peopleRows } from './founding-people.ts';
import { audit, insert } from './founding-rows.ts';
import type { Random } from './random.ts';
import { schema } from './schema.ts';
import type { World } from './world.ts';

export const databaseName = 'bd_botica';

/** Next ids of the tables that count by themselves. */
export function firstIds(world: World): Map<string, number> {
  const next = (rows: number) => rows + 1;
  return new Map([
    ['tb_sucursal', 100],
    ['tb_usuario', next(world.users.length)],
    ['tb_producto', next(world.products.length)],
    ['tb_lote', next(world.lots.length)],
    ['tb_proveedor', next(world.suppliers.length)],
    ['venta_cab', next(world.sales.length)],
    ['venta_pago', next(world.sales.length)],
    ['bitacora', next(noted)],
    ...['kardex', 'compra_cab', 'receta', 'libro_control', 'caja_mov', 'ajuste_inv', 'transf_cab'].map(
      (table) => [table, 1] as const,
    ),
    ['cash_session', 1],
  ]);
}

const noted = 60;

export function foundingStatements(world: World, random: Random): string[] {
  return [
    `CREATE DATABASE ${databaseName}`,
    `USE ${databaseName}`,
    ...schema,
    ...branchRows(world.branches),
    ...peopleRows(world, random),
    ...catalogueRows(world),
    ...documentRows(world.sales),
    // After the documents: the trigger would move it.
    ...stockRows(world.branches),
    ...settingRows(world, random),
  ];
}

function settingRows({ parameters }: World, random: Random): string[] {
  return [
    ...insert(
      'parametro',
      [...parameters].map(([code, value]) => [code, value, ...audit]),
    ),
    ...insert(
      'bitacora',
      Array.from({ length: noted }, (_, index) => [
        index + 1,
        dateTimeText(
          Date.parse('2026-05-30T13:00:00Z') + Math.floor(index / 30) * 24 * hourMs + (index % 30) * 26 * 60_000,
        ),
        `cajera${padded(random.integer(1, 19), 2)}`,
        `10.20.${1 + (index % 6)}.11`,
        'LOGIN',
        'INGRESO',
        'tb_usuario',
        String(index),
        null,
      ]),
    ),
    ...insert(
      'tmp_rep_kardex',
      Array.from({ length: 6 }, (_, index) => [`PRODUCTO ${index + 1}`, 'Miraflores', 'VTA', '4.000']),
    ),
  ];
}
