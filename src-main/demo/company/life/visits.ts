/** Customers come, buy, and sometimes come back: the tickets of a day and what becomes of them. */
import { dayOf, demandOf, hourMs, hourShares, limaMs } from '../calendar.ts';
import { type By, type Chain, type Hand, laterMs, soonMs } from '../chain.ts';
import { createCustomer } from '../create-world.ts';
import { changePayment, creditNote, editCustomer, receivePayment, voidSale } from '../work/after-sale.ts';
import { fillBasket, lineOf, type Shelf } from '../work/basket.ts';
import { bookLater, createDoctor, dispense, pharmacistOf, registerPrescription } from '../work/controlled.ts';
import { type Order, sell } from '../work/sell.ts';
import { fileInvoice } from '../work/tax.ts';
import { type Branch, type Customer, numberOf, type Payment, type Register, type Sale } from '../world.ts';
import { cashierAt } from './shifts.ts';

const ticketsPerDay = 185;
const visitsWithPrescription = 9;

export function ticketTimes(chain: Chain, branch: Branch, day: number): number[] {
  const { random } = chain;
  const from = branch.allDay ? 0 : Number(branch.opens.slice(0, 2)) + 1;
  const hours = hourShares(from, branch.allDay ? 24 : Number(branch.closes.slice(0, 2)));
  const expected = (ticketsPerDay * demandOf(day) * branch.share) / 100;
  const count = Math.round(expected * (0.85 + random.next() * 0.3));
  return Array.from({ length: count }, () => limaMs(day) + random.pick(hours) * hourMs + random.integer(0, 3_599_999));
}

export function prescriptionTimes({ random }: Chain, day: number): number[] {
  const count = Math.max(3, Math.round(visitsWithPrescription * demandOf(day) * (0.7 + random.next() * 0.6)));
  return Array.from({ length: count }, () => limaMs(day, '09:00') + random.integer(0, 11 * hourMs));
}

function openRegisterOf(chain: Chain, branch: Branch): Register | null {
  const open = branch.registers.filter(({ session }) => session !== null);
  return open.length > 0 ? chain.random.pick(open) : null;
}

export function visit(chain: Chain, shelf: Shelf, branch: Branch, atMs: number): void {
  const register = openRegisterOf(chain, branch);
  if (register) visitRegister(chain, shelf, register, atMs);
}

export function visitRegister(chain: Chain, shelf: Shelf, register: Register, atMs: number): void {
  const { branch, session } = register;
  const cashier = session?.openedBy;
  if (!cashier) return;
  const by = cashierAt(register, cashier);
  const lines = fillBasket(branch, shelf, chain.random, atMs);
  if (lines.length === 0) return;
  const order = orderOf(chain, lines);
  if (register.offline) {
    const { tag, waiting } = register.offline;
    waiting.push((ms) => sell(chain, ms, { by: { ...by, tag }, register }, { ...order, issuedMs: atMs }));
    return;
  }
  const overridden = overrideOf(chain, { atMs, by }, order);
  const sale = sell(chain, atMs, { by, register }, overridden);
  if (chain.random.chance(0.25))
    chain.note(by, soonMs(atMs, chain.random), { module: 'POS', action: 'EMITIR', table: 'venta_cab', key: sale.id });
  follow(chain, { atMs, by }, sale, order);
}

function orderOf(chain: Chain, lines: Order['lines']): Order {
  const { random } = chain;
  const totalCents = lines.reduce((sum, { amountCents }) => sum + amountCents, 0);
  const factura = random.chance(0.06);
  const named = factura || random.chance(0.17) || totalCents > 70_000;
  const customer = named ? customerOf(chain, factura) : null;
  const credit = factura && random.chance(0.2);
  return { lines, customer, factura, payments: credit ? [] : paymentsOf(chain, totalCents) };
}

function customerOf({ world, random }: Chain, company: boolean): Customer {
  const known = world.customers.filter((customer) => customer.company === company);
  if (known.length > 0 && random.chance(0.7)) return random.pick(known);
  const customer = createCustomer(random, company);
  world.customers.push(customer);
  return customer;
}

/** Somebody who is on documents already. */
function knownPerson({ world, random }: Chain): Customer {
  return random.pick(world.customers.filter(({ company, sales }) => !company && sales.length > 0));
}

function paymentsOf({ random }: Chain, totalCents: number): Payment[] {
  const method = random.pick(['EF', 'EF', 'EF', 'EF', 'EF', 'EF', 'TJ', 'TJ', 'YP', 'YP', 'PL'] as const);
  if (totalCents < 2000 || !random.chance(0.05)) return [{ method, cents: totalCents }];
  const cents = Math.floor(totalCents / 2000) * 1000;
  return [
    { method: 'EF', cents },
    { method: 'TJ', cents: totalCents - cents },
  ];
}

/** Now and then the supervisor allows more than the cashier may. */
function overrideOf(chain: Chain, { atMs, by }: Hand, order: Order): Order {
  const { branch } = by;
  const [first, ...rest] = order.lines;
  if (!first || first.pieces || !chain.random.chance(0.012)) return order;
  const discount = chain.random.pick([8, 10, 12, 15]);
  const wanted = { product: first.lot.product, boxes: first.thousandths / 1000, lot: first.lot, discount };
  const line = lineOf(branch, wanted, atMs);
  if (!line) return order;
  const what = { module: 'POS', action: 'AUTORIZAR', table: 'venta_det', key: first.lot.product.code };
  const supervisor = { ...by, login: `super0${Math.min(branch.number, 6)}` };
  chain.note(supervisor, atMs - 1, { ...what, detail: `descuento ${discount}` });
  const lines = [line, ...rest];
  const totalCents = lines.reduce((sum, { amountCents }) => sum + amountCents, 0);
  return { ...order, lines, payments: order.payments.length > 0 ? paymentsOf(chain, totalCents) : [] };
}

/** What becomes of a receipt: of a hundred, one is voided; of three hundred, one is credited. */
function follow(chain: Chain, { atMs, by }: Hand, sale: Sale, order: Order): void {
  const { random, agenda } = chain;
  const supervisor = { ...by, login: `super0${Math.min(by.branch.number, 6)}` };
  const then = (ms: number, act: (ms: number) => void) => agenda.at(ms, () => !sale.touched && act(ms));
  if (order.factura) {
    const refused = random.chance(0.05);
    const askedMs = laterMs(random, atMs, 3, 8);
    agenda.at(askedMs, () => !sale.voided && fileInvoice(chain, askedMs, sale, refused ? '2' : '1'));
  }
  if (order.payments.length === 0) {
    const paidMs = laterMs(random, atMs, 2 * 1440, 12 * 1440);
    const payer = { ...by, login: 'conta01', app: 'ERP' as const };
    then(daytime(paidMs), (ms) =>
      receivePayment(chain, { atMs: ms, by: payer }, sale, random.pick(['TJ', 'PL', 'EF'])),
    );
    return;
  }
  const fate = random.next();
  if (fate < 0.008)
    then(laterMs(random, atMs, 1, 25), (ms) => voidSale(chain, { atMs: ms, by: supervisor }, sale, voidReason(chain)));
  else if (fate < 0.0115) then(daytime(laterMs(random, atMs, 30, 3000)), (ms) => refund(chain, ms, supervisor, sale));
  else if (fate < 0.0135)
    then(daytime(laterMs(random, atMs, 12, 200)), (ms) =>
      editCustomer(chain, { atMs: ms, by: supervisor }, sale, knownPerson(chain)),
    );
  else if (fate < 0.0165 && sale.payments.length === 1 && sale.payments[0]?.method === 'EF')
    then(laterMs(random, atMs, 3, 60), (ms) => changePayment(chain, { atMs: ms, by: supervisor }, sale));
}

function voidReason({ random }: Chain): string {
  return random.pick([
    'Cliente cambió de producto, vuelve a comprar',
    'Producto equivocado, se emite nuevamente',
    'Se emitió boleta en lugar de factura',
    'Cliente no completó el pago con tarjeta',
  ]);
}

function refund(chain: Chain, atMs: number, supervisor: By, sale: Sale): void {
  const register = openRegisterOf(chain, sale.register.branch);
  if (!register) return;
  sale.touched = true;
  const part = sale.lines.length > 1 && chain.random.chance(0.5);
  const cents = part ? (sale.lines[0]?.amountCents ?? sale.totalCents) : sale.totalCents;
  creditNote(chain, { atMs, by: { ...supervisor, register } }, { register, sale, cents, reason: part ? '07' : '06' });
}

/** The next moment between nine and eighteen. */
function daytime(ms: number): number {
  const day = dayOf(ms);
  const from = limaMs(day, '09:00');
  if (ms < from) return from + (ms % hourMs);
  return ms > limaMs(day, '18:00') ? limaMs(day + 1, '09:00') + (ms % hourMs) : ms;
}

/** A prescription is registered, the controlled product sold, the book written. */
export function visitWithPrescription(chain: Chain, atMs: number): void {
  const { random, world } = chain;
  const branch = random.pick(world.branches.filter(({ number }) => number <= 6));
  const product = random.pick(world.products.filter(({ list, weight }) => list !== null && weight > 0));
  const pharmacist = pharmacistOf(chain, branch);
  const patient = customerOf(chain, false);
  const boxes = random.pick([1, 1, 1, 2]);
  const wanted = { product, boxes, patient, doctor: createDoctor(chain) };
  const prescription = registerPrescription(chain, { atMs, by: pharmacist }, wanted);
  // One in a dozen only leaves the prescription.
  if (random.chance(0.08)) return;
  const soldMs = laterMs(random, atMs, 2, 7);
  chain.agenda.at(soldMs, () => {
    const register = openRegisterOf(chain, branch);
    const cashier = register?.session?.openedBy;
    const line = lineOf(branch, { product, boxes }, soldMs);
    if (!register || register.offline || !cashier || !line) return;
    const till = { by: cashierAt(register, cashier), register };
    const order = { lines: [line], customer: patient, prescription: prescription.id };
    const sale = sell(chain, soldMs, till, { ...order, payments: paymentsOf(chain, line.amountCents) });
    const bookAtMs = bookLater(chain, soldMs);
    dispense(chain, till.by, sale, { prescription, bookAtMs, pharmacist });
    const note = { module: 'QF', action: 'DISPENSAR', table: 'venta_cab', key: sale.id, detail: numberOf(sale) };
    chain.note(pharmacist, soonMs(soldMs, random), note);
  });
}
