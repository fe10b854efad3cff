/** The statements that put the database where it stands before the first day: what an initial snapshot will read. */
import { dateTimeText, hourMs } from './calendar.ts';
import { boxes, fine, padded, soles } from './exact.ts';
import { hash } from './names.ts';
import type { Random } from './random.ts';
import { schema } from './schema.ts';
import { permissions, roles, seriesOf } from './staff.ts';
import { idOf } from './unit.ts';
import type { Branch, Sale, World } from './world.ts';

export const databaseName = 'bd_botica';

type Cells = readonly (string | number | null)[];
const audit: Cells = ['carga', '2025-03-01 09:00:00', null, null];
const eve = '2026-05-31 22:00:00';

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

function branchRows(branches: readonly Branch[]): string[] {
  const rows = branches.map(({ id, number, code, name, opens, closes, allDay }): Cells => {
    const place = ['150122', `Av. Principal ${number}00`, padded(number, 4), `DG-${2000 + number}`];
    return [num(id), code, name, ...place, opens, closes, allDay ? 1 : 0, 21 + number, '2019-05-02', 'A', ...audit];
  });
  const trial: Cells = [99, '9999', 'SUCURSAL DE PRUEBA', ...Array(6).fill(null), 0, null, null, 'X', ...audit];
  const registers = branches.flatMap(({ registers: all }) => all);
  return [
    ...insert('tb_sucursal', [...rows, trial]),
    ...insert(
      'caja',
      registers.map(({ id, branch, boletas, facturas, host }) => [
        id,
        num(branch.id),
        `Caja ${id}`,
        boletas.code,
        facturas.code,
        host,
        'A',
      ]),
    ),
    ...insert(
      'serie_correl',
      registers.flatMap((register) =>
        seriesOf(register).map((series) => [
          num(register.branch.id),
          series.type,
          series.code,
          series.last,
          'sistema',
          eve,
        ]),
      ),
    ),
    ...insert('serie_correl', [[99, '03', 'B999', 120, 'sistema', eve]]),
  ];
}

function peopleRows({ users }: World, random: Random): string[] {
  return [
    ...insert(
      'tb_usuario',
      users.map(({ id, login, name, document, branch, left, active }) => [
        num(id),
        login,
        hash(random),
        name,
        document,
        branch,
        login.startsWith('qf') ? `CQFP${10_000 + num(id)}` : null,
        left,
        left ? '2026-04-22 21:40:00' : eve,
        0,
        active ? 'A' : 'I',
        ...audit,
      ]),
    ),
    ...insert(
      'tb_rol',
      roles.map(({ id, name, discount, approval }) => [id, name, discount, approval, 'A']),
    ),
    ...insert(
      'tb_usuario_rol',
      users.flatMap((user) => user.roles.map((role) => [num(user.id), role, '2025-03-01 09:00:00', null, 'sysadmin'])),
    ),
    `INSERT INTO tb_permiso_rol VALUES ${roles
      .flatMap(({ id }) => permissions.map((code) => `(${id}, '${code}', b'1', b'${[3, 6].includes(id) ? 1 : 0}')`))
      .join(', ')}`,
  ];
}

function catalogueRows({ products, lots, suppliers, branches }: World): string[] {
  const prices = products.flatMap((product) =>
    branches.map(({ id }) => [num(product.id), num(id), soles(product.priceCents), null, '2026-01-01 00:00:00', null]),
  );
  return [
    ...insert(
      'tb_producto',
      products.map((product) => [
        num(product.id),
        product.code,
        `775${1_000_000_000 + num(product.id)}`,
        product.name,
        product.dci,
        product.lab,
        `EE-${4000 + num(product.id)}`,
        product.condition,
        product.list,
        product.factor,
        product.taxed ? 1 : 0,
        fine(product.costFine),
        soles(product.priceCents),
        product.factor > 1 ? fine(Math.round((product.priceCents * 100) / product.factor)) : null,
        38.5,
        'A',
        ...audit,
      ]),
    ),
    ...insert(
      'tb_precio_suc',
      prices.map((row) => [...row, ...audit]),
    ),
    ...insert(
      'tb_lote',
      lots.map(({ id, product, number, expires }) => [
        num(id),
        num(product.id),
        number,
        expires,
        1 + (num(id) % suppliers.length),
        0,
        ...audit,
      ]),
    ),
    ...insert(
      'tb_proveedor',
      suppliers.map(({ id, ruc, name, bank }) => [
        num(id),
        ruc,
        name,
        'Lima',
        `01-40000${num(id)}`,
        bank,
        'A',
        ...audit,
      ]),
    ),
  ];
}

function documentRows(sales: readonly Sale[]): string[] {
  const rows = sales.map((sale): Cells => {
    const at = dateTimeText(sale.issuedMs);
    const net = Math.round(sale.totalCents / 1.18);
    const customer = [sale.customer?.document ?? null, sale.customer?.name ?? 'CLIENTES VARIOS'];
    const money = [soles(net), '0.00', soles(sale.totalCents - net), '0.00', soles(sale.totalCents)];
    const head = [num(sale.id), num(sale.register.branch.id), null, sale.series.type, sale.series.code, sale.number];
    const voided = [null, null, null];
    const reference = [null, null, null, null];
    return [
      ...head,
      at,
      ...customer,
      ...money,
      'E',
      '1',
      ...reference,
      sale.seller,
      ...voided,
      sale.seller,
      at,
      null,
      null,
    ];
  });
  const lines = sales.flatMap((sale) =>
    sale.lines.map((line, index) => [
      num(sale.id),
      index + 1,
      num(line.lot.product.id),
      num(line.lot.id),
      boxes(line.thousandths),
      'N',
      soles(line.listCents),
      fine(line.unitFine),
      '0.00',
      soles(line.amountCents),
      null,
    ]),
  );
  const payments = sales.map(({ id, totalCents, issuedMs }) => [
    num(id),
    num(id),
    'EF',
    soles(totalCents),
    null,
    dateTimeText(issuedMs),
  ]);
  return [...insert('venta_cab', rows), ...insert('venta_det', lines), ...insert('venta_pago', payments)];
}

function stockRows(branches: readonly Branch[]): string[] {
  return branches.flatMap((branch) =>
    insert(
      'tb_stock',
      [...branch.stock].map(([lot, thousandths]) => [
        num(branch.id),
        num(lot.id),
        num(lot.product.id),
        boxes(thousandths),
        '0.000',
        eve,
      ]),
    ),
  );
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

function insert(table: string, rows: readonly Cells[]): string[] {
  const perStatement = 1000;
  const parts = Array.from({ length: Math.ceil(rows.length / perStatement) }, (_, index) =>
    rows.slice(index * perStatement, (index + 1) * perStatement),
  );
  return parts.map(
    (part) => `INSERT INTO ${table} VALUES ${part.map((row) => `(${row.map(literal).join(', ')})`).join(',\n')}`,
  );
}

function literal(value: string | number | null): string {
  if (value === null) return 'NULL';
  return typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`;
}

/** What exists from the start has its number. */
function num(key: Parameters<typeof idOf>[0]): number {
  return Number(idOf(key));
}
