/** What the head office program writes: purchases, transfers, adjustments, prescriptions, prices, people and the tax filing. */
import { firstLot, type Product, product, soles } from './company.ts';
import type { Desk } from './desk.ts';
import { moveStock, note } from './point-of-sale.ts';

const minute = 60_000;

export interface Purchase {
  readonly supplier: number;
  readonly branch: number;
  readonly items: readonly { readonly product: Product; readonly units: number }[];
  readonly number: string;
  readonly buyer: string;
  readonly approver: string;
}

/** Requested, approved 12 minutes later, received after 40. */
export async function purchase(
  desk: Desk,
  atMs: number,
  { supplier, branch, items, number, buyer, approver }: Purchase,
): Promise<void> {
  const net = items.reduce((sum, item) => sum + item.product.costCents * item.units, 0);
  const tax = Math.round(net * 0.18);
  let id = 0;
  await desk.commit(atMs, async (run) => {
    const header = await run(
      `/* app=ERP usr=${buyer} */ INSERT INTO compra_cab (id_prov, id_suc, tip_doc, serie, numero, fec_emision, periodo, subtotal, igv, total, estado, usu_reg, fec_reg) VALUES (?, ?, '01', 'F001', ?, DATE(NOW()), '202611', ?, ?, ?, 1, ?, NOW())`,
      [supplier, branch, number, soles(net), soles(tax), soles(net + tax), buyer],
    );
    id = header.insertId;
    for (const [index, item] of items.entries())
      await run('INSERT INTO compra_det VALUES (?, ?, ?, ?, ?, ?, ?, ?)', [
        id,
        index + 1,
        item.product.id,
        firstLot(item.product.id) + 1,
        `${item.units}.000`,
        '0.000',
        `${soles(item.product.costCents)}00`,
        soles(item.product.costCents * item.units),
      ]);
  });
  await desk.auto(
    atMs + 12 * minute,
    `/* app=ERP usr=${approver} */ UPDATE compra_cab SET estado = 2, usu_aprob = ?, fec_aprob = NOW(), usu_mod = ?, fec_mod = NOW() WHERE id_comp = ?`,
    [approver, approver, id],
  );
  await desk.commit(atMs + 40 * minute, async (run) => {
    await run('UPDATE compra_cab SET estado = 3, fec_recep = NOW(), usu_mod = ?, fec_mod = NOW() WHERE id_comp = ?', [
      buyer,
      id,
    ]);
    for (const item of items)
      await moveStock(desk, run, {
        branch,
        product: item.product,
        lot: firstLot(item.product.id) + 1,
        kind: 'COM',
        units: item.units,
        type: '01',
        document: `F001-${number}`,
        login: buyer,
      });
  });
}

export interface Transfer {
  readonly from: number;
  readonly to: number;
  readonly items: readonly Product[];
  readonly units: number;
  /** Units that arrive; fewer than sent is a difference. */
  readonly arrive: number;
  readonly guide: string;
}

export async function transfer(
  desk: Desk,
  atMs: number,
  { from, to, items, units, arrive, guide }: Transfer,
): Promise<void> {
  const sender = `super0${from}`;
  const receiver = `super0${to}`;
  let id = 0;
  await desk.commit(atMs, async (run) => {
    id = (
      await run(
        `/* app=ERP usr=${sender} */ INSERT INTO transf_cab (suc_ori, suc_des, nro_guia, fec_envio, estado, usu_envio) VALUES (?, ?, ?, NOW(), 1, ?)`,
        [from, to, guide, sender],
      )
    ).insertId;
    for (const [index, item] of items.entries()) {
      await run('INSERT INTO transf_det VALUES (?, ?, ?, ?, ?, NULL)', [
        id,
        index + 1,
        item.id,
        firstLot(item.id),
        `${units}.000`,
      ]);
      await moveStock(desk, run, {
        branch: from,
        product: item,
        lot: firstLot(item.id),
        kind: 'TRS',
        units: -units,
        type: '09',
        document: guide,
        login: sender,
      });
    }
  });
  await desk.commit(atMs + 95 * minute, async (run) => {
    await run(
      `/* app=ERP usr=${receiver} */ UPDATE transf_cab SET fec_recep = NOW(), estado = 2, usu_recep = ? WHERE id_trf = ?`,
      [receiver, id],
    );
    for (const [index, item] of items.entries()) {
      await run('UPDATE transf_det SET cant_rec = ? WHERE id_trf = ? AND item = ?', [`${arrive}.000`, id, index + 1]);
      await moveStock(desk, run, {
        branch: to,
        product: item,
        lot: firstLot(item.id),
        kind: 'TRE',
        units: arrive,
        type: '09',
        document: guide,
        login: receiver,
      });
    }
  });
}

export interface Adjustment {
  readonly branch: number;
  readonly type: 'INV' | 'MER' | 'VEN';
  readonly reason: string;
  readonly items: readonly { readonly product: Product; readonly units: number }[];
  readonly by: string;
  readonly approver: string;
  readonly approvedAfterMs: number;
}

export async function adjust(
  desk: Desk,
  atMs: number,
  { branch, type, reason, items, by, approver, approvedAfterMs }: Adjustment,
): Promise<void> {
  const value = items.reduce((sum, item) => sum + item.product.costCents * item.units, 0);
  const kind = type === 'INV' ? 'AJN' : type;
  let id = 0;
  await desk.commit(atMs, async (run) => {
    id = (
      await run(
        `/* app=ERP usr=${by} */ INSERT INTO ajuste_inv (id_suc, tipo, motivo, valor, estado, usu_reg, fec_reg) VALUES (?, ?, ?, ?, 1, ?, NOW())`,
        [branch, type, reason, soles(value), by],
      )
    ).insertId;
    for (const [index, item] of items.entries()) {
      const [stock] = await desk.rows(
        'SELECT cant, cant + ? AS fisico FROM tb_stock WHERE id_suc = ? AND id_lote = ?',
        [item.units, branch, firstLot(item.product.id)],
      );
      await run('INSERT INTO ajuste_det VALUES (?, ?, ?, ?, ?, ?, ?)', [
        id,
        index + 1,
        item.product.id,
        firstLot(item.product.id),
        String(stock?.cant),
        String(stock?.fisico),
        `${soles(item.product.costCents)}00`,
      ]);
    }
  });
  await desk.commit(atMs + approvedAfterMs, async (run) => {
    await run(
      `/* app=ERP usr=${approver} */ UPDATE ajuste_inv SET estado = 2, usu_aprob = ?, fec_aprob = NOW(), usu_mod = ?, fec_mod = NOW() WHERE id_aj = ?`,
      [approver, approver, id],
    );
    for (const item of items)
      await moveStock(desk, run, {
        branch,
        product: item.product,
        lot: firstLot(item.product.id),
        kind,
        units: item.units,
        type: 'AJ',
        document: `AJ-${id}`,
        login: approver,
      });
  });
  await note(desk, atMs + approvedAfterMs + 2_000, {
    login: approver,
    host: `10.20.${branch}.20`,
    module: 'INVENTARIO',
    action: 'APROBAR',
    table: 'ajuste_inv',
    key: String(id),
    detail: reason,
  });
}

export interface Prescription {
  readonly branch: number;
  readonly product: Product;
  readonly units: number;
  readonly number: string;
  readonly doctor: { readonly cmp: string; readonly name: string };
  readonly patient: { readonly document: string; readonly name: string };
}

export async function registerPrescription(
  desk: Desk,
  atMs: number,
  { branch, product, units, number, doctor, patient }: Prescription,
): Promise<number> {
  let id = 0;
  await desk.commit(atMs, async (run) => {
    id = (
      await run(
        "INSERT INTO receta (tipo, nro_receta, fec_emision, cmp, nom_medico, dni_pac, nom_pac, cie10, id_suc, est, usu_reg, fec_reg) VALUES ('E', ?, DATE(NOW()), ?, ?, ?, ?, 'F41.1', ?, 'V', ?, NOW())",
        [number, doctor.cmp, doctor.name, patient.document, patient.name, branch, `qf0${branch}`],
      )
    ).insertId;
    await run('INSERT INTO receta_det VALUES (?, 1, ?, ?, ?)', [id, product.id, `${units}.000`, '0.000']);
  });
  return id;
}

/** The pharmacist enters a dispensed controlled product in the folioed book. */
export async function enterControlBook(
  desk: Desk,
  atMs: number,
  entry: {
    readonly branch: number;
    readonly product: Product;
    readonly units: number;
    readonly prescription: number;
    readonly sale: number;
    readonly folio: number;
  },
): Promise<void> {
  const { branch, product, units, prescription, sale, folio } = entry;
  await desk.commit(atMs, async (run) => {
    await run('UPDATE receta_det SET cant_disp = cant_disp + ? WHERE id_receta = ? AND item = 1', [
      units,
      prescription,
    ]);
    const [stock] = await desk.rows('SELECT cant FROM tb_stock WHERE id_suc = ? AND id_lote = ?', [
      branch,
      firstLot(product.id),
    ]);
    await run(
      "INSERT INTO libro_control (id_suc, libro, folio, fec, id_prod, id_lote, id_receta, id_venta, ingreso, egreso, saldo, usu_qf, obs, fec_reg) VALUES (?, 'P', ?, DATE(NOW()), ?, ?, ?, ?, '0.000', ?, ?, ?, NULL, NOW())",
      [
        branch,
        folio,
        product.id,
        firstLot(product.id),
        prescription,
        sale,
        `${units}.000`,
        String(stock?.cant),
        `qf0${branch}`,
      ],
    );
  });
}

export async function changePrice(
  desk: Desk,
  atMs: number,
  change: { readonly product: string; readonly branch: number; readonly cents: number; readonly by: string },
): Promise<void> {
  const { id } = product(change.product);
  await desk.auto(
    atMs,
    `/* app=ERP usr=${change.by} modulo=PRECIOS */ UPDATE tb_precio_suc SET precio_vta = ?, usu_mod = ?, fec_mod = NOW() WHERE id_prod = ? AND id_suc = ?`,
    [soles(change.cents), change.by, id, change.branch],
  );
  await note(desk, atMs + 1_500, {
    login: change.by,
    host: `10.20.${change.branch}.20`,
    module: 'PRECIOS',
    action: 'MODIFICAR',
    table: 'tb_precio_suc',
    key: `${id}-${change.branch}`,
  });
}

/** One UPDATE of 300 rows: a laboratory's and two more laboratories' shelf prices, 12 % down in every branch. */
export async function priceCampaign(desk: Desk, atMs: number): Promise<void> {
  await desk.auto(
    atMs,
    "/* app=ERP usr=gerente modulo=CAMPANIAS ref=CAMP-2026-11 */ UPDATE tb_precio_suc SET precio_oferta = ROUND(precio_vta * 0.88, 2), fec_ini = NOW(), fec_fin = '2026-11-23 23:59:59', usu_mod = 'gerente', fec_mod = NOW() WHERE id_prod BETWEEN 1 AND 50",
  );
  await note(desk, atMs + 4_000, {
    login: 'gerente',
    host: '10.20.1.30',
    module: 'CAMPANIAS',
    action: 'APLICAR',
    table: 'tb_precio_suc',
    key: 'CAMP-2026-11',
    detail: '300 precios de oferta',
  });
}

/** The daily summary was accepted: one UPDATE for all receipts of a branch. */
export async function fileTaxSummary(desk: Desk, atMs: number, branch: number): Promise<void> {
  await desk.auto(
    atMs,
    "/* app=SEE job=resumen_diario */ UPDATE venta_cab SET est_sunat = IF(est = 'A', '3', '1') WHERE id_suc = ? AND DATE(fec_emision) = '2026-11-17' AND est_sunat = '0'",
    [branch],
  );
}

/** The stock report empties its scratch table and fills it again. */
export async function rebuildReport(desk: Desk, atMs: number, how: 'TRUNCATE' | 'DELETE'): Promise<void> {
  await desk.auto(atMs, how === 'TRUNCATE' ? 'TRUNCATE TABLE tmp_rep_kardex' : 'DELETE FROM tmp_rep_kardex');
  await desk.auto(
    atMs + 1_000,
    'INSERT INTO tmp_rep_kardex SELECT p.descripcion, s.nom_suc, k.cod_mov, CAST(SUM(k.cant_sal) AS CHAR) FROM kardex k JOIN tb_producto p USING (id_prod) JOIN tb_sucursal s USING (id_suc) GROUP BY 1, 2, 3 ORDER BY 1, 2, 3 LIMIT 60',
  );
}
