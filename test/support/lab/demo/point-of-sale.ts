/** What the till program writes: cash sessions, sales, voids and credit notes, each as one application transaction. */
import { firstLot, type Product, type Register, soles } from './company.ts';
import type { Desk, Run } from './desk.ts';

export interface Till {
  readonly desk: Desk;
  readonly register: Register;
  readonly cashier: string;
  readonly session: number;
}

export interface Line {
  readonly product: Product;
  readonly units: number;
  /** Other than the shelf price. */
  readonly priceCents?: number;
  readonly discount?: number;
}

export interface Order {
  readonly lines: readonly Line[];
  readonly method: 'EF' | 'TJ' | 'YP';
  readonly customer?: { readonly document: string; readonly name: string };
  readonly prescription?: number;
}

export interface Sale {
  readonly id: number;
  readonly document: string;
  readonly series: string;
  readonly number: number;
  readonly totalCents: number;
  readonly order: Order;
}

export async function openTill(desk: Desk, atMs: number, register: Register, cashier: string): Promise<Till> {
  let session = 0;
  await desk.auto(atMs, 'UPDATE tb_usuario SET ult_acceso = NOW(), intentos = 0 WHERE login = ?', [cashier]);
  await desk.commit(atMs + 40_000, async (run) => {
    const opened = await run(
      "INSERT INTO cash_session (register_id, opened_by, opened_at, opening_amount, status) VALUES (?, ?, NOW(), '200.00', 'OPEN')",
      [register.id, cashier],
    );
    session = opened.insertId;
  });
  return { desk, register, cashier, session };
}

export async function sell(till: Till, atMs: number, order: Order): Promise<Sale> {
  const { desk, register, cashier, session } = till;
  const total = order.lines.reduce((sum, line) => sum + amountOf(line), 0);
  const taxable = Math.round(total / 1.18);
  let sale: Sale | undefined;
  await desk.commit(atMs, async (run) => {
    const number = await nextNumber(desk, run, '03', register.series, cashier);
    const header = await run(
      `/* app=POS v=4.2 usr=${cashier} caja=${register.id} */ INSERT INTO venta_cab (id_suc, id_sesion, tip_doc, serie, numero, fec_emision, doc_cli, nom_cli, gravada, exonerada, igv, dscto, total, usu_vend, usu_reg, fec_reg) VALUES (?, ?, '03', ?, ?, NOW(), ?, ?, ?, '0.00', ?, '0.00', ?, ?, ?, NOW())`,
      [
        register.branch,
        session,
        register.series,
        number,
        order.customer?.document ?? null,
        order.customer?.name ?? 'CLIENTES VARIOS',
        soles(taxable),
        soles(total - taxable),
        soles(total),
        cashier,
        cashier,
      ],
    );
    const id = header.insertId;
    const document = `${register.series}-${number}`;
    for (const [index, line] of order.lines.entries())
      await addLine(till, run, {
        id,
        document,
        item: index + 1,
        line,
        ...(order.prescription && { prescription: order.prescription }),
      });
    await run('INSERT INTO venta_pago (id_venta, med_pago, monto, nro_ope, fec_reg) VALUES (?, ?, ?, ?, NOW())', [
      id,
      order.method,
      soles(total),
      order.method === 'EF' ? null : String(700_000 + id),
    ]);
    sale = { id, document, series: register.series, number, totalCents: total, order };
  });
  if (!sale) throw new Error('no sale');
  return sale;
}

interface NewLine {
  readonly id: number;
  readonly document: string;
  readonly item: number;
  readonly line: Line;
  readonly prescription?: number;
}

/** The trigger takes the units out of the stock; the program writes the kardex itself. */
async function addLine(
  { desk, register, cashier }: Till,
  run: Run,
  { id, document, item, line, prescription }: NewLine,
): Promise<void> {
  const { product, units, discount = 0 } = line;
  const price = line.priceCents ?? product.priceCents;
  const lot = firstLot(product.id);
  await run('INSERT INTO venta_det VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', [
    id,
    item,
    product.id,
    lot,
    `${units}.000`,
    'N',
    soles(price),
    `${soles(Math.round((price * (100 - discount)) / 100))}00`,
    `${discount}.00`,
    soles(amountOf(line)),
    prescription ?? null,
  ]);
  await writeKardex(desk, run, {
    branch: register.branch,
    product,
    lot,
    kind: 'VTA',
    units: -units,
    type: '03',
    document,
    login: cashier,
  });
}

/** Puts the goods back: what the program does when a cashier voids a receipt. */
export async function voidSale(
  till: Till,
  atMs: number,
  sale: Sale,
  { by, reason }: { readonly by: string; readonly reason: string },
): Promise<void> {
  const { desk, register } = till;
  await desk.commit(atMs, async (run) => {
    await run(
      `/* app=POS v=4.2 usr=${by} caja=${register.id} */ UPDATE venta_cab SET est = 'A', usu_anul = ?, fec_anul = NOW(), mot_anul = ?, usu_mod = ?, fec_mod = NOW() WHERE id_venta = ?`,
      [by, reason, by, sale.id],
    );
    for (const { product, units } of sale.order.lines)
      await moveStock(desk, run, {
        branch: register.branch,
        product,
        lot: firstLot(product.id),
        kind: 'ANV',
        units,
        type: '03',
        document: sale.document,
        login: by,
      });
  });
  await note(desk, atMs + 2_000, {
    login: by,
    host: register.host,
    module: 'POS',
    action: 'ANULAR',
    table: 'venta_cab',
    key: String(sale.id),
    detail: reason,
  });
}

export async function creditNote(
  till: Till,
  atMs: number,
  sale: Sale,
  { by, cents, code = '06' }: { readonly by: string; readonly cents: number; readonly code?: string },
): Promise<void> {
  const { desk, register, session } = till;
  const series = register.series.replace('B0', 'BC');
  const taxable = Math.round(cents / 1.18);
  await desk.commit(atMs, async (run) => {
    const number = await nextNumber(desk, run, '07', series, by);
    await run(
      `/* app=POS v=4.2 usr=${by} caja=${register.id} */ INSERT INTO venta_cab (id_suc, id_sesion, tip_doc, serie, numero, fec_emision, nom_cli, gravada, exonerada, igv, dscto, total, ref_tip, ref_serie, ref_num, cod_motivo, usu_vend, usu_reg, fec_reg) VALUES (?, ?, '07', ?, ?, NOW(), 'CLIENTES VARIOS', ?, '0.00', ?, '0.00', ?, '03', ?, ?, ?, ?, ?, NOW())`,
      [
        register.branch,
        session,
        series,
        number,
        soles(taxable),
        soles(cents - taxable),
        soles(cents),
        sale.series,
        sale.number,
        code,
        by,
        by,
      ],
    );
    await run(
      "INSERT INTO caja_mov (id_sesion, tipo, concepto, monto, usu_reg, fec_reg) VALUES (?, 'E', ?, ?, ?, NOW())",
      [session, `Devolución ${sale.document}`, soles(cents), by],
    );
  });
}

export async function closeTill(
  { desk, session, cashier, register }: Till,
  atMs: number,
  differenceCents: number,
): Promise<void> {
  const [cash] = await desk.rows(
    "SELECT COALESCE(SUM(p.monto), 0) + 200 AS total FROM venta_cab v JOIN venta_pago p USING (id_venta) WHERE v.id_sesion = ? AND v.est = 'E' AND p.med_pago = 'EF'",
    [session],
  );
  const system = Math.round(Number(cash?.total) * 100);
  await desk.commit(atMs, (run) =>
    run(
      "UPDATE cash_session SET closed_by = ?, closed_at = NOW(), system_amount = ?, counted_amount = ?, difference = ?, status = 'CLOSED' WHERE id = ?",
      [cashier, soles(system), soles(system + differenceCents), soles(differenceCents), session],
    ),
  );
  await note(desk, atMs + 3_000, {
    login: cashier,
    host: register.host,
    module: 'CAJA',
    action: 'ARQUEO',
    table: 'cash_session',
    key: String(session),
  });
}

export interface Note {
  readonly login: string;
  readonly host: string;
  readonly module: string;
  readonly action: string;
  readonly table: string;
  readonly key: string;
  readonly detail?: string;
}

/** The bitácora is MyISAM: its row is a transaction of its own, a moment after the change it tells of. */
export function note(
  desk: Desk,
  atMs: number,
  { login, host, module, action, table, key, detail }: Note,
): Promise<number> {
  return desk.auto(
    atMs,
    'INSERT INTO bitacora (fec, usu, ip, modulo, accion, tabla, pk, detalle) VALUES (NOW(), ?, ?, ?, ?, ?, ?, ?)',
    [login, host, module, action, table, key, detail ?? null],
  );
}

export interface Movement {
  readonly branch: number;
  readonly product: Product;
  readonly lot: number;
  readonly kind: string;
  readonly units: number;
  readonly type: string;
  readonly document: string;
  readonly login: string;
}

export async function moveStock(desk: Desk, run: Run, movement: Movement): Promise<void> {
  await run('UPDATE tb_stock SET cant = cant + ?, fec_mod = NOW() WHERE id_suc = ? AND id_lote = ?', [
    movement.units,
    movement.branch,
    movement.lot,
  ]);
  await writeKardex(desk, run, movement);
}

async function writeKardex(
  desk: Desk,
  run: Run,
  { branch, product, lot, kind, units, type, document, login }: Movement,
): Promise<void> {
  const [stock] = await desk.rows('SELECT cant FROM tb_stock WHERE id_suc = ? AND id_lote = ?', [branch, lot]);
  await run(
    'INSERT INTO kardex (fec_mov, id_suc, id_prod, id_lote, cod_mov, cant_ent, cant_sal, saldo, costo_unit, tip_doc, nro_doc, usu_reg, fec_reg) VALUES (NOW(), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NOW())',
    [
      branch,
      product.id,
      lot,
      kind,
      `${Math.max(units, 0)}.000`,
      `${Math.max(-units, 0)}.000`,
      String(stock?.cant),
      `${soles(product.costCents)}00`,
      type,
      document,
      login,
    ],
  );
}

async function nextNumber(desk: Desk, run: Run, type: string, series: string, login: string): Promise<number> {
  const [row] = await desk.rows(
    'SELECT ult_numero + 1 AS numero FROM serie_correl WHERE tip_doc = ? AND serie = ? FOR UPDATE',
    [type, series],
  );
  const number = Number(row?.numero);
  await run('UPDATE serie_correl SET ult_numero = ?, usu_mod = ?, fec_mod = NOW() WHERE tip_doc = ? AND serie = ?', [
    number,
    login,
    type,
    series,
  ]);
  return number;
}

function amountOf({ product, units, priceCents, discount = 0 }: Line): number {
  return Math.round(((priceCents ?? product.priceCents) * (100 - discount)) / 100) * units;
}
