/** A day is planned at its midnight: shifts, tickets, prescriptions, the stocktakes of the calendar, the tax summary of the evening. */
import { limaMs, minuteMs } from '../calendar.ts';
import type { Chain } from '../chain.ts';
import type { Tag } from '../labels.ts';
import { createShelf, type Shelf } from '../work/basket.ts';
import { closeBranch, openBranch } from '../work/branches.ts';
import { fileSummary } from '../work/tax.ts';
import { branchOf } from '../world.ts';
import { stocktake } from './counting.ts';
import { type CountHabit, shiftsOf, work } from './shifts.ts';
import { prescriptionTimes, ticketTimes, visit, visitWithPrescription } from './visits.ts';

export function planDays(chain: Chain, days: number, habit: CountHabit): Shelf {
  const shelf = createShelf(chain.world);
  for (let day = 1; day <= days; day += 1) chain.agenda.at(limaMs(day), () => planDay(chain, shelf, day, habit));
  return shelf;
}

function planDay(chain: Chain, shelf: Shelf, day: number, habit: CountHabit): void {
  const { agenda, world } = chain;
  for (const branch of world.branches) {
    if (branch.share === 0) continue;
    for (const shift of shiftsOf(branch, day)) work(chain, shift, day, habit);
    for (const ms of ticketTimes(chain, branch, day)) agenda.at(ms, () => visit(chain, shelf, branch, ms));
    const filedMs = limaMs(day, '23:10') + branch.number * 2 * minuteMs;
    agenda.at(filedMs, () => fileSummary(chain, filedMs, branch));
  }
  for (const ms of prescriptionTimes(chain, day)) agenda.at(ms, () => visitWithPrescription(chain, ms));
}

/** Points of sale for a season, and general stocktakes. */
export function planCalendar(chain: Chain): void {
  seasonal(chain, { number: 7, name: 'Módulo Gripe San Miguel', registerId: 15, fromDay: 5, toDay: 26 });
  seasonal(chain, { number: 8, name: 'Módulo Pueblo Libre', registerId: 16, fromDay: 12, toDay: 47 });
  for (const [day, number] of [
    [10, 2],
    [20, 6],
    [34, 1],
    [55, 4],
  ] as const)
    chain.agenda.at(limaMs(day, '21:30'), () =>
      stocktake(chain, limaMs(day, '21:30'), { branch: branchOf(chain.world, number), zones: 2 }),
    );
}

export interface Season {
  readonly number: number;
  readonly name: string;
  readonly registerId: number;
  readonly fromDay: number;
  readonly toDay: number;
  readonly guides?: readonly number[];
  readonly tag?: Tag;
}

export function seasonal(chain: Chain, season: Season): void {
  const { number, name, registerId, fromDay, toDay, guides = [24], tag } = season;
  const openMs = limaMs(fromDay, '09:15');
  chain.agenda.at(openMs, () =>
    openBranch(chain, openMs, {
      ...{ number, name, registerId, products: guides.length > 1 ? 210 : 130, guides },
      ...(tag && { tag }),
      onReady: (branch) => {
        branch.share = 3;
      },
    }),
  );
  const lastMs = limaMs(toDay - 1, '23:55');
  chain.agenda.at(lastMs, () => {
    branchOf(chain.world, number).share = 0;
  });
  const closeMs = limaMs(toDay, '09:40');
  chain.agenda.at(closeMs, () => closeBranch(chain, closeMs, branchOf(chain.world, number)));
}
