/** What the office does on ordinary days, each with the people whose work it is. */
import { dayOf, hourMs, limaMs, minuteMs } from '../calendar.ts';
import { type By, type Chain, laterMs, officeOf } from '../chain.ts';
import { rebuildReport } from '../work/bulk.ts';
import { editBook, pharmacistOf } from '../work/controlled.ts';
import { eraseCustomer, mergeCustomers } from '../work/customers.ts';
import { changeExpiry, createLot, immobilise } from '../work/lots.ts';
import { changePrice, keyPriceList } from '../work/price.ts';
import { approvePurchase, type Item, receivePurchase, requestPurchase } from '../work/purchase.ts';
import { ordinaryTransfer } from '../work/transfer.ts';
import { type Branch, type Product, sampleOf } from '../world.ts';

export type Act = (chain: Chain, atMs: number) => void;

export function shop(chain: Chain): Branch {
  return chain.random.pick(chain.world.branches.filter(({ number }) => number <= 6));
}

export function supervisorOf(chain: Chain, branch: Branch): By {
  return officeOf(chain, `super0${Math.min(branch.number, 6)}`);
}

export function priceOfOne(chain: Chain, atMs: number): void {
  const branch = shop(chain);
  const product = chain.random.pick(chain.world.products.slice(0, 500));
  const old = branch.prices.get(product) ?? product.priceCents;
  const cents = Math.max(50, Math.round((old * chain.random.integer(94, 108)) / 1000) * 10);
  if (cents !== old) changePrice(chain, { atMs, by: supervisorOf(chain, branch) }, { branch, product, cents });
}

export function priceList(chain: Chain, atMs: number): void {
  const branch = shop(chain);
  const count = chain.random.integer(22, 34);
  keyPriceList(
    chain,
    { atMs, by: supervisorOf(chain, branch) },
    branch,
    sampleOf(chain.world.products, count, chain.random),
  );
}

/** What is running short; ordered, approved, received a day or two later. */
export function restock(chain: Chain, atMs: number): void {
  const { random, world, agenda } = chain;
  const branch = shop(chain);
  const request = { branch, supplier: random.pick(world.suppliers), items: shortages(chain, branch) };
  const purchase = requestPurchase(
    chain,
    { atMs, by: officeOf(chain, random.pick(['compras01', 'compras02'])) },
    request,
  );
  const approvedMs = workingMs(laterMs(random, atMs, 20, 400));
  const approver = officeOf(chain, purchase.totalCents > 150_000 ? 'gerente' : 'conta01');
  agenda.at(approvedMs, () => approvePurchase(chain, { atMs: approvedMs, by: approver }, purchase));
  const receivedMs = workingMs(approvedMs + random.integer(16, 50) * hourMs);
  agenda.at(receivedMs, () => receivePurchase(chain, { atMs: receivedMs, by: officeOf(chain, 'almacen01') }, purchase));
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

export function newLot(chain: Chain, atMs: number): void {
  createLot(chain, { atMs, by: officeOf(chain, 'almacen01') }, chain.random.pick(chain.world.products));
}

/** Keyed with the wrong year. */
export function expiryTypo(chain: Chain, atMs: number): void {
  const lot = chain.random.pick(chain.world.lots.filter(({ expires }) => expires > '2027-01-01'));
  const year = Number(lot.expires.slice(0, 4)) + chain.random.pick([-1, 1, 1]);
  changeExpiry(chain, { atMs, by: pharmacistOf(chain, shop(chain)) }, lot, `${year}${lot.expires.slice(4)}`);
}

export function oneAlert(chain: Chain, atMs: number): void {
  const lot = chain.random.pick(chain.world.lots.filter(({ immobilised }) => !immobilised));
  immobilise(chain, { atMs, by: officeOf(chain, 'qf01') }, [lot], `ALERTA-${chain.random.integer(10, 99)}-2026`);
}

export function bookRemark(chain: Chain, atMs: number): void {
  const branches = chain.world.branches.filter(({ book }) => book.length > 0);
  if (branches.length === 0) return;
  const branch = chain.random.pick(branches);
  const entry = chain.random.pick(branch.book);
  const obs = chain.random.pick(['Se corrige folio según libro físico', 'Se agrega número de receta', 'Visado por DT']);
  editBook(chain, { atMs, by: pharmacistOf(chain, branch) }, entry, { obs });
}

export function forgetCustomer(chain: Chain, atMs: number): void {
  const customer = someCustomer(chain, 1);
  if (customer) eraseCustomer(chain, { atMs, by: officeOf(chain, 'conta01') }, customer);
}

export function sameCustomer(chain: Chain, atMs: number): void {
  const from = someCustomer(chain, 2);
  const into = someCustomer(chain, 1);
  if (from && into && from !== into) mergeCustomers(chain, { atMs, by: officeOf(chain, 'conta01') }, from, into);
}

function someCustomer(chain: Chain, atLeast: number) {
  const known = chain.world.customers.filter(({ company, sales }) => !company && sales.length >= atLeast);
  return known.length > 0 ? chain.random.pick(known) : null;
}

export function report(chain: Chain, atMs: number): void {
  const how = chain.random.chance(0.15) ? 'TRUNCATE' : 'DELETE';
  rebuildReport(chain, atMs, { how, rows: chain.random.integer(4, 9), create: chain.random.chance(0.12) });
}
