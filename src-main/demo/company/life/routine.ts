/** Everything that happens beside the tickets, in one list: how often, between which hours, and what. */
import { dayMs, hourMs, isOfficeDay, limaMs, weekday } from '../calendar.ts';
import { type Chain, officeOf } from '../chain.ts';
import type { Random } from '../random.ts';
import { runCampaign } from '../work/price.ts';
import { setParameter } from '../work/settings.ts';
import { sampleOf } from '../world.ts';
import * as administration from './administration.ts';
import * as counting from './counting.ts';
import * as office from './office.ts';

type When =
  /** So many a day on average. */
  | { readonly perDay: number }
  /** Every so many days, first on the day given; nobody works by the minute. */
  | { readonly everyDays: number; readonly from: number };

type Routine = When & {
  readonly hours: readonly [number, number];
  /** Also on Sundays and holidays. */
  readonly daily?: boolean;
  readonly act: office.Act;
};

const office9to6 = [9, 18] as const;

export const routines: readonly Routine[] = [
  { perDay: 2.5, hours: office9to6, act: office.priceOfOne },
  { everyDays: 9, from: 3, hours: office9to6, act: office.priceList },
  { perDay: 4.2, hours: [9, 12], act: office.restock },
  { perDay: 1.8, hours: [9, 16], act: office.goods },
  { perDay: 0.9, hours: [10, 19], act: counting.cyclicCount },
  { perDay: 0.7, hours: [10, 19], daily: true, act: counting.breakage },
  { everyDays: 3, from: 2, hours: [15, 18], act: counting.expired },
  { perDay: 0.35, hours: office9to6, act: office.newLot },
  { everyDays: 6, from: 4, hours: office9to6, act: office.expiryTypo },
  { everyDays: 8, from: 5, hours: office9to6, act: office.oneAlert },
  { everyDays: 6, from: 3, hours: [10, 18], act: office.bookRemark },
  { everyDays: 7, from: 2, hours: [8, 10], act: counting.countAgain },
  { everyDays: 8, from: 4, hours: [8, 10], act: counting.correctCount },
  { perDay: 5, hours: [9, 20], daily: true, act: counting.pettyCash },
  { perDay: 3, hours: [9, 21], daily: true, act: counting.drawer },
  { everyDays: 11, from: 8, hours: office9to6, act: office.forgetCustomer },
  { everyDays: 8, from: 6, hours: office9to6, act: office.sameCustomer },
  { perDay: 7, hours: [8, 20], daily: true, act: office.report },
  { everyDays: 9, from: 3, hours: office9to6, act: administration.hire },
  { everyDays: 13, from: 11, hours: office9to6, act: administration.leave },
  { everyDays: 16, from: 13, hours: office9to6, act: administration.comeBack },
  { perDay: 0.3, hours: office9to6, act: administration.sameProfile },
  { everyDays: 7, from: 5, hours: office9to6, act: administration.otherProfile },
  { everyDays: 12, from: 7, hours: office9to6, act: administration.permission },
  { everyDays: 19, from: 12, hours: office9to6, act: administration.cap },
  { perDay: 0.4, hours: office9to6, act: administration.password },
  { everyDays: 6, from: 2, hours: [8, 20], daily: true, act: administration.lockedOut },
  { perDay: 0.3, hours: [8, 20], daily: true, act: administration.mistyped },
  { everyDays: 10, from: 4, hours: office9to6, act: administration.supplier },
  { everyDays: 12, from: 6, hours: office9to6, act: administration.bank },
  { perDay: 0.45, hours: office9to6, act: administration.product },
  { everyDays: 15, from: 10, hours: office9to6, act: administration.controlClass },
  { everyDays: 5, from: 3, hours: office9to6, act: administration.parameter },
  { everyDays: 17, from: 9, hours: office9to6, act: administration.trialSeries },
  { everyDays: 14, from: 8, hours: office9to6, act: administration.trialCounter },
  { everyDays: 7, from: 7, hours: [4, 5], daily: true, act: administration.recalculateCosts },
  { everyDays: 7, from: 22, hours: [6, 7], daily: true, act: administration.retention },
];

export function planRoutines(chain: Chain, days: number): void {
  for (const [index, routine] of routines.entries()) {
    const random = chain.random.fork(`routine ${index}`);
    for (const ms of timesOf(routine, days, random)) chain.agenda.at(ms, () => routine.act(chain, ms));
  }
}

function timesOf(routine: Routine, days: number, random: Random): number[] {
  const [from, to] = routine.hours;
  const within = (day: number) => limaMs(day) + from * hourMs + random.integer(0, (to - from) * hourMs - 1);
  const open = (day: number) => routine.daily || isOfficeDay(day);
  const all = Array.from({ length: days }, (_, index) => index + 1);
  if ('perDay' in routine)
    return all.flatMap((day) => {
      const count = Math.floor(
        routine.perDay * (routine.daily ? 1 : 1.4) * (0.6 + random.next() * 0.8) + random.next(),
      );
      return open(day) ? Array.from({ length: count }, () => within(day)) : [];
    });
  const due = all.filter((day) => day >= routine.from && (day - routine.from) % routine.everyDays === 0);
  return due.flatMap((day) => {
    const first = all.find((candidate) => candidate >= day && open(candidate));
    return first === undefined ? [] : [within(first)];
  });
}

/** A laboratory's offers: from Thursday morning to Monday morning, every other week. */
export function planCampaigns(chain: Chain, days: number): void {
  for (let day = 11; day <= days; day += 14) {
    const thursday = day + ((4 - weekday(day) + 7) % 7);
    const ms = limaMs(thursday, '08:40');
    chain.agenda.at(ms, () => {
      const products = sampleOf(chain.world.products.slice(0, 560), chain.random.integer(25, 45), chain.random);
      const branches = sampleOf(chain.world.branches.slice(0, 6), 3, chain.random);
      const campaign = { name: `CAMP-${thursday}`, products, branches, untilMs: ms + 4 * dayMs };
      runCampaign(
        chain,
        { atMs: ms, by: officeOf(chain, 'gerente') },
        { ...campaign, off: chain.random.pick([10, 12, 15]) },
      );
      chain.agenda.at(ms + 4 * dayMs, () =>
        runCampaign(chain, { atMs: ms + 4 * dayMs, by: officeOf(chain, 'gerente') }, { ...campaign, off: null }),
      );
    });
  }
}

/** Periods are closed in the first days of a month, and opened again for what comes late. */
export function planPeriods(chain: Chain): void {
  const set = (day: number, time: string, code: string, value: 'A' | 'C') =>
    chain.agenda.at(limaMs(day, time), () =>
      setParameter(chain, { atMs: limaMs(day, time), by: officeOf(chain, 'conta01') }, code, value),
    );
  set(3, '17:10', 'PERIODO_202605', 'C');
  set(4, '11:20', 'PERIODO_INV_202605', 'C');
  set(16, '10:05', 'PERIODO_INV_202605', 'A');
  set(16, '10:50', 'PERIODO_INV_202605', 'C');
  set(33, '16:40', 'PERIODO_INV_202606', 'C');
  set(47, '09:30', 'PERIODO_INV_202606', 'A');
  set(47, '09:55', 'PERIODO_INV_202606', 'C');
}
