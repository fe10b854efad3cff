/** Days and people of the stories. Their day 1 is a Monday, after five weeks of ordinary life. */
import { limaMs } from '../calendar.ts';
import type { By, Chain } from '../chain.ts';
import type { Planting, Tag } from '../labels.ts';
import { cashierAt } from '../life/shifts.ts';
import type { Payment, Register } from '../world.ts';
import { branchOf } from '../world.ts';

const firstStoryDay = 36;

/** `onDay(9, '22:50')`: that time of the ninth day of the stories. */
export function onDay(day: number, time: string): number {
  return limaMs(firstStoryDay + day - 1, time);
}

/** Schedules what carries one label. */
export function plant(chain: Chain, planting: Planting): { tag: Tag; at(ms: number, act: (ms: number) => void): void } {
  return { tag: chain.labels.plant(planting), at: (ms, act) => chain.agenda.at(ms, () => act(ms)) };
}

/** An open register of the branch, with whoever sits there. */
export function openTill(chain: Chain, branch: number, tag?: Tag): { by: By; register: Register } | null {
  const register = branchOf(chain.world, branch).registers.find(({ session, offline }) => session !== null && !offline);
  const login = register?.session?.openedBy;
  return register && login ? { register, by: { ...cashierAt(register, login), ...(tag && { tag }) } } : null;
}

/** The register where this cashier sits now. */
export function tillOf(chain: Chain, login: string, tag?: Tag): { by: By; register: Register } | null {
  const registers = chain.world.branches.flatMap(({ registers: all }) => all);
  const register = registers.find(({ session }) => session?.openedBy === login);
  return register ? { register, by: { ...cashierAt(register, login), ...(tag && { tag }) } } : null;
}

export function cash(cents: number): readonly Payment[] {
  return [{ method: 'EF', cents }];
}
