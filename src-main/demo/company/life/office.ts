/** What the office does on ordinary days, each with the people whose work it is. */

import { dateText, dayMs, dayOf, hourMs, limaMs, minuteMs } from '../calendar.ts';
import { type By, type Chain, laterMs, officeOf } from '../chain.ts';
import { padded } from '../exact.ts';
import { adjust, type Counted } from '../work/adjust.ts';
import { rebuildReport } from '../work/bulk.ts';
import { closeRegister, editCount, moveCash, openDrawer, reopenRegister } from '../work/cash.ts';
import { editBook, pharmacistOf } from '../work/controlled.ts';
import { eraseCustomer, mergeCustomers } from '../work/customers.ts';
import { changeExpiry, createLot, immobilise } from '../work/lots.ts';
import { changePrice, keyPriceList } from '../work/price.ts';
import { approvePurchase, type Item, receivePurchase, requestPurchase } from '../work/purchase.ts';
import { ordinaryTransfer } from '../work/transfer.ts';
import { type Branch, type CashSession, type Lot, type Product, sampleOf, stockOf } from '../world.ts';

export type Act = (chain: Chain, atMs: number) => void;

function shop(chain: Chain): Branch {
  return chain.random.pick(chain.world.branches.filter(({ number }) => number <= 6));
}

function supervisorOf(chain: Chain, branch: Branch): By {
  return officeOf(chain, `super0${Math.min(branch.number, 6)}`);
}

export function priceOfOne(chain: Chain, atMs: number): void {
  const branch = shop(chain);
  const product = chain.random.pick(chain.world.products.slice(0, 500));
  const old = branch.prices.get(product) ?? product.priceCents;
  const cents = Math.max(50, Math.round((old * chain.random.integer(94, 108)) / 1000) * 10);
  if (cents !== old) changePrice(chain, atMs, supervisorOf(chain, branch), branch, product, cents);
}

export function priceList(chain: Chain, atMs: number): void {
  const branch = shop(chain);
  const count = chain.random.integer(22, 34);
  keyPriceList(chain, atMs, supervisorOf(chain, branch), branch, sampleOf(chain.world.products, count, chain.random));
}

/** What is running short; ordered, approved, received a day or two later. */
export function restock(chain: Chain, atMs: number): void {
  const { random, world, agenda } = chain;
  const branch = shop(chain);
  const request = { branch, supplier: random.pick(world.suppliers), items: shortages(chain, branch) };
  const purchase = requestPurchase(chain, atMs, officeOf(chain, random.pick(['compras01', 'compras02'])), request);
  const approvedMs = workingMs(laterMs(random, atMs, 20, 400));
  const approver = officeOf(chain, purchase.totalCents > 150_000 ? 'gerente' : 'conta01');
  agenda.at(approvedMs, () => approvePurchase(chain, approvedMs, approver, purchase));
  const receivedMs = workingMs(approvedMs + random.integer(16, 50) * hourMs);
  agenda.at(receivedMs, () => receivePurchase(chain, receivedMs, officeOf(chain, 'almacen01'), purchase));
}

function shortages(chain: Chain, branch: Branch): Item[] {
  const { random, world } = chain;
  const left = new Map<Product, number>();
  for (const [lot, thousandths] of branch.stock) left.set(lot.product, (left.get(lot.product) ?? 0) + thousandths);
  const cover = (product: Product) => (left.get(product) ?? 0) / (product.weight + 8);
  const asked = world.products.filter(({ weight }) => weight > 0);
  const short = sampleOf(asked, 60, random).sort((a, b) => cover(a) - cover(b));
  const count = random.integer(3, 6);
  return short.slice(0, count).map((product) => ({ product, boxes: 10 + Math.ceil(product.weight / 8) }));
}

/** Within office hours, at the same or the next possible time. */
export function workingMs(ms: number): number {
  const day = dayOf(ms);
  const [from, to] = [limaMs(day, '08:30'), limaMs(day, '18:00')];
  if (ms < from) return from + (ms % (50 * minuteMs));
  return ms > to ? workingMs(limaMs(day + 1, '08:30') + (ms % (90 * minuteMs))) : ms;
}

export function goods(chain: Chain, atMs: number): void {
  const [from, to] = sampleOf(
    chain.world.branches.filter(({ number }) => number <= 6),
    2,
    chain.random,
  );
  if (from && to) ordinaryTransfer(chain, atMs, from, to);
}

function inStock(branch: Branch, atLeast = 3000): Lot[] {
  return [...branch.stock].flatMap(([lot, left]) => (left >= atLeast && !lot.immobilised ? [lot] : []));
}

export function cyclicCount(chain: Chain, atMs: number): void {
  const branch = shop(chain);
  const lots = sampleOf(inStock(branch), chain.random.integer(2, 6), chain.random);
  const lines = lots.map((lot) => ({ lot, difference: chain.random.pick([-1000, -1000, 1000, -2000]) }));
  const reason = `Conteo cíclico, acta ${chain.random.integer(100, 999)}`;
  requestAdjustment(chain, atMs, branch, 'INV', reason, lines);
}

export function breakage(chain: Chain, atMs: number): void {
  const branch = shop(chain);
  const lots = sampleOf(inStock(branch), chain.random.integer(1, 3), chain.random);
  const reason = chain.random.pick([
    'Frasco roto en anaquel',
    'Empaque dañado en descarga',
    'Producto mojado en almacén',
  ]);
  requestAdjustment(
    chain,
    atMs,
    branch,
    'MER',
    reason,
    lots.map((lot) => ({ lot, difference: -1000 })),
  );
}

/** Lots that have expired, or will within the week, leave the shelf. */
export function expired(chain: Chain, atMs: number): void {
  const limit = dateText(dayOf(atMs) + 7);
  const branches = chain.world.branches.filter(({ number }) => number <= 6);
  const due = (branch: Branch) => inStock(branch, 1).filter(({ expires }) => expires <= limit);
  const branch = branches.sort((a, b) => due(b).length - due(a).length || a.number - b.number)[0];
  if (!branch) return;
  branches.sort((a, b) => a.number - b.number);
  const lots = due(branch).slice(0, 8);
  const chosen =
    lots.length > 0
      ? lots
      : inStock(branch)
          .sort((a, b) => (a.expires < b.expires ? -1 : 1))
          .slice(0, 2);
  const reason = `Baja por vencimiento, acta ${chain.random.integer(100, 999)}`;
  const lines = chosen.map((lot) => ({ lot, difference: -stockOf(branch, lot) }));
  requestAdjustment(chain, atMs, branch, 'VEN', reason, lines);
}

function requestAdjustment(
  chain: Chain,
  atMs: number,
  branch: Branch,
  type: 'INV' | 'MER' | 'VEN',
  reason: string,
  lines: readonly Counted[],
): void {
  const approvedAtMs = laterMs(chain.random, atMs, 15, 150);
  const by = pharmacistOf(chain, branch);
  adjust(chain, atMs, { branch, type, reason, lines, by, approver: supervisorOf(chain, branch), approvedAtMs });
}

/** Zones of thirty lines, one after the other, until early morning. */
export function stocktake(
  chain: Chain,
  atMs: number,
  branch: Branch,
  zones: number,
  people?: { by: By; approver: By },
): void {
  const session = { told: null };
  const by = people?.by ?? pharmacistOf(chain, branch);
  const approver = people?.approver ?? supervisorOf(chain, branch);
  for (let zone = 0; zone < zones; zone += 1) {
    const ms = atMs + zone * 38 * minuteMs;
    chain.agenda.at(ms, () => {
      const lots = sampleOf(inStock(branch), 30, chain.random);
      const lines = lots.map((lot) => ({ lot, difference: chain.random.pick([0, 0, 0, 0, 0, -1000, 1000, -2000]) }));
      const reason = `Inventario general, zona ${zone + 1}`;
      const plan = { branch, type: 'INV', reason, lines, by, approver, session } as const;
      adjust(chain, ms, { ...plan, approvedAtMs: ms + 21 * minuteMs });
    });
  }
}

export function newLot(chain: Chain, atMs: number): void {
  createLot(chain, atMs, officeOf(chain, 'almacen01'), chain.random.pick(chain.world.products));
}

/** Keyed with the wrong year. */
export function expiryTypo(chain: Chain, atMs: number): void {
  const lot = chain.random.pick(chain.world.lots.filter(({ expires }) => expires > '2027-01-01'));
  const year = Number(lot.expires.slice(0, 4)) + chain.random.pick([-1, 1, 1]);
  changeExpiry(chain, atMs, pharmacistOf(chain, shop(chain)), lot, `${year}${lot.expires.slice(4)}`);
}

export function oneAlert(chain: Chain, atMs: number): void {
  const lot = chain.random.pick(chain.world.lots.filter(({ immobilised }) => !immobilised));
  immobilise(chain, atMs, officeOf(chain, 'qf01'), [lot], `ALERTA-${chain.random.integer(10, 99)}-2026`);
}

export function bookRemark(chain: Chain, atMs: number): void {
  const branches = chain.world.branches.filter(({ book }) => book.length > 0);
  if (branches.length === 0) return;
  const branch = chain.random.pick(branches);
  const entry = chain.random.pick(branch.book);
  const obs = chain.random.pick(['Se corrige folio según libro físico', 'Se agrega número de receta', 'Visado por DT']);
  editBook(chain, atMs, pharmacistOf(chain, branch), entry, { obs });
}

function closedSession(chain: Chain, sinceMs: number): CashSession | null {
  const sessions = chain.world.closedSessions.filter(({ closed }) => closed && closed.atMs > sinceMs);
  return sessions.length > 0 ? chain.random.pick(sessions) : null;
}

/** The supervisor has yesterday's drawer counted again. */
export function countAgain(chain: Chain, atMs: number): void {
  const session = closedSession(chain, atMs - dayMs);
  if (!session?.closed) return;
  const by = supervisorOf(chain, session.register.branch);
  const { systemCents, countedCents } = session.closed;
  reopenRegister(chain, atMs, by, session, 'Reconteo con supervisor, voucher traspapelado');
  const closedMs = laterMs(chain.random, atMs, 6, 25);
  session.cashCents = systemCents;
  const difference = Math.trunc((countedCents - systemCents) / 20) * 10;
  chain.agenda.at(closedMs, () => closeRegister(chain, closedMs, by, session, difference));
}

/** A voucher turns up the next morning: corrected with a note. */
export function correctCount(chain: Chain, atMs: number): void {
  const session = closedSession(chain, atMs - dayMs);
  if (!session?.closed) return;
  const countedCents = session.closed.countedCents + chain.random.integer(3, 40) * 50;
  const note = `Voucher hallado, visto bueno ${padded(chain.random.integer(1, 999), 4)}`;
  editCount(chain, atMs, supervisorOf(chain, session.register.branch), session, { countedCents, note });
}

export function pettyCash(chain: Chain, atMs: number): void {
  const open = chain.world.branches.flatMap(({ registers }) => registers.filter(({ session }) => session !== null));
  if (open.length === 0) return;
  const { session, branch, host } = chain.random.pick(open);
  if (!session) return;
  const by: By = { login: session.openedBy, app: 'POS', branch, host, register: session.register };
  const [kind, concept, from, to] = chain.random.pick([
    ['E', 'Taxi mensajería', 80, 250],
    ['E', 'Útiles de limpieza', 100, 450],
    ['E', 'Agua y refrigerio', 60, 180],
    ['I', 'Sencillo de bóveda', 500, 1000],
  ] as const);
  moveCash(chain, atMs, by, session, { kind, concept, cents: chain.random.integer(from, to) * 10 });
}

export function drawer(chain: Chain, atMs: number): void {
  const open = chain.world.branches.flatMap(({ registers }) => registers.filter(({ session }) => session !== null));
  if (open.length === 0) return;
  const register = chain.random.pick(open);
  const login = register.session?.openedBy ?? '';
  openDrawer(chain, atMs, { login, app: 'POS', branch: register.branch, host: register.host, register }, register);
}

export function forgetCustomer(chain: Chain, atMs: number): void {
  const customer = someCustomer(chain, 1);
  if (customer) eraseCustomer(chain, atMs, officeOf(chain, 'conta01'), customer);
}

export function sameCustomer(chain: Chain, atMs: number): void {
  const from = someCustomer(chain, 2);
  const into = someCustomer(chain, 1);
  if (from && into && from !== into) mergeCustomers(chain, atMs, officeOf(chain, 'conta01'), from, into);
}

function someCustomer(chain: Chain, atLeast: number) {
  const known = chain.world.customers.filter(({ company, sales }) => !company && sales.length >= atLeast);
  return known.length > 0 ? chain.random.pick(known) : null;
}

export function report(chain: Chain, atMs: number): void {
  const how = chain.random.chance(0.15) ? 'TRUNCATE' : 'DELETE';
  rebuildReport(chain, atMs, { how, rows: chain.random.integer(4, 9), create: chain.random.chance(0.12) });
}
