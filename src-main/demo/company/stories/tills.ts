/** F01, F02, F08, F10 and their innocent twins: what can happen at a register. */
import { dayMs, limaMs, minuteMs } from '../calendar.ts';
import { type Chain, officeOf } from '../chain.ts';
import type { CountHabit } from '../life/shifts.ts';
import { adjust } from '../work/adjust.ts';
import { creditNote, voidSale } from '../work/after-sale.ts';
import { fillBasket, lineOf, type Shelf } from '../work/basket.ts';
import { editCount, moveCash } from '../work/cash.ts';
import { logIn } from '../work/people.ts';
import { changePrice } from '../work/price.ts';
import { sell } from '../work/sell.ts';
import { branchOf, type Lot, productNamed, type Sale, sampleOf, stockOf } from '../world.ts';
import { cash, onDay, openTill, plant, tillOf } from './cast.ts';

const voider = 'cajera08';
const rounder = 'cajera14';

/** Cash receipts voided by who issued them, a few minutes later; the goods are missing at the next count. */
export function ownVoids(chain: Chain, shelf: Shelf): void {
  const told = { actor: voider, branch: 3, rules: ['R05', 'R06', 'R42'], minCaseScore: 0.65 };
  const { tag, at } = plant(chain, { scenario: 'F01', variant: 'base', kind: 'fraude', ...told });
  const random = chain.random.fork('F01');
  const missing: { lot: Lot; difference: number }[] = [];
  for (let day = 3; day <= 9; day += 1)
    for (let time = 0; time < random.integer(5, 8); time += 1)
      at(onDay(day, '17:00') + random.integer(0, 300) * minuteMs, (ms) => {
        const till = tillOf(chain, voider, tag);
        const lines = fillBasket(branchOf(chain.world, 3), shelf, random, ms).slice(0, 2);
        if (!till || lines.length === 0) return;
        const total = lines.reduce((sum, { amountCents }) => sum + amountCents, 0);
        const sale = sell(chain, ms, till, { lines, payments: cash(total) });
        sale.touched = true;
        const voidedMs = ms + random.integer(2 * 60, 8 * 60) * 1000;
        for (const { lot, thousandths } of lines) missing.push({ lot, difference: -thousandths });
        at(voidedMs, () => voidSale(chain, { atMs: voidedMs, by: till.by }, sale, 'error'));
      });
  at(onDay(10, '20:40'), (ms) => {
    const branch = branchOf(chain.world, 3);
    const lines = missing.filter(({ lot, difference }) => stockOf(branch, lot) + difference > 0).slice(0, 30);
    const [by, approver] = [
      officeOf(chain, 'qf03', tag.as('ocultamiento')),
      officeOf(chain, 'super03', tag.as('ocultamiento')),
    ];
    const plan = { branch, type: 'INV', reason: 'Diferencias de inventario', by, approver } as const;
    adjust(chain, ms, { ...plan, lines, approvedAtMs: ms + 31 * minuteMs });
  });
}

/** A trainee makes mistakes, the supervisor voids them. */
export function trainee(chain: Chain, shelf: Shelf): void {
  const told = { actor: 'super04', branch: 4, ceiling: 1 };
  const { tag, at } = plant(chain, { scenario: 'B11', variant: 'aprendiz', kind: 'benigno', ...told });
  const random = chain.random.fork('B11');
  for (let day = 29; day <= 33; day += 1)
    for (let time = 0; time < random.integer(2, 3); time += 1)
      at(limaMs(day, '10:30') + random.integer(0, 250) * minuteMs, (ms) => {
        const till = openTill(chain, 4, tag);
        const lines = fillBasket(branchOf(chain.world, 4), shelf, random, ms).slice(0, 2);
        if (!till || lines.length === 0) return;
        const total = lines.reduce((sum, { amountCents }) => sum + amountCents, 0);
        const sale = sell(chain, ms, till, { lines, payments: cash(total) });
        sale.touched = true;
        const voidedMs = ms + random.integer(3, 12) * minuteMs;
        at(voidedMs, () =>
          voidSale(
            chain,
            { atMs: voidedMs, by: { ...till.by, login: 'super04' } },
            sale,
            'Error de digitación, cajera en capacitación',
          ),
        );
      });
}

/** A price falls, somebody buys, the price is back. */
export function lightningPrice(chain: Chain): void {
  const told = { actor: 'super02', branch: 2, rules: ['R08', 'R09', 'R40'], minCaseScore: 0.65 };
  const { tag, at } = plant(chain, { scenario: 'F02', variant: 'base', kind: 'fraude', ...told });
  const random = chain.random.fork('F02');
  const branch = branchOf(chain.world, 2);
  const product = productNamed(chain.world, 'Insulina glargina');
  for (const day of [4, 11, 18]) {
    const fellMs = onDay(day, '11:10') + random.integer(0, 240) * minuteMs;
    const by = officeOf(chain, 'super02', tag);
    at(fellMs, (ms) => {
      const old = branch.prices.get(product) ?? product.priceCents;
      changePrice(chain, { atMs: ms, by }, { branch, product, cents: Math.round(old * 0.0365) * 10 });
      at(ms + 22 * minuteMs, (backMs) => changePrice(chain, { atMs: backMs, by }, { branch, product, cents: old }));
    });
    at(fellMs + random.integer(6, 15) * minuteMs, (ms) => {
      const till = openTill(chain, 2, tag);
      const line = lineOf(branch, { product, boxes: random.integer(2, 3) }, ms);
      if (till && line) sell(chain, ms, till, { lines: [line], payments: cash(line.amountCents) }).touched = true;
    });
  }
}

/** A typing error in a price, corrected before anybody buys. */
export function priceTypo(chain: Chain): void {
  const told = { actor: 'super05', branch: 5, ceiling: 0 };
  const { tag, at } = plant(chain, { scenario: 'F02', variant: 'gemelo', kind: 'benigno', ...told });
  const branch = branchOf(chain.world, 5);
  const product = productNamed(chain.world, 'Leche maternizada');
  for (const day of [9, 31])
    at(limaMs(day, '10:05'), (ms) => {
      const by = officeOf(chain, 'super05', tag);
      const old = branch.prices.get(product) ?? product.priceCents;
      changePrice(chain, { atMs: ms, by }, { branch, product, cents: Math.round(old / 100) * 10 });
      at(ms + 4 * minuteMs, (backMs) => changePrice(chain, { atMs: backMs, by }, { branch, product, cents: old }));
    });
}

/** Somebody who left in April comes in on a Sunday evening and gives money back. */
export function formerCashier(chain: Chain): void {
  const told = { actor: 'cajera90', branch: 3, rules: ['R19', 'R02', 'R07', 'R05'], minCaseScore: 0.65 };
  const { tag, at } = plant(chain, { scenario: 'F08', variant: 'base', kind: 'fraude', ...told });
  const random = chain.random.fork('F08');
  const person = officeOf(chain, 'cajera90', tag);
  at(onDay(14, '19:27'), (ms) => logIn(chain, { atMs: ms, by: { ...person, app: 'POS' } }));
  const originals: Sale[] = [];
  for (let index = 0; index < 9; index += 1)
    at(onDay(14, '19:30') + (index * 4.5 + random.next()) * minuteMs, (ms) => {
      const till = openTill(chain, 3);
      const own = chain.world.sales.filter(({ register, touched }) => register.branch.number === 3 && !touched);
      const sale = random.pick(own.slice(-400));
      if (!till || originals.includes(sale)) return;
      originals.push(sale);
      sale.touched = true;
      const by = { ...till.by, login: 'cajera90', tag };
      const cents = random.integer(90, 340) * 100;
      creditNote(chain, { atMs: Math.round(ms), by }, { register: till.register, sale, cents, reason: '06' });
    });
}

export const countHabit: CountHabit = (login, day) =>
  login === rounder && day >= 36 && day <= 59 ? -(1500 + ((day * 7919) % 46) * 100) : null;

/** Short every evening, equal to the system the next morning. */
export function squaredCounts(chain: Chain): void {
  const told = { actor: rounder, branch: 5, rules: ['R29', 'R28', 'R10'], minCaseScore: 0.65 };
  const { tag, at } = plant(chain, { scenario: 'F10', variant: 'base', kind: 'fraude', ...told });
  for (let day = 2; day <= 24; day += 1)
    at(onDay(day, '08:10'), (ms) => {
      const session = chain.world.closedSessions.findLast(({ openedBy }) => openedBy === rounder);
      if (
        !session?.closed ||
        session.closed.atMs < ms - dayMs ||
        session.closed.countedCents >= session.closed.systemCents
      )
        return;
      tag.mark(session.closed.unit);
      const by = { ...officeOf(chain, rounder, tag.as('ocultamiento')), app: 'POS' as const };
      editCount(chain, { atMs: ms, by }, session, { countedCents: session.closed.systemCents, note: 'ok' });
    });
  at(onDay(19, '18:35'), (ms) => {
    const till = tillOf(chain, rounder, tag) ?? openTill(chain, 5, tag);
    if (till?.register.session)
      moveCash(chain, { atMs: ms, by: { ...till.by, login: rounder } }, till.register.session, {
        kind: 'I',
        concept: 'fondo',
        cents: 20_000,
      });
  });
}

/** A login for all who stand in for somebody: at two registers at once. */
export function sharedLogin(chain: Chain, shelf: Shelf): void {
  const told = {
    actor: 'caja1',
    branch: 2,
    ceiling: 1,
    note: 'Usuario compartido: una debilidad de control por semana',
  };
  const { tag, at } = plant(chain, { scenario: 'B13', variant: 'compartido', kind: 'benigno', ...told });
  const random = chain.random.fork('B13');
  for (let day = 3; day <= 59; day += 7)
    at(limaMs(day, '12:20'), (ms) => {
      const branch = branchOf(chain.world, 2);
      for (const [step, register] of branch.registers.slice(1).entries()) {
        const lines = fillBasket(branch, shelf, random, ms).slice(0, 1);
        const [line] = sampleOf(lines, 1, random);
        if (!register.session || !line) continue;
        const by = { login: 'caja1', app: 'POS', branch, host: register.host, register, tag } as const;
        sell(chain, ms + step * 70_000, { by, register }, { lines, payments: cash(line.amountCents) }).touched = true;
      }
    });
}
