/** Goods are ordered, approved, received: with new lots, on the shelf and in the ledger. */
import { dateText, dayOf, periodOf } from '../calendar.ts';
import { lotNumber } from '../catalogue.ts';
import { type Chain, type Hand, soonMs } from '../chain.ts';
import { boxes, fine, padded, soles } from '../exact.ts';
import { now, type Step } from '../unit.ts';
import type { Branch, Lot, Product, Supplier } from '../world.ts';
import { enterReceipt } from './controlled.ts';
import { moveStock } from './stock.ts';

export interface Item {
  readonly product: Product;
  readonly boxes: number;
}

export interface Purchase {
  readonly id: Step;
  readonly supplier: Supplier;
  readonly branch: Branch;
  readonly items: readonly Item[];
  readonly document: string;
  readonly totalCents: number;
}

export interface Request {
  readonly supplier: Supplier;
  readonly branch: Branch;
  readonly items: readonly Item[];
  /** Of the supplier's invoice; today if not said. */
  readonly issuedDay?: number;
  readonly period?: string;
  /** State that it starts in: 1 to be approved. */
  readonly state?: number;
  /** What the session's clock says, where somebody set it. */
  readonly nowMs?: number;
}

export function requestPurchase(chain: Chain, { atMs, by }: Hand, request: Request): Purchase {
  const { supplier, branch, items, state = 1 } = request;
  const day = request.issuedDay ?? dayOf(atMs);
  const net = items.reduce((sum, { product, boxes: count }) => sum + lineCents(product, count), 0);
  const tax = Math.round(net * 0.18);
  const number = padded(chain.random.integer(1000, 99_999), 7);
  let header: Step | undefined;
  chain.write(
    by,
    atMs,
    (u) => {
      const head = u.insert('compra_cab', {
        ...{ id_prov: supplier.id, id_suc: branch.id, tip_doc: '01', serie: 'F001', numero: number },
        ...{ fec_emision: dateText(day), periodo: request.period ?? periodOf(day) },
        ...{ subtotal: soles(net), igv: soles(tax), total: soles(net + tax), estado: state },
        ...{ usu_reg: by.login, fec_reg: now },
      });
      header = head;
      for (const [index, { product, boxes: count }] of items.entries())
        u.insert('compra_det', {
          ...{ id_comp: head, item: index + 1, id_prod: product.id, cant: boxes(count * 1000), bonif: '0.000' },
          ...{ costo_unit: fine(product.costFine), importe: soles(lineCents(product, count)) },
        });
    },
    { amountCents: net + tax, ...(request.nowMs !== undefined && { nowMs: request.nowMs }) },
  );
  if (!header) throw new Error('a purchase without a header');
  return { id: header, supplier, branch, items, document: `F001-${number}`, totalCents: net + tax };
}

export function approvePurchase(chain: Chain, { atMs, by }: Hand, purchase: Purchase): void {
  let step: Step | undefined;
  const unit = chain.write(by, atMs, (u) => {
    const set = { estado: 2, usu_aprob: by.login, fec_aprob: now, ...chain.stamp(by) };
    step = u.update('compra_cab', set, { id_comp: purchase.id });
  });
  if (!step) return;
  const { id, document, totalCents, branch } = purchase;
  const about = { document, amountCents: totalCents, branch: branch.id };
  chain.tell(by, { type: 'PurchaseApproved', anchor: step, key: { id_comp: id }, ...about, parts: [unit] });
  const what = { module: 'COMPRAS', action: 'APROBAR', table: 'compra_cab', key: id };
  chain.note(by, soonMs(atMs, chain.random), what);
}

export function receivePurchase(chain: Chain, { atMs, by }: Hand, purchase: Purchase): Lot[] {
  const { id, branch, items, document, totalCents, supplier } = purchase;
  const lots: Lot[] = [];
  let step: Step | undefined;
  const unit = chain.write(by, atMs, (u) => {
    step = u.update('compra_cab', { estado: 3, fec_recep: now, ...chain.stamp(by) }, { id_comp: id });
    for (const [index, { product, boxes: count }] of items.entries()) {
      const number = lotNumber(chain.random);
      const expires = dateText(dayOf(atMs) + chain.random.integer(300, 900));
      const row = { id_prod: product.id, nro_lote: number, fec_venc: expires, id_prov: supplier.id };
      const lotId = u.insert('tb_lote', { ...row, usu_reg: by.login, fec_reg: now });
      const lot: Lot = { id: lotId, product, number, expires, immobilised: false };
      lots.push(lot);
      u.update('compra_det', { id_lote: lotId }, { id_comp: id, item: index + 1 });
      moveStock(u, by, { branch, lot, kind: 'COM', thousandths: count * 1000, type: '01', document });
    }
  });
  if (!step) return lots;
  chain.world.lots.push(...lots);
  const about = { document, amountCents: totalCents, branch: branch.id };
  chain.tell(by, { type: 'PurchaseReceived', anchor: step, key: { id_comp: id }, ...about, parts: [unit] });
  for (const lot of lots.filter(({ product }) => product.list !== null))
    enterReceipt(chain, atMs + chain.random.integer(60, 900) * 1000, branch, lot);
  return lots;
}

function lineCents(product: Product, count: number): number {
  return Math.round((product.costFine * count) / 100);
}
