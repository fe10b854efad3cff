/** Products, prices, lots, suppliers, the last receipts and the shelves as they stand before the first day. */
import { dateTimeText } from './calendar.ts';
import { boxes, fine, soles } from './exact.ts';
import { audit, type Cells, eve, insert, num } from './founding-rows.ts';
import type { Branch, Product, Sale, World } from './world.ts';

export function catalogueRows({ products, lots, suppliers, branches }: World): string[] {
  const prices = products.flatMap((product) =>
    branches.map(({ id }) => [num(product.id), num(id), soles(product.priceCents), null, '2026-01-01 00:00:00', null]),
  );
  return [
    ...productRows(products),
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

function productRows(products: readonly Product[]): string[] {
  return insert(
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
  );
}

export function documentRows(sales: readonly Sale[]): string[] {
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

export function stockRows(branches: readonly Branch[]): string[] {
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
