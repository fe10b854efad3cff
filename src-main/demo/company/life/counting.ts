/** What is counted, goods and money, each by the people whose work it is. */
import { dateText, dayMs, dayOf, minuteMs } from '../calendar.ts';
import { type By, type Chain, laterMs } from '../chain.ts';
import { padded } from '../exact.ts';
import { type Adjustment, adjust } from '../work/adjust.ts';
import { closeRegister, editCount, moveCash, openDrawer, reopenRegister } from '../work/cash.ts';
import { pharmacistOf } from '../work/controlled.ts';
import { type Branch, type CashSession, type Lot, sampleOf, stockOf } from '../world.ts';
import { shop, supervisorOf } from './office.ts';

function inStock(branch: Branch, atLeast = 3000): Lot[] {
  return [...branch.stock].flatMap(([lot, left]) => (left >= atLeast && !lot.immobilised ? [lot] : []));
}

export function cyclicCount(chain: Chain, atMs: number): void {
  const branch = shop(chain);
  const lots = sampleOf(inStock(branch), chain.random.integer(2, 6), chain.random);
  const lines = lots.map((lot) => ({ lot, difference: chain.random.pick([-1000, -1000, 1000, -2000]) }));
  const reason = `Conteo cíclico, acta ${chain.random.integer(100, 999)}`;
  requestAdjustment(chain, atMs, { branch, type: 'INV', reason, lines });
}

export function breakage(chain: Chain, atMs: number): void {
  const branch = shop(chain);
  const lots = sampleOf(inStock(branch), chain.random.integer(1, 3), chain.random);
  const reason = chain.random.pick([
    'Frasco roto en anaquel',
    'Empaque dañado en descarga',
    'Producto mojado en almacén',
  ]);
  const lines = lots.map((lot) => ({ lot, difference: -1000 }));
  requestAdjustment(chain, atMs, { branch, type: 'MER', reason, lines });
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
  requestAdjustment(chain, atMs, { branch, type: 'VEN', reason, lines });
}

type Wanted = Pick<Adjustment, 'branch' | 'type' | 'reason' | 'lines'>;

function requestAdjustment(chain: Chain, atMs: number, wanted: Wanted): void {
  const { branch } = wanted;
  const approvedAtMs = laterMs(chain.random, atMs, 15, 150);
  const by = pharmacistOf(chain, branch);
  adjust(chain, atMs, { ...wanted, by, approver: supervisorOf(chain, branch), approvedAtMs });
}

export interface Stocktake {
  readonly branch: Branch;
  readonly zones: number;
  readonly by?: By;
  readonly approver?: By;
}

/** Zones of thirty lines, one after the other, until early morning. */
export function stocktake(chain: Chain, atMs: number, plan: Stocktake): void {
  const { branch, zones } = plan;
  const session = { told: null };
  const by = plan.by ?? pharmacistOf(chain, branch);
  const approver = plan.approver ?? supervisorOf(chain, branch);
  for (let zone = 0; zone < zones; zone += 1) {
    const ms = atMs + zone * 38 * minuteMs;
    chain.agenda.at(ms, () => {
      const lots = sampleOf(inStock(branch), 30, chain.random);
      const lines = lots.map((lot) => ({ lot, difference: chain.random.pick([0, 0, 0, 0, 0, -1000, 1000, -2000]) }));
      const reason = `Inventario general, zona ${zone + 1}`;
      const zoned = { branch, type: 'INV', reason, lines, by, approver, session } as const;
      adjust(chain, ms, { ...zoned, approvedAtMs: ms + 21 * minuteMs });
    });
  }
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
  reopenRegister(chain, { atMs, by }, session, 'Reconteo con supervisor, voucher traspapelado');
  const closedMs = laterMs(chain.random, atMs, 6, 25);
  session.cashCents = systemCents;
  const difference = Math.trunc((countedCents - systemCents) / 20) * 10;
  chain.agenda.at(closedMs, () => closeRegister(chain, { atMs: closedMs, by }, session, difference));
}

/** A voucher turns up the next morning: corrected with a note. */
export function correctCount(chain: Chain, atMs: number): void {
  const session = closedSession(chain, atMs - dayMs);
  if (!session?.closed) return;
  const countedCents = session.closed.countedCents + chain.random.integer(3, 40) * 50;
  const note = `Voucher hallado, visto bueno ${padded(chain.random.integer(1, 999), 4)}`;
  editCount(chain, { atMs, by: supervisorOf(chain, session.register.branch) }, session, { countedCents, note });
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
  moveCash(chain, { atMs, by }, session, { kind, concept, cents: chain.random.integer(from, to) * 10 });
}

export function drawer(chain: Chain, atMs: number): void {
  const open = chain.world.branches.flatMap(({ registers }) => registers.filter(({ session }) => session !== null));
  if (open.length === 0) return;
  const register = chain.random.pick(open);
  const login = register.session?.openedBy ?? '';
  openDrawer(
    chain,
    { atMs, by: { login, app: 'POS', branch: register.branch, host: register.host, register } },
    register,
  );
}
