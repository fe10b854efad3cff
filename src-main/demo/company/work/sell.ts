/** The till program: a receipt with its lines, its ledger rows, its payments and the number of its series. */
import { dateTimeText } from '../calendar.ts';
import type { By, Chain } from '../chain.ts';
import { boxes, fine, soles } from '../exact.ts';
import { now, type Row, type Step, type UnitBuilder } from '../unit.ts';
import {
  type Branch,
  type CashSession,
  type Customer,
  type Line,
  numberOf,
  type Payment,
  type Register,
  type Sale,
  type Series,
} from '../world.ts';
import { writeLedger } from './stock.ts';

/** A person at an open register. */
export interface Till {
  readonly by: By;
  readonly register: Register;
}

export interface Order {
  readonly lines: readonly Line[];
  readonly customer?: Customer | null;
  readonly factura?: boolean;
  /** None: on credit, paid later. */
  readonly payments: readonly Payment[];
  readonly prescription?: Step | null;
  /** Issued while the till was cut off, sent later. */
  readonly issuedMs?: number;
}

export const cashierCap = 5;

export function sell(chain: Chain, atMs: number, { by, register }: Till, order: Order): Sale {
  const { lines, customer = null, factura = false, payments } = order;
  const series = factura ? register.facturas : register.boletas;
  series.last += 1;
  const totalCents = lines.reduce((sum, { amountCents }) => sum + amountCents, 0);
  const cashCents = payments.reduce((sum, { method, cents }) => sum + (method === 'EF' ? cents : 0), 0);
  const draft = { series, number: series.last };
  const details: Step[] = [];
  const paid: Sale['payments'][number][] = [];
  let header: Step | undefined;
  const unit = chain.write(
    by,
    atMs,
    (u) => {
      const cab = u.insert('venta_cab', headerRow({ by, register, order, totalCents, ...draft }));
      header = cab;
      const document = numberOf(draft);
      for (const [index, line] of lines.entries())
        details.push(writeLine(u, by, { cab, line, item: index + 1, type: series.type, document, order }));
      for (const payment of payments) paid.push({ id: writePayment(chain, u, cab, payment), method: payment.method });
      countUp(chain, u, by, series);
    },
    { amountCents: totalCents },
  );
  if (!header) throw new Error('a sale without a header');
  const { session } = register;
  if (session) session.cashCents += cashCents;
  const sale: Sale = {
    ...{ id: header, register, session, seller: by.login, ...draft, lines, totalCents, cashCents, customer },
    ...{ issuedMs: order.issuedMs ?? atMs, payments: paid, details, voided: false, touched: lines.some(isControlled) },
  };
  const first = customer !== null && !customer.known;
  remember(chain, register.branch, sale);
  const told = { branch: register.branch.id, document: numberOf(sale), parts: [unit] };
  chain.tell(by, { type: 'Sale', anchor: header, key: { id_venta: header }, amountCents: totalCents, ...told });
  tellOverrides(chain, by, sale, told);
  if (first)
    chain.tell(by, { ...told, type: 'CustomerCreated', anchor: header, key: { id_venta: header }, parts: [header] });
  return sale;
}

function isControlled({ lot }: Line): boolean {
  return lot.product.list !== null;
}

/** A discount beyond the cashier's cap. */
function tellOverrides(
  chain: Chain,
  by: By,
  { id, lines, details }: Sale,
  told: Omit<Parameters<Chain['tell']>[1], 'type' | 'anchor' | 'key'>,
): void {
  for (const [index, { discount, amountCents }] of lines.entries()) {
    const anchor = details[index];
    if (discount <= cashierCap || !anchor) continue;
    const key = { id_venta: id, item: index + 1 };
    chain.tell(by, { ...told, type: 'DiscountOverride', anchor, key, amountCents, parts: [anchor] });
  }
}

function remember({ world }: Chain, branch: Branch, sale: Sale): void {
  if (sale.customer) {
    sale.customer.sales.push(sale);
    sale.customer.known = true;
  }
  branch.pending.push(sale);
  world.sales.push(sale);
}

interface Head {
  readonly by: By;
  readonly register: Register;
  readonly order: Order;
  readonly totalCents: number;
  readonly series: Series;
  readonly number: number;
}

function headerRow({ by, register, order, totalCents, series, number }: Head): Row {
  const { lines, customer, issuedMs } = order;
  const free = lines.reduce((sum, { lot, amountCents }) => sum + (lot.product.taxed ? 0 : amountCents), 0);
  const net = Math.round((totalCents - free) / 1.18);
  const discount = lines.reduce((sum, line) => sum + Math.round((line.amountCents * line.discount) / 100), 0);
  return {
    id_suc: register.branch.id,
    id_sesion: sessionCell(register.session),
    tip_doc: series.type,
    serie: series.code,
    numero: number,
    fec_emision: issuedMs === undefined ? now : dateTimeText(issuedMs),
    doc_cli: customer?.document ?? null,
    nom_cli: customer?.name ?? 'CLIENTES VARIOS',
    gravada: soles(net),
    exonerada: soles(free),
    igv: soles(totalCents - free - net),
    dscto: soles(discount),
    total: soles(totalCents),
    usu_vend: by.login,
    usu_reg: by.login,
    fec_reg: now,
  };
}

export function sessionCell(session: CashSession | null): Row[string] {
  return session ? session.id : null;
}

interface Detail {
  readonly cab: Step;
  readonly line: Line;
  readonly item: number;
  readonly type: string;
  readonly document: string;
  readonly order: Order;
}

/** The trigger takes the goods off the shelf; the program writes the ledger itself. */
function writeLine(unit: UnitBuilder, by: By, { cab, line, item, type, document, order }: Detail): Step {
  const { lot, thousandths, pieces } = line;
  const step = unit.insert('venta_det', {
    id_venta: cab,
    item,
    id_prod: lot.product.id,
    id_lote: lot.id,
    cant: boxes(thousandths),
    flg_fracc: pieces ? 'S' : 'N',
    precio_lista: soles(line.listCents),
    precio_unit: fine(line.unitFine),
    dscto_pct: `${line.discount}.00`,
    importe: soles(line.amountCents),
    id_receta: (isControlled(line) && order.prescription) || null,
  });
  writeLedger(unit, by, { branch: by.branch, lot, kind: 'VTA', thousandths: -thousandths, type, document });
  return step;
}

export function writePayment(chain: Chain, unit: UnitBuilder, sale: Sale['id'], { method, cents }: Payment): Step {
  const row = { id_venta: sale, med_pago: method, monto: soles(cents) };
  const operation = method === 'EF' ? null : String(chain.random.integer(100_000_000, 999_999_999));
  return unit.insert('venta_pago', { ...row, nro_ope: operation, fec_reg: now });
}

/** The series' counter says what was used last. */
export function countUp(chain: Chain, unit: UnitBuilder, by: By, { type, code, last }: Series): Step {
  return unit.update('serie_correl', { ult_numero: last, ...chain.stamp(by) }, { tip_doc: type, serie: code });
}
