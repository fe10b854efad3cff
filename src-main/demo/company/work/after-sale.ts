/** What happens to a receipt afterwards: voided, credited, corrected, paid later, its payment changed. */
import { type By, type Chain, type Hand, soonMs } from '../chain.ts';
import { soles } from '../exact.ts';
import type { Telling, Told } from '../journal.ts';
import { now, type Step, type Unit } from '../unit.ts';
import { type Customer, numberOf, type Payment, type Register, type Sale } from '../world.ts';
import { moveCash } from './cash.ts';
import { countUp, sessionCell, writePayment } from './sell.ts';
import { moveStock } from './stock.ts';

/** The goods go back to the shelf, the money to the customer. */
export function voidSale(chain: Chain, { atMs, by }: Hand, sale: Sale, reason: string): Unit {
  const { register, series } = sale;
  sale.voided = true;
  sale.touched = true;
  if (sale.session && !sale.session.closed) sale.session.cashCents -= sale.cashCents;
  let header: Step | undefined;
  const unit = chain.write(
    by,
    atMs,
    (u) => {
      const voided = { est: 'A', usu_anul: by.login, fec_anul: now, mot_anul: reason };
      header = u.update('venta_cab', { ...voided, ...chain.stamp(by) }, { id_venta: sale.id });
      for (const { lot, thousandths } of sale.lines) {
        const back = { kind: 'ANV', thousandths, type: series.type, document: numberOf(sale) };
        moveStock(u, by, { branch: register.branch, lot, ...back });
      }
    },
    { amountCents: sale.totalCents },
  );
  if (header) tellOf(chain, by, sale, { type: 'SaleVoided', anchor: header, parts: [unit] });
  const what = { module: 'POS', action: 'ANULAR', table: 'venta_cab', key: sale.id, detail: reason };
  chain.note(by, soonMs(atMs, chain.random), what);
  return unit;
}

export interface Credit {
  readonly register: Register;
  /** The receipt it refers to. */
  readonly sale: Pick<Sale, 'series' | 'number' | 'customer'>;
  readonly cents: number;
  /** Catalogue 09 of the tax office: 01 annulment, 06 return, 07 return of a line. */
  readonly reason: string;
}

/** Document 07 that refers to a receipt; the cash that leaves the drawer is a movement of its own. */
export function creditNote(chain: Chain, { atMs, by }: Hand, { register, sale, cents, reason }: Credit): void {
  const series = sale.series.type === '01' ? register.facturaNotes : register.boletaNotes;
  series.last += 1;
  const number = series.last;
  const net = Math.round(cents / 1.18);
  let header: Step | undefined;
  const unit = chain.write(
    by,
    atMs,
    (u) => {
      header = u.insert('venta_cab', {
        ...{ id_suc: register.branch.id, id_sesion: sessionCell(register.session), tip_doc: '07', serie: series.code },
        ...{ numero: number, fec_emision: now },
        ...{ doc_cli: sale.customer?.document ?? null, nom_cli: sale.customer?.name ?? 'CLIENTES VARIOS' },
        ...{ gravada: soles(net), exonerada: '0.00', igv: soles(cents - net), dscto: '0.00', total: soles(cents) },
        ...{ ref_tip: sale.series.type, ref_serie: sale.series.code, ref_num: sale.number, cod_motivo: reason },
        ...{ usu_vend: by.login, usu_reg: by.login, fec_reg: now },
      });
      countUp(chain, u, by, series);
    },
    { amountCents: cents },
  );
  if (!header) return;
  const document = `${series.code}-${number}`;
  const about = { branch: register.branch.id, document, amountCents: cents };
  chain.tell(by, { type: 'CreditNote', anchor: header, key: { id_venta: header }, ...about, parts: [unit] });
  const refund = { kind: 'E', concept: `Devolución ${numberOf(sale)}`, cents, refund: true } as const;
  if (register.session) moveCash(chain, { atMs: atMs + 5000, by }, register.session, refund);
  register.branch.pending.push({ ...noSale(register, series, number), id: header, totalCents: cents, issuedMs: atMs });
}

/** A document that only the tax office still waits for. */
function noSale(register: Register, series: Sale['series'], number: number) {
  const none = { session: null, seller: '', lines: [], cashCents: 0, payments: [], details: [], customer: null };
  return { ...none, register, series, number, voided: false, touched: true };
}

/** The customer of an issued document is filled in or corrected. */
export function editCustomer(chain: Chain, { atMs, by }: Hand, sale: Sale, customer: Customer): void {
  sale.touched = true;
  if (sale.customer) sale.customer.sales = sale.customer.sales.filter((other) => other !== sale);
  sale.customer = customer;
  customer.sales.push(sale);
  let header: Step | undefined;
  const unit = chain.write(by, atMs, (u) => {
    const set = { doc_cli: customer.document, nom_cli: customer.name, ...chain.stamp(by) };
    header = u.update('venta_cab', set, { id_venta: sale.id });
  });
  if (header) tellOf(chain, by, sale, { type: 'IssuedDocEdited', anchor: header, parts: [unit] });
}

/** A sale on credit is paid. */
export function receivePayment(chain: Chain, { atMs, by }: Hand, sale: Sale, method: Payment['method']): void {
  let payment: Step | undefined;
  const unit = chain.write(by, atMs, (u) => {
    payment = writePayment(chain, u, sale.id, { method, cents: sale.totalCents });
  });
  if (!payment) return;
  const about = { document: numberOf(sale), amountCents: sale.totalCents, branch: sale.register.branch.id };
  chain.tell(by, { type: 'PaymentReceived', anchor: payment, key: { id_pago: payment }, ...about, parts: [unit] });
}

/** Keyed as cash, paid by telephone. */
export function changePayment(chain: Chain, { atMs, by }: Hand, sale: Sale): void {
  const [payment] = sale.payments;
  if (!payment) return;
  sale.touched = true;
  if (sale.session && !sale.session.closed) sale.session.cashCents -= sale.cashCents;
  let step: Step | undefined;
  const unit = chain.write(by, atMs, (u) => {
    step = u.update('venta_pago', { med_pago: 'YP', nro_ope: String(sale.number * 7919) }, { id_pago: payment.id });
  });
  if (!step) return;
  const about = { document: numberOf(sale), amountCents: sale.totalCents, branch: sale.register.branch.id };
  chain.tell(by, { type: 'PaymentChanged', anchor: step, key: { id_pago: payment.id }, ...about, parts: [unit] });
}

function tellOf(chain: Chain, by: By, sale: Sale, told: Pick<Telling, 'type' | 'anchor' | 'parts'>): Told {
  const about = { document: numberOf(sale), amountCents: sale.totalCents, branch: sale.register.branch.id };
  return chain.tell(by, { ...told, key: { id_venta: sale.id }, ...about });
}
