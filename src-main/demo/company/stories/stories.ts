/** The list of what is planted: stories, their innocent twins, look-alikes, accidents of capture. */
import type { Chain } from '../chain.ts';
import type { Shelf } from '../work/basket.ts';
import * as accidents from './accidents.ts';
import * as lookAlikes from './look-alikes.ts';
import * as office from './office.ts';
import * as tills from './tills.ts';
import * as traces from './traces.ts';

export { countHabit } from './tills.ts';

export interface Story {
  /** As the benchmark names it. */
  readonly id: string;
  plan(chain: Chain, shelf: Shelf): void;
}

export const stories: readonly Story[] = [
  { id: 'F01', plan: tills.ownVoids },
  { id: 'F02', plan: tills.lightningPrice },
  { id: 'F02-gemelo', plan: tills.priceTypo },
  { id: 'F04', plan: office.reusedPrescription },
  { id: 'F04-gemelo', plan: office.chronicPatient },
  { id: 'F05', plan: office.nightLoss },
  { id: 'F05-gemelo', plan: office.brokenRefrigerator },
  { id: 'F06', plan: traces.deletedReceipts },
  { id: 'F07', plan: office.privilegeSandwich },
  { id: 'F07-gemelo', plan: office.holidayCover },
  { id: 'F08', plan: tills.formerCashier },
  { id: 'F10', plan: tills.squaredCounts },
  { id: 'F11', plan: office.closedMonth },
  { id: 'F11-gemelo', plan: office.lateInvoice },
  { id: 'F13', plan: traces.wipedTraces },
  { id: 'I01', plan: traces.purgedLog },
  { id: 'I03', plan: traces.unloggedChange },
  { id: 'I04', plan: traces.turnedClock },
  { id: 'X01', plan: accidents.accidents },
  { id: 'B01', plan: lookAlikes.stocktakeNight },
  { id: 'B02', plan: lookAlikes.monthEnd },
  { id: 'B03', plan: lookAlikes.bigCampaign },
  { id: 'B04', plan: lookAlikes.newBranch },
  { id: 'B05', plan: lookAlikes.migration },
  { id: 'B06', plan: lookAlikes.seasons },
  { id: 'B07', plan: lookAlikes.offlineTill },
  { id: 'B08', plan: lookAlikes.ticketedSchema },
  { id: 'B09', plan: lookAlikes.recall },
  { id: 'B11', plan: tills.trainee },
  { id: 'B12', plan: lookAlikes.restlessReport },
  { id: 'B13', plan: tills.sharedLogin },
];
