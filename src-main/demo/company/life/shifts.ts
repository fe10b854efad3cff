/** Who sits at which register when: two shifts at the first, one at the others, a night shift where it never closes. */
import { dayMs, isHoliday, limaMs, weekday } from '../calendar.ts';
import { type By, type Chain, type Hand, laterMs } from '../chain.ts';
import { padded } from '../exact.ts';
import { closeRegister, moveCash, openRegister } from '../work/cash.ts';
import { logIn } from '../work/people.ts';
import type { Branch, Register } from '../world.ts';

export interface Shift {
  readonly register: Register;
  readonly login: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/** What a count is off by, where somebody has reasons of their own. */
export type CountHabit = (login: string, day: number) => number | null;

export function shiftsOf(branch: Branch, day: number): Shift[] {
  const [first, second, third] = branch.registers;
  if (!first || branch.share === 0) return [];
  const at = (time: string) => limaMs(day, time);
  if (branch.number > 6)
    return [{ register: first, login: `modulo${branch.number}`, fromMs: at('10:00'), toMs: at('21:00') }];
  const { morning, evening, middle } = crew(branch.number, day);
  const short = branch.number > 3 && (weekday(day) === 7 || isHoliday(day));
  const shifts = [
    { register: first, login: morning, fromMs: at(branch.opens), toMs: at('15:00') },
    { register: first, login: evening, fromMs: at('15:05'), toMs: at(branch.closes) },
  ];
  const login = middle ?? (branch.number === 2 ? 'caja1' : null);
  if (second && login && !short) shifts.push({ register: second, login, fromMs: at('10:00'), toMs: at('20:00') });
  const extra = branch.number === 1 ? 'cajera19' : 'caja1';
  if (third && weekday(day) !== 7)
    shifts.push({ register: third, login: extra, fromMs: at('11:00'), toMs: at('20:30') });
  if (branch.allDay)
    shifts.push({ register: first, login: `noche0${1 + (day % 2)}`, fromMs: at('23:05'), toMs: at('06:55') + dayMs });
  return shifts;
}

/** Each of the three has a day of rest; the third stands in for the others. */
function crew(branch: number, day: number) {
  const [a, b, c] = [2, 1, 0].map((back) => `cajera${padded(branch * 3 - back, 2)}`);
  const rests = (offset: number) => weekday(day) === ((branch + offset) % 7) + 1;
  const [morning = '', evening = '', middle = ''] = [a, b, c];
  if (rests(2)) return { morning: middle, evening, middle: null };
  if (rests(4)) return { morning, evening: middle, middle: null };
  return { morning, evening, middle: rests(0) ? null : middle };
}

export function cashierAt(register: Register, login: string): By {
  return { login, app: 'POS', branch: register.branch, host: register.host, register };
}

export function work(chain: Chain, shift: Shift, day: number, habit: CountHabit): void {
  const { agenda, random } = chain;
  const { register, login, fromMs, toMs } = shift;
  const by = cashierAt(register, login);
  const loginMs = laterMs(random, fromMs, 0, 3);
  agenda.at(loginMs, () => logIn(chain, { atMs: loginMs, by }));
  const openMs = loginMs + 45_000;
  agenda.at(openMs, () => {
    const session = openRegister(chain, { atMs: openMs, by }, register);
    if (random.chance(0.3)) sendToVault(chain, { atMs: laterMs(random, toMs, -20, -2), by }, session.register);
    const closeMs = laterMs(random, toMs, -1, 2);
    agenda.at(closeMs, () => {
      const difference = habit(login, day) ?? countDifference(chain);
      closeRegister(chain, { atMs: closeMs, by }, session, difference);
    });
  });
}

function sendToVault(chain: Chain, { atMs, by }: Hand, register: Register): void {
  chain.agenda.at(atMs, () => {
    const { session } = register;
    if (!session || session.cashCents < 60_000) return;
    const cents = Math.floor((session.cashCents - 20_000) / 10_000) * 10_000;
    moveCash(chain, { atMs, by }, session, { kind: 'E', concept: 'Remesa a bóveda', cents });
  });
}

/** Within three soles in 85 of 100 counts. */
function countDifference({ random }: Chain): number {
  const sign = random.pick([1, -1, -1]);
  const luck = random.next();
  if (luck < 0.42) return 0;
  if (luck < 0.85) return sign * random.integer(1, 29) * 10;
  return sign * random.integer(30, luck < 0.98 ? 99 : 320) * 10;
}
